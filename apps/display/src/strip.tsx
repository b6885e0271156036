import type { DisplayView } from '@poczekalnia/protocol'
import { VolumeX } from 'lucide-react'
import { Both } from './both.tsx'
import { FitText } from './fit-text.tsx'
import { Info } from './info.tsx'
import type { InfoPage } from './info-pages.ts'

/** Sizes that the counts are tried in, in the board's units: many queues take more than one line. */
const countSizes = [64, 56, 48, 42, 36, 32, 28, 24, 20]

/** The foot of the board: clock, how many wait in each queue, what the office has to say. */
export function Strip({
  view,
  time,
  muted,
  pages,
  tall,
}: {
  view: DisplayView
  time: string
  muted: boolean
  pages: readonly InfoPage[]
  /** The foot is higher than usual, for a long text. */
  tall: boolean
}) {
  const counts = view.queues.map(({ prefix, waiting }) => `${prefix} ${waiting}`).join(' ')
  return (
    <footer className="strip">
      <time className="clock">{time}</time>
      <div className="queues">
        <h2>
          <Both text="waiting" lines />
        </h2>
        <FitText text={counts} steps={countSizes}>
          <ul>
            {view.queues.map((queue) => (
              <li key={queue.id}>
                <span className="prefix">{queue.prefix}</span>
                <span className="count">{queue.waiting}</span>
              </li>
            ))}
          </ul>
        </FitText>
      </div>
      <div className="message">
        {pages.length > 0 && <Info pages={pages} from={tall ? 48 : 37} />}
        {muted && (
          <p className="muted">
            <VolumeX aria-hidden="true" />
            <span>
              <Both text="muted" lines />
            </span>
          </p>
        )}
      </div>
    </footer>
  )
}
