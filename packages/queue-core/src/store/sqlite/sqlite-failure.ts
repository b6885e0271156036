import Database from 'better-sqlite3'
import {
  ConcurrencyConflict,
  PersonConflict,
  RowsRefused,
  StoreFailure,
  type StoreFailureKind,
  WriteUndone,
} from '../errors.ts'

// Extended result codes begin with their primary one: https://sqlite.org/rescode.html
const kinds: readonly (readonly [code: string, kind: StoreFailureKind, detail: string])[] = [
  ['SQLITE_FULL', 'disk-full', 'the disk is full'],
  ['SQLITE_NOTADB', 'damaged', 'this is not a database'],
  ['SQLITE_CORRUPT', 'damaged', 'the file is damaged'],
  ['SQLITE_BUSY', 'busy', 'another program keeps the file locked'],
  ['SQLITE_LOCKED', 'busy', 'another program keeps the file locked'],
  ['SQLITE_READONLY', 'no-access', 'the file cannot be written to'],
  ['SQLITE_CANTOPEN', 'no-access', 'the file cannot be opened'],
  ['SQLITE_PERM', 'no-access', 'the file cannot be opened'],
  ['SQLITE_AUTH', 'no-access', 'the file cannot be opened'],
  ['SQLITE_IOERR', 'io', 'the disk refuses to read or write'],
]

/** What SQLite says of rows and not of the file. */
const refusals = ['SQLITE_CONSTRAINT', 'SQLITE_MISMATCH', 'SQLITE_RANGE', 'SQLITE_TOOBIG']

/**
 * What an exception of one write is: that caller's refusal, or `null` where the file or the disk failed. What no part
 * of SQLite or the system has thrown is a mistake in making the rows (a value that can't be bound), and says nothing
 * about the file either.
 */
export function refusalIn(error: unknown): Error | null {
  if (error instanceof WriteUndone || error instanceof ConcurrencyConflict) return error
  if (error instanceof PersonConflict || error instanceof RowsRefused) return error
  if (error instanceof StoreFailure) return null
  if (error instanceof Database.SqliteError)
    return refusals.some((code) => error.code.startsWith(code)) ? new RowsRefused(error.message, error) : null
  if (error instanceof Error && 'errno' in error) return null
  return new RowsRefused(error instanceof Error ? error.message : String(error), error)
}

/** Turns whatever SQLite or the file system threw about `file` into a `StoreFailure`. */
export function toStoreFailure(error: unknown, file: string): StoreFailure {
  if (error instanceof StoreFailure) return error
  if (error instanceof Database.SqliteError) {
    const [, kind, detail] = kinds.find(([code]) => error.code.startsWith(code)) ?? (['', 'io', error.message] as const)
    return new StoreFailure(kind, file, detail, error)
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EDQUOT') return new StoreFailure('disk-full', file, 'the disk is full', error)
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new StoreFailure('no-access', file, 'there is no such file', error)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new StoreFailure('no-access', file, 'the rights do not suffice', error)
  return new StoreFailure('io', file, error instanceof Error ? error.message : String(error), error)
}
