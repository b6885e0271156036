import { ClosesHeard } from '@poczekalnia/protocol'
import { closesEarlyOn } from '@poczekalnia/queue-core'
import type { OfficeSession } from '../../office/session.ts'
import type { AskSite } from './site-line.ts'

/**
 * An early end of today, or that it was taken back: the site books nobody into hours that the office will not keep
 * (ACC-10). Told once a day at least, after each start, and whenever it is other than what was told last.
 */
export function untoldClosing({ ask, session }: { ask: AskSite; session: OfficeSession }) {
  let told: string | null = null
  /** Nobody heard it; it is told when the site answers again. */
  let isMissed = false
  return {
    async look(): Promise<void> {
      const { date } = session.office.time.wall(session.now())
      const closing = { date, closes: closesEarlyOn(session.state, date)?.time ?? null }
      const news = JSON.stringify(closing)
      if (news === told || isMissed) return
      isMissed = (await ask(ClosesHeard, 'closes', closing)) === null
      if (!isMissed) told = news
    },
    /** The site has answered. */
    answered(): void {
      isMissed = false
    },
  }
}
