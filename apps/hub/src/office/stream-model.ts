import type { Alongside, NewEvent, StoredEvent } from '@poczekalnia/queue-core/store'

/** What a stream's events come to: how a state begins, grows by an event, and is remembered. */
export type StreamModel<State, Entry> = {
  empty(): State
  evolve(state: State, entry: Entry): void
  toNew(entry: Entry): NewEvent
  fromStored(stored: StoredEvent): Entry
  /** Left out where the log is short. */
  snapshots?: {
    write(state: State): string
    /** @returns `null` for what another release wrote */
    read(text: string): State | null
    /** Kept after so many events without one, */
    every: number
    /** and after these. */
    after?(entries: readonly Entry[]): boolean
  }
}

/**
 * What was decided: entries that the state has taken in already, what belongs to them, and what is told once all of it
 * is on disk.
 */
export type Decided<Entry, Value> = { entries: readonly Entry[]; alongside?: readonly Alongside[]; value: Value }

/** A state, where it stands in the log, and the version that a snapshot was kept of. */
export type Position<State> = { state: State; version: number; snapshotAt: number }
