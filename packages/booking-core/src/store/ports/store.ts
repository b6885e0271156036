import type { Bookings } from './bookings.ts'
import type { Letters } from './letters.ts'

/** All that a booking site keeps. */
export interface BookingStore {
  readonly bookings: Bookings
  readonly letters: Letters
  close(): Promise<void>
}
