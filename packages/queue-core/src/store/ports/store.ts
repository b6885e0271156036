import type { Notes } from '../sqlite/notes.ts'
import type { People, Person } from '../sqlite/people.ts'
import type { Profiles } from '../sqlite/profiles.ts'
import type { StaffSecrets } from '../sqlite/staff-secrets.ts'

/** A past fact to be written down. `at` is epoch milliseconds, `actor` who did it (ALL-8), `key` the client's own key for the act. */
export type NewEvent = { at: number; actor: string; key?: string; type: string; data: unknown }

/** A fact on disk. `version` counts from 1 in its stream; `hash` is hex and holds this event and all before it together. */
export type StoredEvent = NewEvent & { version: number; hash: string }

/**
 * The log: streams of events, each only ever growing. Small enough to be fitted to PostgreSQL as it is
 * (docs/decisions/0020-event-store.md).
 */
export interface EventStore {
  /**
   * The stream's events after version `after`, oldest first, as far as they are durable. Read in pages, so that a year
   * of events never has to fit into memory; `Array.fromAsync` makes an array of it. Each event's hash is checked on the way.
   *
   * @throws StoreFailure `damaged` at the first event that is not what was written.
   */
  read(stream: string, after?: number): AsyncIterable<StoredEvent>

  /**
   * The stream's last version that happened before an instant (epoch ms), 0 for none: where to begin to read a day. Found by
   * halving, so a year of log costs some twenty looks; a stream's times only ever grow.
   */
  versionBefore(stream: string, at: number): Promise<number>

  /**
   * Makes `events` durable as versions `expectedVersion + 1` and on, all or none, and answers the new last version.
   * `expectedVersion` 0 means that the stream must not exist yet. `people` are put in the same transaction: what a
   * booking's event says and whose booking it is are there together or not at all. No events and no people: nothing happens.
   *
   * @throws ConcurrencyConflict when the stream is at another version; nothing is written.
   * @throws PersonConflict when one of `people` is known under another booking; nothing is written.
   * @throws RowsRefused when what is to be written can not be kept as it is; nothing is written.
   * @throws StoreFailure when the disk refuses. Unless it is `busy`, the store takes no further appends.
   */
  append(
    stream: string,
    expectedVersion: number,
    events: readonly NewEvent[],
    people?: readonly Person[],
  ): Promise<number>
}

export type Snapshot = { version: number; hash: string; state: string }

/** Remembered states, so that a start need not read the whole log. They may vanish at any time: the log is the truth. */
export interface SnapshotStore {
  /** The stream's newest snapshot; `null` when there is none, or the one there does not fit the log or was altered. */
  load(stream: string): Promise<Snapshot | null>

  /**
   * Keeps `state` as the stream's state after `version`, in place of the one before.
   *
   * @throws RangeError when the log has no such version.
   */
  save(stream: string, version: number, state: string): Promise<void>
}

/** All that an office keeps. */
export interface Store extends EventStore, SnapshotStore {
  readonly people: People
  readonly staff: StaffSecrets
  readonly notes: Notes
  readonly profiles: Profiles
  /** Writes what still waits, then lets go of the file. Appends after this are refused. */
  close(): void
}
