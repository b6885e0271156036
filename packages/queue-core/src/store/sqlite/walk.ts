import type Database from 'better-sqlite3'
import { ChainWalk, type LogRow, logColumns, tailLength } from '../chain-walk.ts'

/** Names of all streams: a seek for each, however long they are. */
export function streamsOf(db: Database.Database): string[] {
  return db
    .prepare<[], string>(
      `WITH RECURSIVE names (stream) AS (
         SELECT min(stream) FROM events
         UNION ALL
         SELECT (SELECT min(stream) FROM events WHERE stream > names.stream) FROM names WHERE stream IS NOT NULL
       ) SELECT stream FROM names WHERE stream IS NOT NULL`,
    )
    .pluck()
    .all()
}

/** Checks the last events of each stream. @throws StoreFailure `damaged` */
export function checkTails(db: Database.Database, file: string): void {
  const last = db.prepare<[string, number], LogRow>(
    `SELECT ${logColumns} FROM events WHERE stream = ? ORDER BY version DESC LIMIT ?`,
  )
  for (const stream of streamsOf(db)) {
    const rows = last.all(stream, tailLength + 1).reverse()
    const before = rows.length > tailLength ? rows.shift() : undefined
    const walk = new ChainWalk(stream, before && { version: before.version, hash: before.hash.toString('hex') })
    for (const row of rows) walk.mustFollow(row, file)
  }
}
