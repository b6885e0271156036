import { existsSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import Database from 'better-sqlite3'
import { countLog } from '../../count-log.ts'
import { REPORTS_SHAPE } from '../../figure-rows.ts'
import type { StoredEvent } from '../../ports/events.ts'
import { daysOf, openFigures } from '../figures.ts'
import { busyTimeoutMs } from '../open-database.ts'
import { openLog } from '../read-log.ts'

type Kept = { stream: string; zone: string; version: number; hash: string }

/**
 * Holds the figures of reports to the log: counts it anew in memory, as far as the file says it was counted, and
 * compares every day.
 *
 * @param logFile a log that was found sound
 * @returns `none`: nothing is counted yet, or by another release, and will be when somebody asks
 */
export async function checkFigures(
  logFile: string,
  reportsFile: string,
): Promise<'same' | 'differ' | 'damaged' | 'none'> {
  if (!existsSync(reportsFile)) return 'none'
  let db: Database.Database | null = null
  try {
    db = new Database(reportsFile, { readonly: true, timeout: busyTimeoutMs })
    db.exec('BEGIN')
    if (db.pragma('integrity_check(1)', { simple: true }) !== 'ok') return 'damaged'
    if (db.pragma('user_version', { simple: true }) !== REPORTS_SHAPE) return 'none'
    const kept = db.prepare<[], Kept>('SELECT stream, zone, version, hash FROM progress').get()
    if (!kept) return 'none'
    return (await matches(db, kept, logFile)) ? 'same' : 'differ'
  } catch (error) {
    if (error instanceof Database.SqliteError) return 'damaged'
    throw error
  } finally {
    db?.close()
  }
}

async function matches(
  db: Database.Database,
  { stream, zone, version, hash }: Kept,
  logFile: string,
): Promise<boolean> {
  const log = openLog(logFile)
  const file = openFigures(':memory:')
  try {
    const upTo = {
      async *read(name: string, after?: number): AsyncIterable<StoredEvent> {
        for await (const event of log.read(name, after)) {
          if (event.version > version) return
          yield event
        }
      },
    }
    const subject = { stream, zone }
    const counted = await countLog(upTo, file, subject)
    // A log that was since replaced is counted anew at the next report.
    if (counted.version !== version || counted.hash !== hash) return false
    return isDeepStrictEqual(daysOf(db), file.rows())
  } finally {
    await file.close()
    await log.close()
  }
}
