import type { Office } from '@poczekalnia/queue-core'
import type { People } from '@poczekalnia/queue-core/store'
import type { OfficeSession } from '../../office/session.ts'
import type { Logger } from '../../transport/logger.ts'

const HOUR_MS = 3_600_000

export type Retention = { lastRun(): number; stop(): void }

/** The first day on which the data of a visit are gone. */
export const erasedOn = ({ time, profile }: Office, date: string): string =>
  time.plusDays(date, profile.retentionDays + 1)

/**
 * Erases names and e-mails when their time is over (ALL-4): at the start and then every hour, everybody whose visit was
 * more than the profile's `retentionDays` ago. The log stays whole: it never held them.
 * @returns when it last looked (epoch ms), and how to stop it
 */
export function keepRetention(session: OfficeSession, people: People, log: Logger): Retention {
  let lastRun = 0
  const erase = () => {
    const { office } = session
    const today = office.time.wall(session.now()).date
    const before = office.time.plusDays(today, -office.profile.retentionDays)
    const erased = people.eraseBefore(before)
    lastRun = session.now()
    if (erased === 0) return
    log.info({ erased, before }, 'personal data erased')
    session.record([{ type: 'PersonalDataErased', before, people: erased }], 'clock', []).catch(() => undefined)
  }
  erase()
  const timer = setInterval(erase, HOUR_MS)
  return { lastRun: () => lastRun, stop: () => clearInterval(timer) }
}
