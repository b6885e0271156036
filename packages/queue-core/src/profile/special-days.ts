import { polishHolidays } from '../time/holidays.ts'
import { inside, ordinaryWindows, type Timetable, type WeeklyWindows, type Window } from '../time/windows.ts'
import type { Profile } from './schema.ts'

type SpecialDay = Profile['specialDays'][number]

/** A day that differs from its weekday: by the profile, or as a public holiday, on which the office is closed. */
export function specialDay(profile: Profile, date: string): SpecialDay | null {
  const own = profile.specialDays.find((day) => day.date === date)
  if (own) return own
  return holidayOn(profile, date) === null ? null : { date, hours: [] }
}

/** The public holiday of this date, in English, if the office keeps it. */
export function holidayOn(profile: Profile, date: string): string | null {
  return profile.publicHolidays === 'poland' ? (polishHolidays(Number(date.slice(0, 4))).get(date) ?? null) : null
}

/** When the office is open: its week, its special days and the public holidays. */
export const hoursTable = (profile: Profile): Timetable => ({
  weekly: profile.hours,
  onDate: (date) => specialDay(profile, date)?.hours ?? null,
})

/**
 * When something of a queue happens: its own week, or all hours of the office where it has none (`null`). On a special
 * day what that day says of the queue, or else its ordinary windows. Never outside the hours of the office: who got a
 * ticket or a visit then would stand before a closed door (ACC-10).
 */
export const queueTable = (profile: Profile, queue: string, own: WeeklyWindows | null): Timetable => ({
  weekly: own ? withinHours(own, profile.hours) : profile.hours,
  onDate: (date): readonly Window[] | null => {
    const day = specialDay(profile, date)
    if (!day) return null
    const windows = day.tickets?.[queue] ?? (own ? ordinaryWindows(own, date) : day.hours)
    return inside(windows, day.hours)
  },
})

const withinHours = (own: WeeklyWindows, hours: WeeklyWindows): WeeklyWindows =>
  Object.fromEntries(([1, 2, 3, 4, 5, 6, 7] as const).map((day) => [day, inside(own[day] ?? [], hours[day] ?? [])]))
