import type { People } from '@poczekalnia/queue-core/store'
import type { Logger } from '../wire/answer.ts'
import type { OfficeSession } from './session.ts'

const HOUR_MS = 3_600_000

/**
 * Erases names and e-mails when their time is over (ALL-4): at the start and then every hour, everybody whose visit was
 * more than the profile's `retentionDays` ago. The log stays whole: it never held them.
 * @returns stops it
 */
export function keepRetention(session: OfficeSession, people: People, log: Logger): () => void {
  const erase = () => {
    const { office } = session
    const today = office.time.wall(session.now()).date
    const before = office.time.plusDays(today, -office.profile.retentionDays)
    const erased = people.eraseBefore(before)
    if (erased === 0) return
    log.info({ erased, before }, 'personal data erased')
    session.record([{ type: 'PersonalDataErased', before, people: erased }], 'clock', []).catch(() => undefined)
  }
  erase()
  const timer = setInterval(erase, HOUR_MS)
  return () => clearInterval(timer)
}
