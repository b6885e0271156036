export { type Copied, CopyRefused } from './copy-all.ts'
export { copyOffice } from './copy-office.ts'
export { countLog } from './count-log.ts'
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
export * from './place.ts'
export type * from './ports/index.ts'
export { AddressProblem, isAddress, readAddress } from './postgres/address.ts'
export type { PostgresPlace } from './postgres/open-database.ts'
export { restoreIntoDatabase } from './restore-database.ts'
export { backUp } from './sqlite/copies/back-up.ts'
export { checkCopy } from './sqlite/copies/check-copy.ts'
export { numbersGiven } from './sqlite/copies/numbers-given.ts'
export { restoreBackup, undoRestore } from './sqlite/copies/restore-backup.ts'
export { dropPrepared } from './sqlite/copies/restore-files.ts'
export { verifyLog } from './sqlite/copies/verify.ts'
export { type DataFolder, databaseName, openDataFolder } from './sqlite/data-folder.ts'
export { dropOldPages } from './sqlite/drop-old-pages.ts'
export { openFigures, reportsName } from './sqlite/figures.ts'
export { GroupCommit } from './sqlite/group-commit.ts'
export { openLog } from './sqlite/read-log.ts'
export { toStoreFailure } from './sqlite/sqlite-failure.ts'
export { openSqliteStore } from './sqlite/store.ts'
