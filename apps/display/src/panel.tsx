import type { DisplayCall } from '@poczekalnia/protocol'
import { ArrowRight } from 'lucide-react'
import type { CSSProperties } from 'react'
import { Both } from './both.tsx'
import { panelEms } from './type-size.ts'

/** The newest call, readable from ten metres: number, arrow, desk. Amber while it is being announced. */
export function Panel({ call, announcing }: { call: DisplayCall; announcing: boolean }) {
  const size = { '--ems': panelEms(call.number, call.desk) } as CSSProperties
  const state = announcing ? 'announcing' : call.current ? 'settled' : 'past'
  return (
    <section className="panel" data-state={state} data-call={call.id} style={size}>
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
    </section>
  )
}
