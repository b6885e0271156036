import type Database from 'better-sqlite3'
import { busyTimeoutMs } from './open-database.ts'
import { toStoreFailure } from './sqlite-failure.ts'

/**
 * `secure_delete` zeroes erased rows on their pages, but the write-ahead log still holds those pages as they were.
 * TRUNCATE carries the zeroed pages into the main file and cuts the log to nothing. Done even when nobody was erased: a
 * crash, or a reader that was in the way (`poczekalnia log verify`), may have left an earlier erasure half done. It
 * does not wait for such a reader, for the visitors would wait too; the next erasure finishes the job.
 */
export function dropOldPages(db: Database.Database): void {
  try {
    db.pragma('busy_timeout = 0')
    db.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    throw toStoreFailure(error, db.name)
  } finally {
    db.pragma(`busy_timeout = ${busyTimeoutMs}`)
  }
}
