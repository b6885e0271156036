import { type Clock, everyMinute } from '@poczekalnia/server/clock'
import type { Feature } from './feature.ts'
import type { News } from './news.ts'
import type { OfficeSession } from './session.ts'

/** Time goes on while nobody does anything: bookings lapse, queues open, and screens show the minute. */
export function minutes(clock: Clock, session: OfficeSession, news: Pick<News, 'mark'>): Feature {
  let stop = () => {}
  return {
    start() {
      stop = everyMinute(clock, () => {
        session.act({ type: 'MoveClock' }, { actor: 'clock' }).catch(() => undefined)
        news.mark()
      })
    },
    stop: () => stop(),
  }
}
