import type { DisplayCall } from '@poczekalnia/protocol'
import { ArrowRight } from 'lucide-react'
import { Both } from './both.tsx'

/** The newest call, readable from ten metres: number, arrow, desk. Amber while it is being announced. */
export function Panel({ call, announcing }: { call: DisplayCall; announcing: boolean }) {
  const state = announcing ? 'announcing' : call.current ? 'settled' : 'past'
  return (
    <section className="panel" data-state={state} data-call={call.id}>
      <div className="call">
        <p className="label label-number">
          <Both text="ticket" />
        </p>
        <p className="label label-desk">
          <Both text="desk" />
        </p>
        <p className="big number" data-testid="called-number">
          {call.number}
        </p>
        <ArrowRight className="arrow" aria-hidden="true" />
        <p className="big desk" data-testid="called-desk">
          {call.desk}
        </p>
      </div>
    </section>
  )
}
