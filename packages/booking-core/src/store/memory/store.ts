import type { BookingStore } from '../ports/store.ts'
import { MemoryAccounts } from './accounts.ts'
import { MemoryBookings } from './bookings.ts'
import { MemoryCuts } from './cuts.ts'
import { MemoryDraws } from './draws.ts'
import { MemoryLetters } from './letters.ts'
import { MemoryLine } from './line.ts'

/** A store that lives as long as its process. */
export function openMemoryStore(): BookingStore {
  const letters = new MemoryLetters()
  const accounts = new MemoryAccounts(letters)
  const bookings = new MemoryBookings(letters, accounts)
  const draws = new MemoryDraws(bookings, letters)
  const line = new MemoryLine(letters)
  const { invitations } = bookings
  return {
    letters,
    accounts,
    bookings,
    line,
    invitations,
    cuts: new MemoryCuts(),
    draws,
    shared: null,
    close: async () => undefined,
  }
}
