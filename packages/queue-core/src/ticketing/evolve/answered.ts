import type { OfficeEvent } from '../events.ts'
import type { OfficeState } from '../state.ts'

/** Under which an act of this actor is remembered as answered. */
export const answerKey = (actor: string, key: string) => `${actor} ${key}`

/** The first event of an act says which ticket its answer is about. */
export function remember(state: OfficeState, actor: string, key: string, event: OfficeEvent): void {
  const id = answerKey(actor, key)
  if (!state.answered.has(id)) state.answered.set(id, { ticket: 'ticket' in event ? event.ticket : null })
}
