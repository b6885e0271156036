import type { Office } from '@poczekalnia/queue-core'
import { releaseFor, roundOf } from './releases.ts'

type Opens = NonNullable<Office['profile']['booking']>['opens']

const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/**
 * The instant at which a day of a matter becomes bookable for whoever comes first, at a wall time of the office's zone
 * (BOK-5); `null`: never. Days that are drawn open so at the last moment only, where the office has it so.
 * @param date `YYYY-MM-DD`
 */
export function openedAt(office: Office, matter: string, date: string): number | null {
  const { time, profile } = office
  const rules = profile.booking
  if (!rules) return null
  const release = releaseFor(office, matter, date)
  if (release?.how === 'first-come') return roundOf(office, release, date).opensAt
  if (release?.how === 'draw') {
    const { lastMoment } = rules.waitingList
    return lastMoment.how === 'open' ? time.instant(time.plusDays(date, -lastMoment.daysBefore), lastMoment.at) : null
  }
  if (release) return null
  const { opens } = rules
  if (opens.kind === 'days-ahead') return time.instant(time.plusDays(date, -opens.days), opens.at)
  const instants = opens.releases.flatMap((weekly) =>
    openingDaysOf(weekly, date).map((on) => time.instant(on, weekly.at)),
  )
  return instants.length === 0 ? null : Math.min(...instants)
}

type Weekly = Extract<Opens, { kind: 'releases' }>['releases'][number]

/** The day on which a weekly opening opens this date: the last such weekday before it. */
function openingDaysOf(weekly: Weekly, date: string): string[] {
  const day = Temporal.PlainDate.from(date)
  if (!weekly.for.some((name) => names.indexOf(name) + 1 === day.dayOfWeek)) return []
  const back = (day.dayOfWeek - (names.indexOf(weekly.on) + 1) + 7) % 7 || 7
  return [day.subtract({ days: back }).toString()]
}
