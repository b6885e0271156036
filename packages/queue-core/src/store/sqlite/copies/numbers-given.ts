import Database from 'better-sqlite3'
import { type NumberRow, NumbersSeen } from '../../numbers-seen.ts'
import type { NumbersGiven } from '../../ports/copies.ts'
import { busyTimeoutMs } from '../open-database.ts'

const wanted = `SELECT at, type, data FROM events WHERE type IN ('TicketIssued', 'DayClosed') ORDER BY stream, version`

/**
 * Reads which numbers a file has seen given out. It judges nothing: a file is often replaced because it is damaged, and
 * what can still be read of it, from its start and from its end, is in people's hands all the same.
 */
export function numbersGiven(file: string): NumbersGiven {
  const seen = new NumbersSeen()
  const isWhole = read(file, wanted, (row) => {
    seen.follow(row)
    return true
  })
  // What stands behind the damage is read backwards, as far as the beginning of its day.
  if (!isWhole)
    read(file, `${wanted.replace('stream, version', 'stream DESC, version DESC')}`, (row) => {
      if (row.type !== 'TicketIssued') return false
      seen.take(row)
      return true
    })
  const { newest, lastAt, most } = seen
  return { file, newest, lastAt, most, whole: isWhole }
}

/** @returns whether all rows could be read */
function read(file: string, sql: string, take: (row: NumberRow) => boolean): boolean {
  let db: Database.Database | null = null
  try {
    db = new Database(file, { readonly: true, timeout: busyTimeoutMs })
    for (const row of db.prepare<[], NumberRow>(sql).iterate()) if (!take(row)) break
    return true
  } catch {
    return false
  } finally {
    db?.close()
  }
}
