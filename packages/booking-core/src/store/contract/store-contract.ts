import type { BookingStore } from '../ports/index.ts'
import { accountsContract } from './accounts.ts'
import { bookingsContract } from './bookings.ts'
import { cutsContract } from './cuts.ts'
import { lettersContract } from './letters.ts'

/** What every booking store does, port by port, whatever it keeps things in. */
export function storeContract(name: string, open: () => BookingStore): void {
  for (const contract of [bookingsContract, accountsContract, lettersContract, cutsContract]) contract(name, open)
}
