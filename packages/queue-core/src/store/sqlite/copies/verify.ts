import type Database from 'better-sqlite3'
import { ChainWalk, type LogRow, logColumns } from '../../chain-walk.ts'
import type { Breakage, Verdict } from '../../ports/copies.ts'
import { openReadOnly } from '../open-database.ts'
import { toStoreFailure } from '../sqlite-failure.ts'
import { streamsOf } from '../walk.ts'

/**
 * Walks every stream of a log from its first event, read-only, also while a hub runs on it: each version follows the
 * one before, each hash is right, the file's own structure is sound (ALL-8).
 *
 * Who rewrites a stream from some event to its end, hashes and all, is not found out by this alone: for that, compare
 * the heads it names with ones noted down elsewhere.
 *
 * @throws StoreFailure when there is no such file, or it is not a log.
 */
export function verifyLog(file: string): Verdict {
  const db = openReadOnly(file)
  let at: { stream: string | null; version: number | null } = { stream: null, version: null }
  try {
    const streams = []
    for (const stream of streamsOf(db)) {
      const walk = new ChainWalk(stream)
      at = { stream, version: 1 }
      for (const row of rowsOf(db, stream)) {
        const reason = walk.next(row)
        const expected = walk.head.version + 1
        if (reason) return broken({ stream, version: expected, reason })
        at = { stream, version: expected }
      }
      streams.push({ stream, events: walk.head.version, head: walk.head.hash })
    }
    at = { stream: null, version: null }
    const cut = cutOff(db)
    if (cut) return broken({ ...cut, reason: 'cut-off' })
    if (db.pragma('integrity_check(1)', { simple: true }) !== 'ok') return broken({ ...at, reason: 'unreadable' })
    if ((db.pragma('foreign_key_check') as unknown[]).length > 0) return broken({ ...at, reason: 'unreadable' })
    return { ok: true, streams }
  } catch (error) {
    if (toStoreFailure(error, file).kind !== 'damaged') throw toStoreFailure(error, file)
    return broken({ ...at, reason: 'unreadable' })
  } finally {
    db.close()
  }
}

const broken = (breakage: Breakage): Verdict => ({ ok: false, broken: breakage })

function rowsOf(db: Database.Database, stream: string): IterableIterator<LogRow> {
  return db
    .prepare<[string], LogRow>(`SELECT ${logColumns} FROM events WHERE stream = ? ORDER BY version`)
    .iterate(stream)
}

function cutOff(db: Database.Database): { stream: string; version: number } | undefined {
  return db
    .prepare<[], { stream: string; version: number }>(
      `SELECT stream, version FROM snapshots AS seen
       WHERE version > (SELECT coalesce(max(version), 0) FROM events WHERE stream = seen.stream) ORDER BY stream`,
    )
    .get()
}
