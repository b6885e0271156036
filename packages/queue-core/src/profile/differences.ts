import type { Difference } from '@poczekalnia/protocol'
import type { Profile } from './schema.ts'

export type { Difference }

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
/** Settings by weekday, which the profile counts from 1. */
const byWeekday = new Set(['hours', 'tickets', 'visits', 'onlyFor'])

/**
 * What differs between two profiles, setting by setting, in the order of the one to be. Queues, desks and what else has
 * a name of its own are compared by it, wherever they stand.
 */
export function differences(now: Profile, next: Profile): Difference[] {
  const [before, after] = [settings(now), settings(next)]
  const paths = [...after.keys(), ...[...before.keys()].filter((path) => !after.has(path))]
  return paths.flatMap((path) => {
    const change = { path, before: before.get(path) ?? null, after: after.get(path) ?? null }
    return change.before === change.after ? [] : [change]
  })
}

function settings(profile: Profile): Map<string, string> {
  const found = new Map<string, string>()
  collect(profile, [], found)
  return found
}

function collect(value: unknown, path: readonly string[], found: Map<string, string>): void {
  if (value === undefined || value === null) return
  const whole = asText(value)
  if (whole !== null) {
    found.set(path.join('.'), whole)
    return
  }
  if (Array.isArray(value)) {
    value.forEach((item, i) => void collect(item, [...path, nameOf(item) ?? String(i + 1)], found))
    return
  }
  const isWeek = byWeekday.has(path.at(-1) ?? '')
  for (const [key, inner] of Object.entries(value as object)) {
    const day = isWeek ? weekdays[Number(key) - 1] : undefined
    collect(inner, [...path, day ?? key], found)
  }
}

/** A setting that is told as a whole: a word, a number, windows, a list of ids. */
function asText(value: unknown): string | null {
  if (typeof value !== 'object') return String(value)
  if (isWindow(value)) return `${value.from}-${value.to}`
  if (!Array.isArray(value)) return null
  const parts = value.map((item) => (typeof item !== 'object' || isWindow(item) ? asText(item) : null))
  return parts.every((part) => part !== null) && parts.length > 0 ? parts.join(', ') : null
}

const isWindow = (value: unknown): value is { from: string; to: string } =>
  typeof value === 'object' && value !== null && 'from' in value && 'to' in value && Object.keys(value).length === 2

/** The name of a queue, a desk, a reason, a special day. */
function nameOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null) return null
  if ('id' in item) return String(item.id)
  if ('number' in item) return String(item.number)
  return 'date' in item ? String(item.date) : null
}
