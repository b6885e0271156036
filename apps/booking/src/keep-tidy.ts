import type { BookingStore } from '@poczekalnia/booking-core/store'
import type { Office } from '@poczekalnia/queue-core'
import type { Clock } from '@poczekalnia/server/clock'
import type { Logger } from '@poczekalnia/server/logger'
import type { OfficeCuts } from './cuts.ts'

const EVERY_MS = 10 * 60_000
const DAY_MS = 24 * 3_600_000

/**
 * Forgets whose hold or code has run out, and drops what is older than the office's retention time (BOK-17). Nothing
 * waits for it: what has run out is free without it. Visits that have no place any more, because hours or
 * seats were cut since they were booked, are found at the start and from time to time (BOK-11).
 */
export function keepTidy(parts: {
  offices: readonly Office[]
  store: BookingStore
  clock: Clock
  log: Logger
  cuts: readonly OfficeCuts[]
}): {
  stop(): void
} {
  const { offices, store, clock, log, cuts } = parts
  const tidy = async () => {
    for (const { profile, time } of offices) {
      const now = clock.now()
      const before = time.plusDays(time.wall(now).date, -profile.retentionDays)
      await store.draws.forget(profile.id, before, now)
      const { expired, dropped } = await store.bookings.tidy(profile.id, before, now)
      await store.cuts.drop(profile.id, before)
      // A line is over long before the next day.
      await store.line.tidy(profile.id, now - DAY_MS, now)
      if (dropped > 0) log.info({ office: profile.id, expired, dropped }, 'old bookings were dropped')
    }
  }
  const sweep = async () => {
    for (const { sweep } of cuts) await sweep()
  }
  const attempt = (work: () => Promise<void>) =>
    work().catch((error) => log.error({ err: error }, 'bookings could not be looked through'))
  void attempt(sweep)
  void attempt(tidy)
  const timer = setInterval(() => void attempt(tidy).then(() => attempt(sweep)), EVERY_MS)
  return { stop: () => clearInterval(timer) }
}
