import { type OfficeTime, officeTime } from '../time/office-time.ts'
import type { Timetable, WeeklyWindows } from '../time/windows.ts'
import type { Profile, Queue } from './schema.ts'
import { hoursTable, queueTable } from './special-days.ts'

/** A profile made ready for use: looked up by id, with its wall time. Built once, never changed. */
export type Office = {
  profile: Profile
  time: OfficeTime
  /** The ordinary week, as it hangs on the door. */
  hours: WeeklyWindows
  /** When the office is open, special days and holidays too. */
  opening: Timetable
  /** When each queue gives tickets, or has booked visits. */
  tables: ReadonlyMap<string, Timetable>
  queues: ReadonlyMap<string, Queue>
  desks: ReadonlyMap<number, { number: number; queues: ReadonlySet<string> }>
  /** For each queue: the queues that any of its desks serves as well, so those that compete with it for a call. */
  competingQueues: ReadonlyMap<string, ReadonlySet<string>>
}

export function office(profile: Profile): Office {
  const all = profile.queues.map((q) => q.id)
  const desks = new Map(profile.desks.map((d) => [d.number, { number: d.number, queues: new Set(d.queues ?? all) }]))
  const competingQueues = new Map(
    all.map((q) => [q, new Set([...desks.values()].flatMap((d) => (d.queues.has(q) ? [...d.queues] : [])))]),
  )
  const opening = hoursTable(profile)
  const tables = new Map(
    profile.queues.map((q) => {
      const own = q.kind === 'walk-in' ? q.tickets : q.visits
      return [q.id, queueTable(profile, q.id, own ?? null)]
    }),
  )
  return {
    profile,
    time: officeTime(profile.zone),
    hours: profile.hours,
    opening,
    tables,
    queues: new Map(profile.queues.map((q) => [q.id, q])),
    desks,
    competingQueues: competingQueues,
  }
}
