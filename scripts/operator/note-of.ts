import type { StoredEvent } from '@poczekalnia/queue-core/store'

/** The ticket that an event tells of a note on; `null`: of none. */
export function noteOf({ type, data }: StoredEvent): string | null {
  return type === 'VisitNoted' ? (data as { ticket: string }).ticket : null
}
