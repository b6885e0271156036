export type { Alongside, Aside } from './alongside.ts'
export type {
  BackUp,
  Breakage,
  Broken,
  Checked,
  CheckVerdict,
  Flaw,
  Log,
  NumbersGiven,
  Restored,
  Verdict,
} from './copies.ts'
export type { EventReader, EventStore, NewEvent, StoredEvent } from './events.ts'
export type { Counted, Figures, Progress, Subject } from './figures.ts'
export type { Lease, LeaseHolder, LeaseMemory, Remembered } from './lease.ts'
export type { Note, Notes } from './notes.ts'
export type { People, Person, PersonKey } from './people.ts'
export type { ProfileEntry, ProfileOrigin, Profiles, ProfileVersion } from './profiles.ts'
export type { RegionBoard, ToldInRegion } from './region-board.ts'
export type { Snapshot, SnapshotStore } from './snapshots.ts'
export type { KeptPassword, KeptSession, SecretChange, StaffSecrets } from './staff-secrets.ts'
export type { Store } from './store.ts'
