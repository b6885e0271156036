import type { Accounts } from './accounts.ts'
import type { Bookings } from './bookings.ts'
import type { Cuts } from './cuts.ts'
import type { Draws } from './draws.ts'
import type { Invitations } from './invitations.ts'
import type { Letters } from './letters.ts'
import type { Line } from './line.ts'
import type { Shared } from './shared.ts'

/** All that a booking site keeps. */
export interface BookingStore {
  readonly accounts: Accounts
  readonly bookings: Bookings
  readonly letters: Letters
  readonly draws: Draws
  readonly cuts: Cuts
  readonly line: Line
  readonly invitations: Invitations
  /** `null`: no other server has this store. */
  readonly shared: Shared | null
  close(): Promise<void>
}
