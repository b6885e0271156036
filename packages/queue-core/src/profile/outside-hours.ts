import type { OutsideHours } from '@poczekalnia/protocol'
import { inside, type Window } from '../time/windows.ts'
import type { Profile } from './schema.ts'
import { weekdays } from './schema-parts.ts'

/**
 * Windows of queues that go beyond the hours of the office, in the order of the profile. A profile with them is right
 * and does no harm, for nothing happens outside the hours (ACC-10); whoever wrote it should know. Of a special day only
 * what it says itself is told: its shorter hours are meant to cut the weekday's windows.
 */
export function outsideHours(profile: Profile): OutsideHours[] {
  const found: OutsideHours[] = []
  const look = (queue: string, on: string, windows: readonly Window[], hours: readonly Window[]) => {
    const kept = inside(windows, hours)
    if (lengthOf(kept) < lengthOf(windows)) found.push({ queue, on, windows: [...windows], kept })
  }
  for (const queue of profile.queues) {
    const own = queue.kind === 'walk-in' ? queue.tickets : queue.visits
    for (const [i, name] of weekdays.entries()) {
      const day = (i + 1) as Weekday
      look(queue.id, name, own?.[day] ?? [], profile.hours[day] ?? [])
    }
    for (const { date, hours, tickets } of profile.specialDays) look(queue.id, date, tickets?.[queue.id] ?? [], hours)
  }
  return found
}

type Weekday = keyof Profile['hours']

const lengthOf = (windows: readonly Window[]) =>
  windows.reduce((sum, { from, to }) => sum + minuteOf(to) - minuteOf(from), 0)

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
