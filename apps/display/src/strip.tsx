import type { DisplayView } from '@poczekalnia/protocol'
import { VolumeX } from 'lucide-react'
import { Both, BothOf } from './both.tsx'

/** The foot of the board: clock, how many wait in each queue, the office's message. */
export function Strip({ view, time, muted }: { view: DisplayView; time: string; muted: boolean }) {
  return (
    <footer className="strip">
      <time className="clock">{time}</time>
      <div className="queues">
        <h2>
          <Both text="waiting" lines />
        </h2>
        <ul>
          {view.queues.map((queue) => (
            <li key={queue.id}>
              <span className="prefix">{queue.prefix}</span>
              <span className="count">{queue.waiting}</span>
            </li>
          ))}
        </ul>
      </div>
      <div className="message">
        {view.message && (
          <p>
            <BothOf text={view.message} />
          </p>
        )}
        {muted && (
          <p className="muted">
            <VolumeX aria-hidden="true" />
            <span>
              <Both text="muted" />
            </span>
          </p>
        )}
      </div>
    </footer>
  )
}
