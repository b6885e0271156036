import type { Account } from '../../account.ts'
import type { NewLetter } from './letters.ts'

/** Addresses that have asked for their visits, each for half an hour. */
export interface Accounts {
  get(id: string): Promise<Account | null>
  /**
   * Writes an account and the letter with its code, whole or not at all. `letter`: with the booking that it belongs to.
   * @returns whether nobody was quicker
   */
  write(account: Account, letter: { booking: string; letter: NewLetter } | null, now: number): Promise<boolean>
}
