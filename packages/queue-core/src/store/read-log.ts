import type { StoredEvent } from './ports/store.ts'
import { openReadOnly } from './sqlite/open-database.ts'
import { SqliteStore } from './sqlite/store.ts'
import { streamsOf } from './sqlite/walk.ts'

export type Log = {
  streams: string[]
  read(stream: string, after?: number): AsyncIterable<StoredEvent>
  /** Accounts that have a password, which is not in the log. */
  accounts(): string[]
  close(): void
}

/**
 * Opens a file's log to read it, also while a hub runs on it.
 *
 * @param still whether all that is read is of one moment; meanwhile the hub can't shorten its write-ahead log
 * @throws StoreFailure when there is none
 */
export function openLog(file: string, still = false): Log {
  const db = openReadOnly(file)
  if (still) db.exec('BEGIN')
  const store = new SqliteStore(db, file)
  return {
    streams: streamsOf(db),
    read: (stream, after) => store.read(stream, after),
    accounts() {
      const has = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'staff_passwords'`).get() !== undefined
      return has ? db.prepare<[], string>('SELECT account FROM staff_passwords').pluck().all() : []
    },
    close: () => store.close(),
  }
}
