import { isStillPlace } from '@poczekalnia/booking-core'
import type { BookingStore } from '@poczekalnia/booking-core/store'
import type { Office } from '@poczekalnia/queue-core'
import type { Clock } from '@poczekalnia/server/clock'
import type { Logger } from '@poczekalnia/server/logger'

const EVERY_MS = 10 * 60_000

/**
 * Forgets whose hold or code has run out, and drops what is older than the office's retention time (BOK-17). Nothing
 * waits for it: what has run out is free without it. At the start it tells which visits have no place any more, because
 * hours or seats were cut since they were booked (BOK-11): they stay booked until somebody moves or cancels them.
 */
export function keepTidy(parts: { offices: readonly Office[]; store: BookingStore; clock: Clock; log: Logger }): {
  stop(): void
} {
  const { offices, store, clock, log } = parts
  const tidy = async () => {
    for (const { profile, time } of offices) {
      const now = clock.now()
      const before = time.plusDays(time.wall(now).date, -profile.retentionDays)
      const { expired, dropped } = await store.bookings.tidy(profile.id, before, now)
      if (dropped > 0) log.info({ office: profile.id, expired, dropped }, 'old bookings were dropped')
    }
  }
  const tellCut = async () => {
    for (const office of offices) {
      const cut = (await store.bookings.toCome(office.profile.id, clock.now())).filter(
        (booking) => !isStillPlace(office, booking),
      )
      // Without names: logs are read by others (ALL-4).
      for (const { id, date, time, matter } of cut)
        log.warn({ office: office.profile.id, id, date, time, matter }, 'a booked visit has no place any more')
    }
  }
  const attempt = (work: () => Promise<void>) =>
    work().catch((error) => log.error({ err: error }, 'bookings could not be looked through'))
  void attempt(tellCut)
  void attempt(tidy)
  const timer = setInterval(() => void attempt(tidy), EVERY_MS)
  return { stop: () => clearInterval(timer) }
}
