import type { Shared } from '../ports/shared.ts'
import type { BookingStore } from '../ports/store.ts'
import { SqlAccounts } from './accounts.ts'
import { SqlBookings } from './bookings.ts'
import { SqlCuts } from './cuts.ts'
import type { Database } from './database.ts'
import { SqlDraws } from './draws.ts'
import { SqlInvitations } from './invitations.ts'
import { SqlLetters } from './letters.ts'
import { SqlLine } from './line.ts'

/** All that a booking site keeps, in a database that takes the statements. */
export const storeOver = (db: Database, shared: Shared | null): BookingStore => ({
  accounts: new SqlAccounts(db),
  bookings: new SqlBookings(db),
  letters: new SqlLetters(db),
  draws: new SqlDraws(db),
  cuts: new SqlCuts(db),
  line: new SqlLine(db),
  invitations: new SqlInvitations(db),
  shared,
  close: () => db.close(),
})
