import type { Office } from '@poczekalnia/queue-core'
import type { Store } from '@poczekalnia/queue-core/store'
import type { Logger } from '@poczekalnia/server/logger'
import type { OfficeSession } from '../../office/session.ts'

const HOUR_MS = 3_600_000

/**
 * How often it is counted anew whose time is over, when somebody else wrote or erased in between: three quick ones are
 * unheard of.
 */
const TRIES = 3

export type Retention = { lastRun(): number; stop(): void }

/** The first day on which the data of a visit are gone. */
export const erasedOn = ({ time, profile }: Office, date: string): string =>
  time.plusDays(date, profile.retentionDays + 1)

/**
 * Erases names and e-mails when their time is over (ALL-4): at the start and then every hour, everybody whose visit was
 * more than the profile's `retentionDays` ago. The log stays whole: it never held them.
 * @returns when it last looked (epoch ms), and how to stop it
 */
export async function keepRetention(session: OfficeSession, store: Store, log: Logger): Promise<Retention> {
  let lastRun = 0
  const erase = async () => {
    try {
      await erasePast(session, store, log)
      lastRun = session.now()
    } catch (error) {
      log.error({ err: error }, 'personal data whose time is over could not be erased')
    }
  }
  await erase()
  const timer = setInterval(() => void erase(), HOUR_MS)
  return { lastRun: () => lastRun, stop: () => clearInterval(timer) }
}

/** Erases whose time is over, with the event that tells how many they were: both are there or neither (ALL-8). */
export async function erasePast(
  session: OfficeSession,
  store: Pick<Store, 'people' | 'scrub'>,
  log: Pick<Logger, 'info'>,
): Promise<void> {
  for (let tries = TRIES; tries > 0; tries--) {
    const { office } = session
    const today = office.time.wall(session.now()).date
    const before = office.time.plusDays(today, -office.profile.retentionDays)
    const people = await store.people.countBefore(before)
    // Even when it is nobody: an earlier erasure may not have come to its end in every byte.
    if (people === 0) return store.scrub()
    const told = await session.act({ type: 'ErasePersonalData', before, people }, { actor: 'clock' })
    if (!told.ok) continue
    log.info({ erased: people, before }, 'personal data erased')
    return
  }
  throw new Error('who was to be erased changed each time that it was counted')
}
