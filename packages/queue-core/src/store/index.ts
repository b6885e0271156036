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
  WriteUndone,
} from './errors.ts'
export { chainHash, genesisHash } from './hash-chain.ts'
export { MemoryFigures } from './memory/figures.ts'
export { MemoryStore } from './memory/store.ts'
export { type NumbersGiven, numbersGiven } from './numbers-given.ts'
export { dataFolder, isKeptAt, openFiguresAt, openLogAt, openStoreAt, type StorePlace } from './place.ts'
export type * from './ports/index.ts'
export { type Log, openLog } from './read-log.ts'
export { type Restored, restoreBackup, undoRestore } from './restore-backup.ts'
export { assertWhole, dropPrepared, unfinishedRestore } from './restore-files.ts'
export { openFigures, reportsName } from './sqlite/figures.ts'
export { GroupCommit } from './sqlite/group-commit.ts'
export { toStoreFailure } from './sqlite/sqlite-failure.ts'
export { openSqliteStore } from './sqlite/store.ts'
export { type Breakage, type Verdict, verifyLog } from './verify.ts'
