import { Link, prepareTables, readAddress } from '@poczekalnia/queue-core/database'
import type { BookingStore } from '../ports/store.ts'
import { storeOver } from '../sql/store.ts'
import { PostgresDatabase } from './database.ts'
import { migrations } from './schema.ts'

/** Readers do not wait for one another; writes go together. */
const readLinks = 3
/** A write may wait for that of another server, which a stopped one holds for three seconds. */
const writeMs = 8_000
/** Migrations and cleaning take their time. */
const upkeepMs = 600_000

/**
 * Opens what a booking site keeps in a database, made anew when missing; any number of servers may.
 * @param schema where its tables are; a database has one site
 * @throws StoreFailure, AddressProblem
 */
export async function openPostgresStore(url: string, schema = 'booking'): Promise<BookingStore> {
  const address = readAddress(url)
  const link = (answerMs?: number) => new Link(address, schema, answerMs)
  const upkeep = link(upkeepMs)
  await prepareTables(upkeep, schema, migrations)
  const reads = Array.from({ length: readLinks }, () => link())
  return storeOver(new PostgresDatabase({ reads, writes: link(writeMs), upkeep }))
}
