import { join } from 'node:path'
import type { KeptMemory } from './ports/kept.ts'
import type { BookingStore } from './ports/store.ts'
import type { BookingDatabase } from './postgres/store.ts'
import { openSqliteStore } from './sqlite/store.ts'

/** Where a booking site keeps everything: in a folder of its own, or in a database that several servers share. */
export type BookingPlace = { kind: 'data-folder'; dir: string } | ({ kind: 'postgres' } & BookingDatabase)

/** The site's database in its folder. */
export const bookingFile = (dir: string): string => join(dir, 'booking.db')

/**
 * Opens what a site keeps, made anew when missing.
 * @param alike what all servers of a database must have the same
 * @param memory what a database has kept for this server, beside it: it may lack that later
 * @throws StoreFailure, AddressProblem
 */
export async function openBookingStore(
  place: BookingPlace,
  alike: Readonly<Record<string, string>> = {},
  memory?: KeptMemory,
): Promise<BookingStore> {
  if (place.kind === 'data-folder') return openSqliteStore(bookingFile(place.dir))
  // Loaded only where a database is used: a site on its own file carries no driver in its memory.
  const { openPostgresStore } = await import('./postgres/store.ts')
  return openPostgresStore(place, alike, memory)
}
