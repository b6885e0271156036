import { type OfficeTime, officeTime } from '../time/office-time.ts'
import type { WeeklyWindows } from '../time/windows.ts'
import type { Profile, Queue } from './schema.ts'

/** A profile made ready for use: looked up by id, with its wall time. Built once, never changed. */
export type Office = {
  profile: Profile
  time: OfficeTime
  hours: WeeklyWindows
  queues: ReadonlyMap<string, Queue>
  desks: ReadonlyMap<number, { number: number; queues: ReadonlySet<string> }>
  /** For each queue: the queues that any of its desks serves as well, so those that compete with it for a call. */
  rivals: ReadonlyMap<string, ReadonlySet<string>>
}

export function office(profile: Profile): Office {
  const all = profile.queues.map((q) => q.id)
  const desks = new Map(profile.desks.map((d) => [d.number, { number: d.number, queues: new Set(d.queues ?? all) }]))
  const rivals = new Map(
    all.map((q) => [q, new Set([...desks.values()].flatMap((d) => (d.queues.has(q) ? [...d.queues] : [])))]),
  )
  return {
    profile,
    time: officeTime(profile.zone),
    hours: profile.hours,
    queues: new Map(profile.queues.map((q) => [q.id, q])),
    desks,
    rivals,
  }
}
