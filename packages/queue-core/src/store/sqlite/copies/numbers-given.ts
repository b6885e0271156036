import Database from 'better-sqlite3'
import type { NumbersGiven } from '../../ports/copies.ts'
import { busyTimeoutMs } from '../open-database.ts'

type Row = { at: number; type: string; data: string }

const wanted = `SELECT at, type, data FROM events WHERE type IN ('TicketIssued', 'DayClosed') ORDER BY stream, version`

/**
 * Reads which numbers a file has seen given out. It judges nothing: a file is often replaced because it is damaged, and
 * what can still be read of it, from its start and from its end, is in people's hands all the same.
 */
export function numbersGiven(file: string): NumbersGiven {
  let newest = new Map<string, number>()
  let most = 0
  let lastAt = 0
  const take = ({ at, data }: Row) => {
    const { queue, number } = JSON.parse(data) as { queue: string; number: string }
    const value = Number(/\d+$/.exec(number)?.[0] ?? 0)
    newest.set(queue, Math.max(newest.get(queue) ?? 0, value))
    most = Math.max(most, value)
    lastAt = Math.max(lastAt, at)
  }
  const isWhole = read(file, wanted, (row) => {
    if (row.type === 'TicketIssued') take(row)
    else [newest, lastAt] = [new Map(), 0]
    return true
  })
  // What stands behind the damage is read backwards, as far as the beginning of its day.
  if (!isWhole)
    read(file, `${wanted.replace('stream, version', 'stream DESC, version DESC')}`, (row) => {
      if (row.type !== 'TicketIssued') return false
      take(row)
      return true
    })
  return { file, newest, lastAt, most, whole: isWhole }
}

/** @returns whether all rows could be read */
function read(file: string, sql: string, take: (row: Row) => boolean): boolean {
  let db: Database.Database | null = null
  try {
    db = new Database(file, { readonly: true, timeout: busyTimeoutMs })
    for (const row of db.prepare<[], Row>(sql).iterate()) if (!take(row)) break
    return true
  } catch {
    return false
  } finally {
    db?.close()
  }
}
