import type { KeptLetter } from '@poczekalnia/booking-core/store'

/**
 * For so long a code counts as on its way: whoever presses again meanwhile waits for that one. Another would make it
 * worth nothing just when it arrives, and mails overtake each other.
 */
export const UNDER_WAY_MS = 60_000

/**
 * Whether the newest code to an address or a phone is still on its way, or has just arrived.
 * @param letters of one booking or entry, the oldest first
 */
export function isUnderWay(letters: readonly KeptLetter[], to: string, now: number): boolean {
  const newest = letters.filter(({ kind }) => kind === 'code').at(-1)
  if (newest?.to !== to || newest.state === 'failed' || newest.bouncedAt !== null) return false
  return now - newest.writtenAt < UNDER_WAY_MS
}
