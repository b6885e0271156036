import type { GroupCommit } from '@poczekalnia/queue-core/store'
import type Database from 'better-sqlite3'
import type { Invitation } from '../../booking.ts'
import type { Invitations, KeptInvitation } from '../ports/invitations.ts'
import { live } from './live.ts'

type Matter = { office: string; matter: string }

const columns = 'id, key, case_number AS "case", code, last_day AS lastDay'

export class SqliteInvitations implements Invitations {
  readonly #commits: GroupCommit
  readonly #sql

  constructor(db: Database.Database, commits: GroupCommit) {
    this.#commits = commits
    this.#sql = {
      put: db.prepare<[Matter & KeptInvitation]>(
        `INSERT INTO invitations (office, matter, id, key, case_number, code, last_day)
           VALUES (@office, @matter, @id, @key, @case, @code, @lastDay)
         ON CONFLICT (office, matter, key) DO UPDATE
           SET id = @id, case_number = @case, code = @code, last_day = @lastDay`,
      ),
      forget: db.prepare<[Matter & { key: string }]>(
        'DELETE FROM guesses WHERE office = @office AND matter = @matter AND key = @key',
      ),
      tries: db
        .prepare<[Matter & { key: string }], number>(
          'SELECT tries FROM guesses WHERE office = @office AND matter = @matter AND key = @key',
        )
        .pluck(),
      count: db.prepare<[Matter & { key: string }]>(
        `INSERT INTO guesses (office, matter, key, tries) VALUES (@office, @matter, @key, 1)
           ON CONFLICT DO UPDATE SET tries = tries + 1`,
      ),
      right: db.prepare<[Matter & { key: string; code: string }], KeptInvitation>(
        `SELECT ${columns} FROM invitations
           WHERE office = @office AND matter = @matter AND key = @key AND code = @code`,
      ),
      get: db.prepare<[Matter & { id: string }], KeptInvitation>(
        `SELECT ${columns} FROM invitations WHERE office = @office AND matter = @matter AND id = @id`,
      ),
      used: db.prepare<[Matter & { letter: string; now: number }], 1>(
        `SELECT 1 FROM bookings b WHERE b.office = @office AND b.case_number = @letter AND b.matter = @matter
           AND b.state <> 'not-held' AND ${live} LIMIT 1`,
      ),
      old: db.prepare<[string, string]>('DELETE FROM invitations WHERE office = ? AND last_day < ?'),
      idle: db.prepare<[string]>(
        `DELETE FROM guesses WHERE office = ? AND NOT EXISTS (SELECT 1 FROM invitations i
           WHERE i.office = guesses.office AND i.matter = guesses.matter AND i.key = guesses.key)`,
      ),
    }
  }

  async invite(office: string, matter: string, letters: readonly KeptInvitation[]): Promise<void> {
    await this.#commits.enqueue(() => {
      for (const letter of letters) {
        this.#sql.put.run({ office, matter, ...letter })
        this.#sql.forget.run({ office, matter, key: letter.key })
      }
    })
  }

  async open(
    asked: { office: string; matter: string; key: string; code: string },
    mostTries: number,
  ): Promise<KeptInvitation | null> {
    return this.#commits.enqueue(() => {
      const { office, matter, key, code } = asked
      const isLocked = (this.#sql.tries.get({ office, matter, key }) ?? 0) >= mostTries
      const found = this.#sql.right.get({ office, matter, key, code }) ?? null
      if (found && !isLocked) return found
      this.#sql.count.run({ office, matter, key })
      return null
    })
  }

  async get(office: string, matter: string, id: string): Promise<KeptInvitation | null> {
    return this.#sql.get.get({ office, matter, id }) ?? null
  }

  async isUsed(office: string, matter: string, { case: letter }: Invitation, now: number): Promise<boolean> {
    return this.#sql.used.get({ office, matter, letter, now }) !== undefined
  }

  /** Inside a transaction that is open: drops letters whose last day was before `date`, and what nobody was asked. */
  tidy(office: string, date: string): void {
    this.#sql.old.run(office, date)
    this.#sql.idle.run(office)
  }
}
