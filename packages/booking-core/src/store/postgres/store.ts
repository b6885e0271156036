import { Link, prepareTables, readAddress } from '@poczekalnia/queue-core/database'
import { StoreFailure } from '@poczekalnia/queue-core/store'
import type { KeptMemory } from '../ports/kept.ts'
import type { BookingStore } from '../ports/store.ts'
import { storeOver } from '../sql/store.ts'
import { PostgresDatabase } from './database.ts'
import { migrations } from './schema.ts'
import { PostgresShared } from './shared.ts'
import { openSiteMark, type SiteMark } from './site-mark.ts'

/** Readers do not wait for one another; writes go together. */
const readLinks = 3
/** A write may wait for that of another server, which a stopped one holds for three seconds. */
const writeMs = 8_000
/** Migrations and cleaning take their time. */
const upkeepMs = 600_000

/** Where a site's tables are: a database has one site, unless they are named. */
export type BookingDatabase = { url: string; schema?: string }

/**
 * Opens what a booking site keeps in a database, made anew when missing; any number of servers may.
 * @param alike what has to be the same at all of them, by the name that an operator knows it by: only what tells them
 * apart is kept of it
 * @param memory what the database has kept for this server, beside it: it may lack that later
 * @throws StoreFailure, AddressProblem
 */
export async function openPostgresStore(
  place: BookingDatabase,
  alike: Readonly<Record<string, string>> = {},
  memory?: KeptMemory,
): Promise<BookingStore> {
  const db = await openPostgresDatabase(place, alike, memory)
  return storeOver(db, new PostgresShared(db))
}

/** The same, for whoever writes statements of their own. */
export async function openPostgresDatabase(
  { url, schema = 'booking' }: BookingDatabase,
  alike: Readonly<Record<string, string>>,
  memory?: KeptMemory,
): Promise<PostgresDatabase> {
  const address = readAddress(url)
  const link = (answerMs?: number) => new Link(address, schema, answerMs)
  const upkeep = link(upkeepMs)
  let mark: SiteMark
  try {
    await prepareTables(upkeep, schema, migrations)
    await mustBeAlike(upkeep, alike)
    mark = await openSiteMark(link(), memory)
  } catch (error) {
    await upkeep.close()
    throw error
  }
  const reads = Array.from({ length: readLinks }, () => link())
  return new PostgresDatabase({ reads, writes: link(writeMs), upkeep }, mark)
}

async function mustBeAlike(link: Link, alike: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(alike)) {
    await link.ask('INSERT INTO agreed (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING', [name, value])
    const [known] = await link.ask<{ value: string }>('SELECT value FROM agreed WHERE name = $1', [name])
    if (known?.value !== value)
      throw new StoreFailure(
        'not-ours',
        link.name,
        `${name} is another than this site's: copy it from its first server`,
      )
  }
}
