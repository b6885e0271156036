import { calendar, type Day, leftOn, Taken } from '@poczekalnia/booking-core'
import type { BookingStore } from '@poczekalnia/booking-core/store'
import type { Office } from '@poczekalnia/queue-core'
import type { Clock } from '@poczekalnia/server/clock'
import { horizonOf } from './days-ahead.ts'

/** A picture is never older. */
const OLDEST_MS = 1000
/** With so many writes in a second it is not made anew for each, but every second. */
const BUSY = 50
const DAY_MS = 24 * 3_600_000

/** What is free, as it was at an instant. */
export type Snapshot = {
  /** Epoch ms. */
  at: number
  days(matter: string): readonly Day[]
  /** Visits that there is still room for on a day. */
  left(matter: string, date: string): number
}

/**
 * One picture of what is free, in memory, for all who look: made anew after each write, and when many write, once a
 * second. So a rush of visitors costs the database one question a second, and is told of nothing older than that.
 */
export function openSnapshots({ bookings }: Pick<BookingStore, 'bookings'>, office: () => Office, clock: Clock) {
  let made: Promise<Snapshot> | null = null
  let madeAt = { wall: 0, steady: 0 }
  let isStale = true
  let writes: number[] = []

  const isGood = () => {
    const steady = performance.now()
    const isYoung = steady - madeAt.steady < OLDEST_MS && Math.abs(clock.now() - madeAt.wall) < OLDEST_MS
    if (!isYoung) return false
    if (!isStale) return true
    writes = writes.filter((at) => at > steady - OLDEST_MS)
    return writes.length > BUSY
  }

  const make = async (): Promise<Snapshot> => {
    const of = office()
    const { id } = of.profile
    const at = clock.now()
    const days = horizonOf(of)
    const [from, to] = [at - DAY_MS, at + (days + 1) * DAY_MS]
    const cells = await bookings.taken(id, from, to, at)
    const visits = await bookings.visits(id, from, to, at)
    const taken = new Taken(cells)
    const known = new Map<string, readonly Day[]>()
    const counts = new Map<string, number>()
    return {
      at,
      days(matter) {
        const found = known.get(matter) ?? calendar(of, matter, { cells, visits }, at, days)
        known.set(matter, found)
        return found
      },
      left(matter, date) {
        const key = `${matter} ${date}`
        const found = counts.get(key) ?? leftOn(of, matter, date, { taken, visits }, at)
        counts.set(key, found)
        return found
      },
    }
  }

  return {
    now(): Promise<Snapshot> {
      if (made && isGood()) return made
      isStale = false
      madeAt = { wall: clock.now(), steady: performance.now() }
      made = make()
      // What could not be read is asked for again by the next one.
      made.catch(() => {
        made = null
      })
      return made
    },
    /** Something was written. */
    wrote(): void {
      isStale = true
      writes.push(performance.now())
      if (writes.length > 4 * BUSY) writes = writes.slice(-2 * BUSY)
    },
  }
}

export type Snapshots = ReturnType<typeof openSnapshots>
