import type { DayPlan, QueuePlan } from '@poczekalnia/protocol'
import { windowsOn } from '../time/windows.ts'
import { arriveMinutesBefore, graceMinutes } from './booked-visits.ts'
import type { Office } from './office.ts'
import type { Queue } from './schema.ts'
import { holidayOn, specialDay } from './special-days.ts'

/**
 * One day of an office as people would ask for it: open when, tickets when, which bookings count and until when one may
 * be late.
 */
export function dayPlan(office: Office, date: string): DayPlan {
  const { profile, time } = office
  const day = Temporal.PlainDate.from(date).dayOfWeek as Weekday
  return {
    date,
    hours: plain(windowsOn(time, office.opening, date)),
    name: specialDay(profile, date)?.name ?? null,
    holiday: holidayOn(profile, date),
    onlyFor: profile.onlyFor?.[day] ?? null,
    queues: profile.queues.map((queue) => queuePlan(office, queue, date, day)),
  }
}

/** The seven days of the week that a date is in, from Monday on. */
export function weekPlan(office: Office, date: string): DayPlan[] {
  const day = Temporal.PlainDate.from(date)
  const monday = day.subtract({ days: day.dayOfWeek - 1 })
  return [0, 1, 2, 3, 4, 5, 6].map((days) => dayPlan(office, monday.add({ days }).toString()))
}

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

function queuePlan(office: Office, queue: Queue, date: string, day: Weekday): QueuePlan {
  const { id, prefix, name } = queue
  const windows = plain(windowsOn(office.time, office.tables.get(id) ?? office.opening, date))
  const facts = { id, prefix, name, windows, onlyFor: queue.onlyFor?.[day] ?? null }
  if (queue.kind === 'walk-in') {
    const { limit, stopWhenTooManyWait: stop } = queue
    return {
      ...facts,
      kind: 'walk-in',
      limit: limit ? { perDay: limit.perDay, follow: limit.followServed ?? null } : null,
      stopMarginMinutes: stop?.marginMinutes ?? null,
    }
  }
  return {
    ...facts,
    kind: 'booked',
    byNumber: queue.arrival === 'by-number',
    partyUpTo: queue.partyUpTo,
    arriveMinutesBefore: arriveMinutesBefore(office, id),
    opensMinutesBefore: office.profile.checkIn.opensMinutesBefore,
    graceMinutes: graceMinutes(office, id),
  }
}

const plain = (windows: readonly { from: string; to: string }[]) => windows.map(({ from, to }) => ({ from, to }))
