import { accessSync, closeSync, constants, openSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import Database from 'better-sqlite3'
import { StoreFailure } from '../errors.ts'
import { copyWhole } from './copies/copy-whole.ts'
import { assertWhole } from './copies/restore-files.ts'
import { breakSeal } from './copies/seal.ts'
import { migrations } from './migrations.ts'
import { applicationId, schema, schemaVersion } from './schema.ts'
import { settle } from './settle.ts'
import { toStoreFailure } from './sqlite-failure.ts'
import { checkTails } from './walk.ts'

/** How long a write waits for another process (an operator's `poczekalnia device add`) to finish, in milliseconds. */
export const busyTimeoutMs = 5_000

/**
 * Opens an office's file, made anew when missing (readable by its owner only: it holds names). A file of an earlier
 * release is brought up to this one, and kept beside it as it was: `office.db.before-v3`.
 *
 * The price of an open does not grow with the log: only the last events of each stream are checked, `poczekalnia log
 * verify` checks all.
 *
 * @throws StoreFailure `newer-schema`, `not-ours`, `damaged`, `no-access`, `busy`, `disk-full`, `unfinished-restore`;
 * the file is as it was.
 */
export function openDatabase(file: string): Database.Database {
  return guarded(file, () => {
    assertWhole(file, true)
    settle(file)
    if (!createPrivate(file)) inspect(file)
    return configured(new Database(file, { timeout: busyTimeoutMs }), (db) => {
      useWriteAheadLog(db, file)
      createTables(db, file)
      checkTails(db, file)
    })
  })
}

/**
 * Opens a file to look at it, whether a hub runs on it or not.
 * @throws StoreFailure as `openDatabase`, and when there is none.
 */
export function openReadOnly(file: string): Database.Database {
  return guarded(file, () => {
    assertWhole(file, false)
    settle(file)
    assertFile(file)
    const look = (db: Database.Database) =>
      configured(db, () => {
        if (contents(db, file) === 'nothing') throw new StoreFailure('not-ours', file, 'this is not a log')
      })
    try {
      return look(new Database(file, { readonly: true, timeout: busyTimeoutMs }))
    } catch (error) {
      const { kind } = toStoreFailure(error, file)
      if (kind !== 'no-access' || !isReadable(file)) throw error
      return look(new Database(inMemory(file), { readonly: true }))
    }
  })
}

/**
 * A file that was closed cleanly, as it lies there: SQLite opens one with a write-ahead log only where it can make that
 * log's index beside it, so not on a disk that can't be written to.
 *
 * @throws StoreFailure when the newest changes are still in the log beside it
 */
export function inMemory(file: string): Buffer {
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false })
  if (log && log.size > 0)
    throw new StoreFailure(
      'no-access',
      file,
      `its disk can't be written to, and its newest changes are still in ${basename(file)}-wal: ` +
        'copy both to a folder that can, and name the copy',
    )
  const bytes = readFileSync(file)
  // The header says that there is a write-ahead log (2); there is none, so 1 says the same:
  // https://sqlite.org/fileformat.html#file_format_version_numbers
  if (bytes[18] === 2 && bytes[19] === 2) bytes.fill(1, 18, 20)
  return bytes
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK)
    return true
  } catch {
    return false
  }
}

/** Judges a file through a connection that cannot write, so that a refused file keeps every byte. */
function inspect(file: string): void {
  assertFile(file)
  const db = new Database(file, { readonly: true, timeout: busyTimeoutMs })
  try {
    contents(db, file)
  } finally {
    db.close()
  }
}

function assertFile(file: string): void {
  if (!statSync(file).isFile()) throw new StoreFailure('no-access', file, 'this is not a file')
}

function contents(db: Database.Database, file: string): 'ours' | 'nothing' {
  const id = db.pragma('application_id', { simple: true })
  const version = Number(db.pragma('user_version', { simple: true }))
  if (id === applicationId) {
    if (version <= schemaVersion) return 'ours'
    throw new StoreFailure('newer-schema', file, `this file was written by a newer release (its schema is ${version})`)
  }
  const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()
  if (id === 0 && version === 0 && tables === 0) return 'nothing'
  throw new StoreFailure('not-ours', file, 'this database belongs to another program')
}

/**
 * `synchronous` FULL makes an acknowledged event survive a power cut (ALL-5); better-sqlite3's build would take NORMAL
 * for a write-ahead log. Both settings answer with what they are now, and may quietly be something else.
 */
function useWriteAheadLog(db: Database.Database, file: string): void {
  const mode = db.pragma('journal_mode = WAL', { simple: true })
  db.pragma('synchronous = FULL')
  if (mode !== 'wal' || db.pragma('synchronous', { simple: true }) !== 2)
    throw new StoreFailure('io', file, 'this file system cannot keep a write-ahead log safely')
  // Erased personal data is overwritten with zeros, and never goes to a temporary file (ALL-4).
  db.pragma('secure_delete = ON')
  db.pragma('temp_store = MEMORY')
  // A log is written at its end: 4 MB of pages (a negative number is KiB) do as well as the 16 that this build would
  // take.
  db.pragma('cache_size = -4000')
}

/** What a file is called as it was before it was brought up from a schema. */
export const beforeName = (file: string, schema: number): string => `${file}.before-v${schema}`

function createTables(db: Database.Database, file: string): void {
  // A file of an earlier release is brought up to this one. Immediate: of two programs that make the same file at once,
  // the second finds the first one's tables.
  db.transaction(() => {
    const isOurs = db.pragma('application_id', { simple: true }) === applicationId
    // A backup that is written to is one no more.
    if (isOurs) breakSeal(db)
    const before = isOurs ? Number(db.pragma('user_version', { simple: true })) : 0
    if (before >= schemaVersion) return
    if (before === 0) db.exec(schema)
    else keepBefore(file, before)
    for (const migration of migrations.slice(Math.max(0, before - 1))) db.exec(migration)
    db.pragma(`application_id = ${applicationId}`)
    db.pragma(`user_version = ${schemaVersion}`)
  }).immediate()
}

/**
 * Keeps an earlier release's file as it was, for the way back. Through a connection of its own: the one that migrates
 * holds the lock for writing by now, so nothing can come between the copy and the migration.
 */
function keepBefore(file: string, before: number): void {
  const db = new Database(file, { readonly: true, timeout: busyTimeoutMs })
  try {
    copyWhole(db, beforeName(file, before))
  } finally {
    db.close()
  }
}

/** Whether it was made. SQLite gives its side files the rights of this one. */
function createPrivate(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx', 0o600))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function configured(db: Database.Database, configure: (db: Database.Database) => void): Database.Database {
  try {
    configure(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function guarded(file: string, open: () => Database.Database): Database.Database {
  try {
    return open()
  } catch (error) {
    throw toStoreFailure(error, file)
  }
}
