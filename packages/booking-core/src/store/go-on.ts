import type { BookingDatabase } from './postgres/store.ts'

/** Lets a site go on whose database lacks something: see `letGoOn`. @throws StoreFailure, AddressProblem */
export async function letSiteGoOn(place: BookingDatabase): Promise<number | null> {
  return (await import('./postgres/go-on.ts')).letGoOn(place)
}
