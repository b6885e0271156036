import type { Account } from '../../account.ts'
import type { Accounts } from '../ports/accounts.ts'
import type { NewLetter } from '../ports/letters.ts'
import type { MemoryLetters } from './letters.ts'

/** Accounts that are known as long as their process lives: for tests. */
export class MemoryAccounts implements Accounts {
  readonly #rows = new Map<string, Account>()
  readonly #letters: MemoryLetters

  constructor(letters: MemoryLetters) {
    this.#letters = letters
  }

  forget(office: string, now: number): void {
    for (const { id, office: own, expiresAt } of this.#rows.values())
      if (own === office && expiresAt <= now) this.#rows.delete(id)
  }

  forgetAddress(office: string, email: string): void {
    for (const { id, office: own, email: asked } of this.#rows.values())
      if (own === office && asked.toLowerCase() === email.toLowerCase()) this.#rows.delete(id)
  }

  async get(id: string): Promise<Account | null> {
    return this.#rows.get(id) ?? null
  }

  async write(account: Account, told: { booking: string; letter: NewLetter } | null, now: number): Promise<boolean> {
    if (account.version !== 1 + (this.#rows.get(account.id)?.version ?? 0)) return false
    this.#rows.set(account.id, account)
    if (told) this.#letters.add(told.booking, told.letter, now)
    return true
  }
}
