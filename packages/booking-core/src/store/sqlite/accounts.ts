import type { GroupCommit } from '@poczekalnia/queue-core/store'
import type Database from 'better-sqlite3'
import type { Account } from '../../account.ts'
import type { Accounts } from '../ports/accounts.ts'
import type { NewLetter } from '../ports/letters.ts'
import type { SqliteLetters } from './letters.ts'

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

export class SqliteAccounts implements Accounts {
  readonly #commits: GroupCommit
  readonly #letters: SqliteLetters
  readonly #sql

  constructor(db: Database.Database, commits: GroupCommit, letters: SqliteLetters) {
    this.#commits = commits
    this.#letters = letters
    this.#sql = {
      get: db.prepare<[string], Row>('SELECT * FROM accounts WHERE id = ?'),
      // Who has read version 1 writes version 2, once.
      put: db.prepare<[Row]>(
        `INSERT INTO accounts (id, office, email, version, code, tries, code_until, expires_at)
           SELECT @id, @office, @email, @version, @code, @tries, @code_until, @expires_at
             WHERE @version = 1 + coalesce((SELECT version FROM accounts WHERE id = @id), 0)
           ON CONFLICT (id) DO UPDATE SET version = @version, code = @code, tries = @tries, code_until = @code_until,
             expires_at = @expires_at`,
      ),
    }
  }

  async get(id: string): Promise<Account | null> {
    const row = this.#sql.get.get(id)
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
    return this.#commits.enqueue(() => {
      const { changes } = this.#sql.put.run({
        ...{ id, office, email, version, expires_at: expiresAt },
        ...{ code: door?.code ?? null, tries: door?.tries ?? null, code_until: door?.expiresAt ?? null },
      })
      if (changes === 1 && told) this.#letters.add(told.booking, told.letter, now)
      return changes === 1
    })
  }
}
