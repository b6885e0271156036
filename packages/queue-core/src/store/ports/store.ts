import type { Aside } from './alongside.ts'
import type { EventStore } from './events.ts'
import type { Notes } from './notes.ts'
import type { People } from './people.ts'
import type { Profiles } from './profiles.ts'
import type { SnapshotStore } from './snapshots.ts'
import type { StaffSecrets } from './staff-secrets.ts'

/**
 * All that an office keeps. Everything is asked and written asynchronously: what keeps it may be on another machine.
 * Whatever is asked of one of its parts is answered, or fails with a StoreFailure; `closed` after `close`.
 */
export interface Store extends EventStore, SnapshotStore {
  readonly people: People
  readonly staff: StaffSecrets
  readonly notes: Notes
  readonly profiles: Profiles
  /** Writes what no event tells of, all or none. @throws RowsRefused, StoreFailure as `append` */
  note(changes: readonly Aside[]): Promise<void>
  /**
   * Sees to it that nothing of what was erased is left in whatever keeps it. Each erasure does so by itself; a crash,
   * or somebody who was reading, may have left one half done.
   */
  scrub(): Promise<void>
  /**
   * Calls back with how long a commit took, milliseconds, each time that something was kept. One listener; the newest
   * counts.
   */
  onCommit(listener: (milliseconds: number) => void): void
  /** Writes what still waits, then lets go of what keeps it. Appends after this are refused. */
  close(): Promise<void>
}
