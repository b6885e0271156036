import { randomUUID } from 'node:crypto'
import type { BookingPlace } from '@poczekalnia/booking-core/store'
import { bookingFile } from '@poczekalnia/booking-core/store'
import { Link, readAddress } from '@poczekalnia/queue-core/database'
import Database from 'better-sqlite3'
import { makePostgres } from '../lib/postgres-server.ts'
import type { RushOptions } from './options.ts'

/** Where the site of one rush keeps everything, gone afterwards. */
export type RushPlace = { place: BookingPlace; remove(): Promise<void> }

/** A file in the folder; or a schema of its own in a database, whatever else is there. */
export async function openPlace(dir: string, database: RushOptions['database']): Promise<RushPlace> {
  if (database === null) return { place: { kind: 'data-folder', dir }, remove: async () => undefined }
  const own = database.url === null ? await makePostgres() : null
  const url = database.url ?? own?.url ?? ''
  const schema = `rush_${randomUUID().replaceAll('-', '')}`
  return {
    place: { kind: 'postgres', url, schema },
    async remove() {
      if (own) return own.stop()
      const link = new Link(readAddress(url), schema, 60_000)
      await link.once(`DROP SCHEMA IF EXISTS ${schema} CASCADE`).finally(() => link.close())
    },
  }
}

/**
 * Single rows a second into the same file or database, one after another, each in a transaction of its own: what the
 * disk gives.
 */
export async function bareInserts(place: BookingPlace, milliseconds = 2_000): Promise<number> {
  return place.kind === 'postgres' ? intoDatabase(place, milliseconds) : intoFile(place.dir, milliseconds)
}

const text = 'a row as small as a place'

function intoFile(dir: string, milliseconds: number): number {
  const db = new Database(bookingFile(dir))
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.exec('CREATE TABLE bare (n INTEGER PRIMARY KEY, text TEXT NOT NULL)')
    const insert = db.prepare<[string]>('INSERT INTO bare (text) VALUES (?)')
    const began = performance.now()
    let rows = 0
    for (; performance.now() - began < milliseconds; rows++) insert.run(text)
    return rows / ((performance.now() - began) / 1000)
  } finally {
    db.close()
  }
}

type InDatabase = Extract<BookingPlace, { kind: 'postgres' }>

async function intoDatabase({ url, schema = 'booking' }: InDatabase, milliseconds: number): Promise<number> {
  const link = new Link(readAddress(url), schema)
  try {
    const table = `${schema}.bare`
    await link.once(`CREATE TABLE ${table} (n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text NOT NULL)`)
    const began = performance.now()
    let rows = 0
    for (; performance.now() - began < milliseconds; rows++)
      await link.once(`INSERT INTO ${table} (text) VALUES ($1)`, [text])
    return rows / ((performance.now() - began) / 1000)
  } finally {
    await link.close()
  }
}
