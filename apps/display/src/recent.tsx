import type { DisplayCall } from '@poczekalnia/protocol'
import { ArrowRight } from 'lucide-react'
import { Both } from './both.tsx'
import { listed } from './call-queue.ts'

/** The last calls as rows of equal height, newest on top. */
export function Recent({ calls, rows }: { calls: readonly DisplayCall[]; rows: number }) {
  return (
    <section className="recent">
      <h2>
        <Both text="recent" />
      </h2>
      <ol>
        {listed(calls, rows).map((call) => (
          <li key={call.id} data-current={call.current}>
            <span className="row-number">{call.number}</span>
            <ArrowRight className="row-arrow" aria-hidden="true" />
            <span className="row-desk">{call.desk}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
