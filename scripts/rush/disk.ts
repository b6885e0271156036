import { join } from 'node:path'
import { type Entry, orderOf } from '@poczekalnia/booking-core'
import Database from 'better-sqlite3'
import { openSecrets } from '../../apps/booking/src/secrets.ts'
import type { RushOptions } from './options.ts'
import { day, matter, officeId } from './profile.ts'
import type { Scene } from './scene.ts'

/** What is on disk after the site was killed. */
export type OnDisk = {
  booked: number
  overbooked: number
  yesNotOnDisk: number
  servedTwice: number
  /** Of tickets from before the hour: how far their order in line follows when they were asked for. */
  rankCorrelation: number | null
}

/** Compares what people were told with what the file has. @param opens the hour, as the site's clock has it */
export function lookAtDisk(dir: string, scene: Scene, opens: number, { places, mode }: RushOptions): OnDisk {
  const db = new Database(join(dir, 'booking.db'), { readonly: true })
  try {
    type Row = { at: number; places: string; seat: number; pin: string; email: string; name: string }
    const rows = db
      .prepare<[string, string], Row>(
        `SELECT at, places, seat, pin, email, name FROM bookings WHERE state = 'booked' AND date = ? AND matter = ?`,
      )
      .all(day, matter)
    const ofPlace = countBy(rows, ({ at, places: id, seat }) => `${id} ${at} ${seat}`)
    const shared = [...ofPlace.values()].reduce((sum, count) => sum + count - 1, 0)
    const known = new Set(rows.map(({ email, name, pin }) => `${email} ${name} ${pin}`))
    const twice = [...countBy(rows, ({ email }) => email).values()].filter((count) => count > 1).length
    return {
      booked: rows.length,
      overbooked: Math.max(shared, rows.length - places),
      yesNotOnDisk: scene.told.filter(({ email, who, proof }) => !known.has(`${email} ${who} ${proof}`)).length,
      servedTwice: twice,
      rankCorrelation: mode === 'draw' ? orderOfEntries(db) : orderOfTickets(db, dir, opens),
    }
  } finally {
    db.close()
  }
}

function orderOfEntries(db: Database.Database): number | null {
  const entries = db
    .prepare<[], { data: string }>('SELECT data FROM entries')
    .all()
    .map(({ data }) => JSON.parse(data) as Pick<Entry, 'createdAt' | 'rank'>)
    .flatMap(({ createdAt, rank }) => (rank === null ? [] : [{ createdAt, rank }]))
  if (entries.length < 3) return null
  return rankCorrelation(
    entries.map(({ createdAt }) => createdAt),
    entries.map(({ rank }) => rank),
  )
}

function orderOfTickets(db: Database.Database, dir: string, opens: number): number | null {
  const secrets = openSecrets(join(dir, 'booking.key'))
  const tickets = db
    .prepare<[number, number], { ticket: string; askedAt: number }>(
      'SELECT ticket, asked_at AS askedAt FROM line WHERE opens = ? AND asked_at < ? ORDER BY asked_at',
    )
    .all(opens, opens)
  if (tickets.length < 3) return null
  const chance = (ticket: string) => secrets.hash('order', `${officeId} ${opens} ${ticket}`)
  return rankCorrelation(
    tickets.map(({ askedAt }) => askedAt),
    tickets.map(({ ticket, askedAt }) => orderOf(ticket, askedAt, opens, chance(ticket))),
  )
}

/** Spearman's; equal values share their rank. */
export function rankCorrelation<A extends number | string, B extends number | string>(
  one: readonly A[],
  other: readonly B[],
): number {
  const [a, b] = [ranksOf(one), ranksOf(other)]
  const mean = (a.length + 1) / 2
  let [both, ofA, ofB] = [0, 0, 0]
  for (let n = 0; n < a.length; n++) {
    const [x, y] = [(a[n] as number) - mean, (b[n] as number) - mean]
    both += x * y
    ofA += x * x
    ofB += y * y
  }
  return ofA === 0 || ofB === 0 ? 0 : both / Math.sqrt(ofA * ofB)
}

function ranksOf(values: readonly (number | string)[]): number[] {
  const order = values.map((value, n) => ({ value, n })).sort((x, y) => (x.value < y.value ? -1 : 1))
  const ranks: number[] = []
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to + 1 < order.length && order[to + 1]?.value === order[from]?.value) to += 1
    for (let n = from; n <= to; n++) ranks[order[n]?.n ?? 0] = (from + to) / 2 + 1
    from = to + 1
  }
  return ranks
}

function countBy<T>(list: readonly T[], key: (one: T) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const one of list) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1)
  return counts
}

/** Single rows a second into the same file, each in a transaction of its own: what the disk gives. */
export function bareInserts(dir: string, milliseconds = 2_000): number {
  const db = new Database(join(dir, 'booking.db'))
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.exec('CREATE TABLE bare (n INTEGER PRIMARY KEY, text TEXT NOT NULL)')
    const insert = db.prepare<[string]>('INSERT INTO bare (text) VALUES (?)')
    const began = performance.now()
    let rows = 0
    for (; performance.now() - began < milliseconds; rows++) insert.run('a row as small as a place')
    return rows / ((performance.now() - began) / 1000)
  } finally {
    db.close()
  }
}
