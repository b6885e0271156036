import type { Office } from '@poczekalnia/queue-core'

type Opens = NonNullable<Office['profile']['booking']>['opens']

const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/**
 * The instant at which a day becomes bookable, at a wall time of the office's zone (BOK-5); `null`: never.
 * @param date `YYYY-MM-DD`
 */
export function openedAt({ time, profile }: Office, date: string): number | null {
  const opens = profile.booking?.opens
  if (!opens) return null
  if (opens.kind === 'days-ahead') return time.instant(time.plusDays(date, -opens.days), opens.at)
  const instants = opens.releases.flatMap((release) =>
    releasesOf(release, date).map((on) => time.instant(on, release.at)),
  )
  return instants.length === 0 ? null : Math.min(...instants)
}

type Release = Extract<Opens, { kind: 'releases' }>['releases'][number]

/** The day on which a weekly release opens this date: the last such weekday before it. */
function releasesOf(release: Release, date: string): string[] {
  const day = Temporal.PlainDate.from(date)
  if (!release.for.some((name) => names.indexOf(name) + 1 === day.dayOfWeek)) return []
  const back = (day.dayOfWeek - (names.indexOf(release.on) + 1) + 7) % 7 || 7
  return [day.subtract({ days: back }).toString()]
}
