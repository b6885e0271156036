import { readProfile } from '@poczekalnia/queue-core'

/** How a command writes a moment (epoch ms). */
export type Times = (at: number) => string

/** `2026-11-19T11:05:03Z`: of what has no office, or of an office that no profile is kept of. */
export const inUtc: Times = (at) => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')

/**
 * Times as the office's own clock showed them, `2026-11-19 12:05:03+01:00`.
 *
 * @param profile text of the profile in force; `null`, or one that this release can't read: UTC
 */
export function officeTimes(profile: string | null): Times {
  if (profile === null) return inUtc
  let zone: string
  try {
    zone = readProfile(profile, 'profile').zone
  } catch {
    return inUtc
  }
  return (at) => {
    const { year, month, day, hour, minute, second, offset } =
      Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
    const two = (n: number) => String(n).padStart(2, '0')
    return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}${offset}`
  }
}
