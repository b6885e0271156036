import type { Timestamp } from './common.ts'

/**
 * What a program may read with its token (docs/api.md). `names` is of use with `bookings` only: who booked, and the
 * number of their case.
 */
export const apiRights = ['tickets', 'bookings', 'names', 'figures'] as const
export type ApiRight = (typeof apiRights)[number]

/** A web hook as the administrator sees it. `failing`: why the last try was not taken. */
export type HookEntry = { id: string; url: string; events: string[] | null; isOff: boolean; failing: string | null }

/** A token as the administrator sees it. What opens anything with it is kept nowhere. */
export type ApiTokenEntry = {
  id: string
  name: string
  rights: ApiRight[]
  made: Timestamp
  /** Day of the office's calendar on which it was used last; `null`: never. */
  lastUsed: string | null
}
