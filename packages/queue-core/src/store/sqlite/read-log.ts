import type { Log } from '../ports/copies.ts'
import { SqliteEvents } from './events.ts'
import { openReadOnly } from './open-database.ts'
import { streamsOf } from './walk.ts'

/**
 * Opens a file's log to read it, also while a hub runs on it, and whichever release wrote it.
 *
 * @param still whether all that is read is of one moment; meanwhile the hub can't shorten its write-ahead log
 * @throws StoreFailure when there is none
 */
export function openLog(file: string, still = false): Log {
  const db = openReadOnly(file)
  if (still) db.exec('BEGIN')
  const events = new SqliteEvents(db, file)
  return {
    streams: streamsOf(db),
    read: (stream, after) => events.read(stream, after),
    versionBefore: (stream, at) => events.versionBefore(stream, at),
    async accounts() {
      const has = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'staff_passwords'`).get() !== undefined
      return has ? db.prepare<[], string>('SELECT account FROM staff_passwords').pluck().all() : []
    },
    async profile() {
      const has = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'profiles'`).get() !== undefined
      const text =
        has && db.prepare<[], string>('SELECT text FROM profiles ORDER BY at DESC, version DESC LIMIT 1').pluck().get()
      return text || null
    },
    async close() {
      db.close()
    },
  }
}
