import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { CopyRefused, readAddress, WriteUndone } from '@poczekalnia/queue-core/store'
import { type BookingPlace, bookingFile } from './place.ts'
import { all, type Database, run, type Steps } from './sql/database.ts'
import { columnsOfTables } from './sqlite/columns-of-tables.ts'
import { isFileOpen } from './sqlite/is-file-open.ts'
import { openSqliteDatabase } from './sqlite/store.ts'

/** What a site keeps, each table after those that it refers to. What servers count together is counted anew. */
export const siteTables = [
  ...['bookings', 'places', 'orders', 'letters', 'accounts', 'cuts', 'office_codes', 'line', 'spent'],
  ...['invitations', 'guesses', 'draws', 'entries'],
] as const
type Table = (typeof siteTables)[number]

/** What was copied of a table, and the hash of all its rows. */
export type CopiedTable = { table: Table; rows: number; hash: string }

type Row = Readonly<Record<string, unknown>>
type Content = { table: Table; columns: readonly string[]; rows: readonly Row[]; hash: string }

/**
 * Copies all that a booking site keeps to where nothing is kept yet, from its folder into a database or back. No server
 * may work there meanwhile. What was written is read again and has the same hash, table by table; broken off before,
 * the place is empty.
 * @param alike what the site's servers must have the same: a site's addresses and codes are good under its own key only
 * @throws CopyRefused, StoreFailure, AddressProblem
 */
export async function copySite(
  from: BookingPlace,
  to: BookingPlace,
  alike: Readonly<Record<string, string>>,
): Promise<CopiedTable[]> {
  if (from.kind === 'data-folder' && !existsSync(bookingFile(from.dir)))
    throw new CopyRefused(`${from.dir}: there is no booking site's data in this folder`)
  if (to.kind === 'data-folder' && existsSync(bookingFile(to.dir))) throw new CopyRefused(keptAlready(to.dir))
  for (const place of [from, to]) await mustStand(place)
  const source = await open(from, alike)
  try {
    // A database has more, of what its servers have in common.
    const columns = columnsOfTables(siteTables)
    const contents: Content[] = []
    for (const table of siteTables) contents.push(await source.read(() => contentOf(table, columns[table])))
    await putInto(to, contents, alike)
    return contents.map(({ table, rows, hash }) => ({ table, rows: rows.length, hash }))
  } finally {
    await source.close()
  }
}

const keptAlready = (name: string) => `${name}: something is kept there already, and stays as it is`

/** @throws CopyRefused while a server works there */
async function mustStand(place: BookingPlace): Promise<void> {
  const works =
    place.kind === 'data-folder'
      ? existsSync(bookingFile(place.dir)) && isFileOpen(bookingFile(place.dir))
      : await (await import('./postgres/at-work.ts')).isAtWork(place)
  if (works) throw new CopyRefused(`${nameOf(place)}: a booking server works there, stop it first`)
}

async function open(place: BookingPlace, alike: Readonly<Record<string, string>>): Promise<Database> {
  if (place.kind === 'data-folder') return openSqliteDatabase(bookingFile(place.dir))
  return (await import('./postgres/store.ts')).openPostgresDatabase(place, alike)
}

async function putInto(
  to: BookingPlace,
  contents: readonly Content[],
  alike: Readonly<Record<string, string>>,
): Promise<void> {
  if (to.kind === 'postgres') {
    const target = await open(to, alike)
    try {
      await write(target, contents, to)
    } finally {
      await target.close()
    }
    return
  }
  // Its name comes last: a copy that was broken off is no site's file.
  const copying = `${bookingFile(to.dir)}.copying`
  mkdirSync(to.dir, { recursive: true, mode: 0o700 })
  for (const end of ['', '-wal', '-shm']) rmSync(copying + end, { force: true })
  const target = openSqliteDatabase(copying)
  try {
    await write(target, contents, to)
  } catch (error) {
    await target.close()
    rmSync(copying, { force: true })
    throw error
  }
  await target.close()
  renameSync(copying, bookingFile(to.dir))
}

async function write(target: Database, contents: readonly Content[], to: BookingPlace): Promise<void> {
  try {
    await target.write({ common: true }, function* (): Steps<void> {
      for (const { table } of contents)
        if ((yield* all(`SELECT 1 AS one FROM ${table} LIMIT 1`)).length > 0) throw new WriteUndone('kept')
      for (const { table, columns, rows } of contents) {
        const values = columns.map((name) => `@${name}`)
        const into = `INSERT INTO ${table} (${columns.map(quoted).join(', ')}) VALUES (${values.join(', ')})`
        for (const row of rows) yield* run(into, row)
      }
      for (const { table, columns, hash } of contents)
        if ((yield* contentOf(table, columns)).hash !== hash) throw new WriteUndone(table)
      if (to.kind === 'postgres')
        yield* all(`SELECT setval(pg_get_serial_sequence('letters', 'n'), greatest(max(n), 1)) FROM letters`)
    })
  } catch (error) {
    if (!(error instanceof WriteUndone)) throw error
    if (error.why === 'kept') throw new CopyRefused(keptAlready(nameOf(to)))
    throw new CopyRefused(`the copy of ${error.why} is not what was copied; nothing is kept of it`)
  }
}

/** A table's rows in an order that both databases have, and their hash. */
function* contentOf(table: Table, columns: readonly string[]): Steps<Content> {
  const found = yield* all<Row>(`SELECT ${columns.map(quoted).join(', ')} FROM ${table}`)
  const texts = new Map(found.map((row) => [row, JSON.stringify(columns.map((name) => row[name]))]))
  const rows = found.sort((a, b) => ((texts.get(a) ?? '') < (texts.get(b) ?? '') ? -1 : 1))
  const hash = createHash('sha256')
  for (const row of rows) hash.update(`${texts.get(row)}\n`)
  return { table, columns, rows, hash: hash.digest('hex') }
}

const quoted = (name: string) => `"${name}"`

/** As an operator is told of it: without a password. */
const nameOf = (place: BookingPlace) =>
  place.kind === 'data-folder' ? place.dir : `${readAddress(place.url).name} ${place.schema ?? 'booking'}`
