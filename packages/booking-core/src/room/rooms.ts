import type { Office } from '@poczekalnia/queue-core'
import { openedAt } from '../opening.ts'

/** Days of matters that open at one instant, with a room before it (BOK-6). */
export type Opening = {
  /** Epoch ms. */
  opens: number
  /** `matter date`, as `dayKey` makes it. */
  days: ReadonlySet<string>
  matters: readonly string[]
  /** `YYYY-MM-DD`, in order. */
  dates: readonly string[]
}

/** A room is there for so long after its hour at most. */
const ROOM_MS = 3 * 3_600_000
/** Farther than any opening reaches. */
const MOST_DAYS = 366 + 31

export const dayKey = (matter: string, date: string): string => `${matter} ${date}`

/**
 * The openings whose room is there at this moment, the earliest first. An office without `room` has none, and what is
 * drawn or for the invited needs none.
 */
export function roomsAt(office: Office, now: number): Opening[] {
  const booking = office.profile.booking
  const room = booking?.room
  if (!booking || !room) return []
  const found = new Map<number, { days: Set<string>; dates: Set<string>; matters: Set<string> }>()
  const today = office.time.wall(now).date
  for (let n = 0; n <= horizonOf(office); n++) {
    const date = office.time.plusDays(today, n)
    for (const { queue } of booking.matters) {
      const opens = openedAt(office, queue, date)
      if (opens === null || now < opens - room.minutesBefore * 60_000 || now >= opens + ROOM_MS) continue
      const of = found.get(opens) ?? { days: new Set(), dates: new Set(), matters: new Set() }
      found.set(opens, of)
      of.days.add(dayKey(queue, date))
      of.dates.add(date)
      of.matters.add(queue)
    }
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([opens, { days, dates, matters }]) => ({ opens, days, dates: [...dates], matters: [...matters] }))
}

function horizonOf({ profile }: Office): number {
  const opens = profile.booking?.opens
  return Math.min(MOST_DAYS, opens?.kind === 'days-ahead' ? opens.days + 1 : 62)
}
