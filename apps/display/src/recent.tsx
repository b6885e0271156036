import type { DisplayCall } from '@poczekalnia/protocol'
import { ArrowRight } from 'lucide-react'
import { Both } from './both.tsx'

/** Rows that fit at a type that can be read from the farthest seat (capitals of L/200). */
const ROWS = 6

/** The last calls as rows of equal height, newest on top. */
export function Recent({ calls }: { calls: readonly DisplayCall[] }) {
  return (
    <section className="recent">
      <h2>
        <Both text="recent" />
      </h2>
      <ol>
        {calls.slice(0, ROWS).map((call) => (
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
