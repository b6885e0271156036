import type { Office } from '@poczekalnia/queue-core'

export type Release = NonNullable<Office['profile']['booking']>['releases'][number]

/** A release as it is for some days: with the instants of its hours, epoch ms. */
export type Round = {
  release: Release
  /** The day from which its days are counted, `YYYY-MM-DD`: of a draw the closing day. Names the round. */
  id: string
  opensAt: number
  /** Of a waiting list the one day that it is for; left out, `daysOf` counts them. */
  days?: readonly string[]
  /** Draws: until when people enter, and when it is drawn. */
  closesAt: number | null
  drawsAt: number | null
}

const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
type Weekday = (typeof names)[number]

/** The release by which a day's places of a matter are given; `null`: by the office's `opens`. */
export function releaseFor({ profile }: Office, matter: string, date: string): Release | null {
  const weekday = weekdayOf(date)
  const releases = profile.booking?.releases ?? []
  return (
    releases.find(({ for: days, matters }) => days.includes(weekday) && (!matters || matters.includes(matter))) ?? null
  )
}

/** The round of a release that a day belongs to. @param date `YYYY-MM-DD`, a day of the release */
export function roundOf(office: Office, release: Release, date: string): Round {
  const anchor = release.closes ?? release.opens
  const before = daysBetween(anchor.on, weekdayOf(date)) || 7
  return roundFrom(office, release, office.time.plusDays(date, -before - 7 * release.weeksAhead))
}

/** A round by the day that names it; `null`: no round of this release has this name. */
export function roundNamed(office: Office, release: Release, id: string): Round | null {
  return weekdayOf(id) === (release.closes ?? release.opens).on ? roundFrom(office, release, id) : null
}

/** How long a code that was asked for before a draw closed can still be typed: slow mail costs nobody their entry. */
const LATE_CODE_MS = 30 * 60_000

/** Until when the codes of a draw's entries are good: never past half of the time that lies before the draw itself. */
export function codesUntil({ closesAt, drawsAt }: Round): number {
  const closes = closesAt ?? 0
  return closes + Math.min(LATE_CODE_MS, ((drawsAt ?? closes) - closes) / 2)
}

/** The days whose places a round gives, in order. */
export function daysOf({ time }: Office, { release, id, days }: Round): string[] {
  if (days) return [...days]
  const week = Array.from({ length: 7 }, (_, n) => time.plusDays(id, n + 1 + 7 * release.weeksAhead))
  return week.filter((date) => release.for.includes(weekdayOf(date)))
}

/** The rounds of a release whose naming day lies so many days before or after a day, in order. */
export function roundsAround(office: Office, release: Release, date: string, back: number, ahead: number): Round[] {
  const days = Array.from({ length: back + ahead + 1 }, (_, n) => office.time.plusDays(date, n - back))
  return days.flatMap((day) => roundNamed(office, release, day) ?? [])
}

function roundFrom({ time }: Office, release: Release, id: string): Round {
  const { opens, closes } = release
  if (!closes) return { release, id, opensAt: time.instant(id, opens.at), closesAt: null, drawsAt: null }
  const days = daysBetween(opens.on, closes.on)
  // On one weekday it opens a week before, unless its hour of opening is the earlier one.
  const open = days === 0 && opens.at >= closes.at ? 7 : days
  const closesAt = time.instant(id, closes.at)
  const opensAt = time.instant(time.plusDays(id, -open), opens.at)
  return { release, id, opensAt, closesAt, drawsAt: closesAt + release.drawAfterMinutes * 60_000 }
}

/** The name of a day's weekday. @param date `YYYY-MM-DD` */
export const weekdayOf = (date: string): Weekday => names[Temporal.PlainDate.from(date).dayOfWeek - 1] as Weekday

/** Days from a weekday to the next one of another name, 0 for the same. */
const daysBetween = (from: Weekday, to: Weekday) => (names.indexOf(to) - names.indexOf(from) + 7) % 7
