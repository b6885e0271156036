export { backUp } from './back-up.ts'
export { type Broken, type Checked, type CheckVerdict, checkCopy } from './check-copy.ts'
export { checkFigures } from './check-figures.ts'
export type { Flaw } from './check-kept.ts'
export { countLog } from './count-log.ts'
export { type DataFolder, databaseName, openDataFolder } from './data-folder.ts'
export {
  ConcurrencyConflict,
  DataFolderInUse,
  PersonConflict,
  RowsRefused,
  StoreFailure,
  type StoreFailureKind,
} from './errors.ts'
export { chainHash, genesisHash } from './hash-chain.ts'
export { MemoryStore } from './memory/store.ts'
export { type NumbersGiven, numbersGiven } from './numbers-given.ts'
export type { EventStore, NewEvent, Snapshot, SnapshotStore, Store, StoredEvent } from './ports/store.ts'
export { type Log, openLog } from './read-log.ts'
export { type Restored, restoreBackup, undoRestore } from './restore-backup.ts'
export { assertWhole, dropPrepared, unfinishedRestore } from './restore-files.ts'
export { type Counted, openReportsFile, type ReportsFile, reportsName, type Subject } from './sqlite/figures.ts'
export type { Note, Notes } from './sqlite/notes.ts'
export type { People, Person, PersonKey } from './sqlite/people.ts'
export type { ProfileEntry, ProfileOrigin, Profiles, ProfileVersion } from './sqlite/profiles.ts'
export type { KeptPassword, KeptSession, SecretChange, StaffSecrets } from './sqlite/staff-secrets.ts'
export { openSqliteStore, type SqliteStore } from './sqlite/store.ts'
export { type Breakage, type Verdict, verifyLog } from './verify.ts'
