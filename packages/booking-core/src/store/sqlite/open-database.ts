import { closeSync, openSync } from 'node:fs'
import { StoreFailure, toStoreFailure } from '@poczekalnia/queue-core/store'
import Database from 'better-sqlite3'
import { migrations, schemaVersion } from './migrations.ts'
import { applicationId, schema } from './schema.ts'

/** How long a write waits for another process to finish, milliseconds. */
const busyTimeoutMs = 5_000

/**
 * Opens a booking site's file, made anew when missing (readable by its owner only: it holds names).
 * @throws StoreFailure `newer-schema`, `not-ours`, `damaged`, `no-access`, `busy`, `disk-full`; the file is as it was
 */
export function openDatabase(file: string): Database.Database {
  let db: Database.Database | null = null
  try {
    createPrivate(file)
    db = new Database(file, { timeout: busyTimeoutMs })
    assertOurs(db, file)
    const mode = db.pragma('journal_mode = WAL', { simple: true })
    // FULL: what was acknowledged survives a power cut. This build would take NORMAL for a write-ahead log.
    db.pragma('synchronous = FULL')
    if (mode !== 'wal' || db.pragma('synchronous', { simple: true }) !== 2)
      throw new StoreFailure('io', file, 'this file system cannot keep a write-ahead log safely')
    // Erased personal data is overwritten with zeros, and never goes to a temporary file (ALL-4).
    db.pragma('secure_delete = ON')
    db.pragma('temp_store = MEMORY')
    db.pragma('foreign_keys = ON')
    createTables(db)
    return db
  } catch (error) {
    db?.close()
    throw toStoreFailure(error, file)
  }
}

function assertOurs(db: Database.Database, file: string): void {
  const id = db.pragma('application_id', { simple: true })
  const version = Number(db.pragma('user_version', { simple: true }))
  const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()
  if (id === 0 && version === 0 && tables === 0) return
  if (id !== applicationId) throw new StoreFailure('not-ours', file, 'this database belongs to another program')
  if (version > schemaVersion)
    throw new StoreFailure('newer-schema', file, `this file was written by a newer release (its schema is ${version})`)
}

/** Immediate: of two programs that make the same file at once, the second finds the first one's tables. */
export function createTables(db: Database.Database): void {
  db.transaction(() => {
    const before = Number(db.pragma('user_version', { simple: true }))
    if (before >= schemaVersion) return
    if (before === 0) db.exec(schema)
    for (const migration of migrations.slice(Math.max(0, before - 1))) db.exec(migration)
    db.pragma(`application_id = ${applicationId}`)
    db.pragma(`user_version = ${schemaVersion}`)
  }).immediate()
}

function createPrivate(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}
