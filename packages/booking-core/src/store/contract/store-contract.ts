import type { BookingStore } from '../ports/index.ts'
import { accountsContract } from './accounts.ts'
import { bookingsContract } from './bookings.ts'
import { cutsContract } from './cuts.ts'
import { drawsContract } from './draws.ts'
import { invitationsContract } from './invitations.ts'
import { lettersContract } from './letters.ts'
import { lineContract } from './line.ts'

/** What every booking store does, port by port, whatever it keeps things in. */
export function storeContract(name: string, open: () => BookingStore | Promise<BookingStore>): void {
  const contracts = [
    invitationsContract,
    bookingsContract,
    accountsContract,
    lettersContract,
    cutsContract,
    lineContract,
    drawsContract,
  ]
  for (const contract of contracts) contract(name, open)
}
