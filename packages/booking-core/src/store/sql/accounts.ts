import type { Account } from '../../account.ts'
import type { Accounts } from '../ports/accounts.ts'
import type { NewLetter } from '../ports/letters.ts'
import { type Database, first, run, type Steps } from './database.ts'
import { addLetter } from './letters.ts'

type Row = {
  id: string
  office: string
  email: string
  version: number
  code: string | null
  tries: number | null
  code_until: number | null
  expires_at: number
}

export class SqlAccounts implements Accounts {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  async get(id: string): Promise<Account | null> {
    const row = await this.#db.read(() => first<Row>('SELECT * FROM accounts WHERE id = @id', { id }))
    if (!row) return null
    const { office, email, version, code, tries, code_until: until, expires_at: expiresAt } = row
    const door = code === null ? null : { code, tries: tries ?? 0, expiresAt: until ?? 0 }
    return { id, office, email, version, door, expiresAt }
  }

  async write(
    { id, office, email, version, door, expiresAt }: Account,
    told: { booking: string; letter: NewLetter } | null,
    now: number,
  ): Promise<boolean> {
    const row: Row = {
      ...{ id, office, email, version, expires_at: expiresAt },
      ...{ code: door?.code ?? null, tries: door?.tries ?? null, code_until: door?.expiresAt ?? null },
    }
    return this.#db.write({ office }, function* (): Steps<boolean> {
      // Who has read version 1 writes version 2, once.
      const known = yield* first<{ version: number }>('SELECT version FROM accounts WHERE id = @id', { id })
      if (version !== 1 + (known?.version ?? 0)) return false
      yield* run(
        `INSERT INTO accounts (id, office, email, version, code, tries, code_until, expires_at)
           VALUES (@id, @office, @email, @version, @code, @tries, @code_until, @expires_at)
         ON CONFLICT (id) DO UPDATE SET version = @version, code = @code, tries = @tries, code_until = @code_until,
           expires_at = @expires_at`,
        row,
      )
      if (told) yield* addLetter(told.booking, told.letter, now)
      return true
    })
  }
}
