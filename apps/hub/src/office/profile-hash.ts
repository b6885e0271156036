import { createHash } from 'node:crypto'
import type { Profile } from '@poczekalnia/queue-core'

/**
 * What tells profiles apart in the log: the SHA-256 (hex) of what a profile says. How its file is laid out, its
 * comments and the order of settings make no difference.
 */
export const profileHash = (profile: Profile): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(profile)))
    .digest('hex')

/** SHA-256 (hex) of a text, sign by sign. */
export const textHash = (text: string): string => createHash('sha256').update(text).digest('hex')

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}
