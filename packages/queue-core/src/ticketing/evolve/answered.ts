import type { OfficeEvent } from '../events.ts'
import type { OfficeState } from '../state.ts'

/**
 * Whose a key is, by an id that never changes: an actor is named as people call a device or a person, and names and
 * roles change.
 * @property before actors under whom releases that knew no owners kept its keys
 */
export type KeyOwner = { id: string; before: readonly string[] }

/** What stands between a key and its owner's id in the log. */
const OF = '@'

/** A key as the log has it, `take-ticket/8f…@device:1a2b…`. */
export const ownKey = (key: string, owner: KeyOwner | undefined) => (owner ? `${key}${OF}${owner.id}` : key)

/** Under which an act is remembered as answered: a key with its owner by itself, one without by who acted. */
export const answerKey = (actor: string, key: string) => (key.includes(OF) ? key : formerKey(actor, key))

/** Under which a release that knew no owners remembered an act. */
export const formerKey = (actor: string, key: string) => `${actor} ${key}`

/** The first event of an act says which ticket its answer is about; where it calls somebody, that call does. */
export function remember(state: OfficeState, actor: string, key: string, event: OfficeEvent): void {
  const id = answerKey(actor, key)
  if (!state.answered.has(id) || event.type === 'TicketCalled')
    state.answered.set(id, { ticket: 'ticket' in event ? event.ticket : null })
}
