import { GroupCommit } from '@poczekalnia/queue-core/store'
import type { BookingStore } from '../ports/store.ts'
import { SqliteAccounts } from './accounts.ts'
import { SqliteBookings } from './bookings.ts'
import { SqliteCuts } from './cuts.ts'
import { SqliteDraws } from './draws.ts'
import { SqliteInvitations } from './invitations.ts'
import { SqliteLetters } from './letters.ts'
import { SqliteLine } from './line.ts'
import { openDatabase } from './open-database.ts'

/** Opens a booking site's file, made anew when missing. @throws StoreFailure as `openDatabase` */
export function openSqliteStore(file: string): BookingStore {
  const db = openDatabase(file)
  const commits = new GroupCommit(db, file, () => undefined)
  const letters = new SqliteLetters(db, commits)
  const invitations = new SqliteInvitations(db, commits)
  const bookings = new SqliteBookings(db, commits, { letters, invitations })
  return {
    letters,
    cuts: new SqliteCuts(db, commits),
    accounts: new SqliteAccounts(db, commits, letters),
    line: new SqliteLine(db, commits, letters),
    invitations,
    bookings,
    draws: new SqliteDraws(db, commits, bookings, letters),
    async close() {
      commits.close()
      db.close()
    },
  }
}
