import type { OfficeState } from './state.ts'

/**
 * How often each state was changed. Beside the state, for it is nothing that the log tells: it is gone with the
 * process.
 */
const changes = new WeakMap<OfficeState, number>()

/** A number that grows with every event that is folded in: the same number, the same state. */
export const revisionOf = (state: OfficeState): number => changes.get(state) ?? 0

/** The state is another from now on. */
export const changed = (state: OfficeState): void => void changes.set(state, revisionOf(state) + 1)
