import type { BookingEntry } from '@poczekalnia/protocol'
import { searchFor } from '@poczekalnia/queue-core/person'

/**
 * Whether a booking has every word that is searched for in its name, code, hour, case or ticket number; the name in any
 * way of writing it, as under "Personal data".
 */
export function isWanted({ name, code, time, case: number, ticket }: BookingEntry, search: string): boolean {
  const more = [code, time, number, ticket].filter((part) => part !== null)
  return search.trim() === '' || searchFor(search)(name ?? '', ...more)
}
