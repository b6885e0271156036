import type { Invitation } from '../../booking.ts'
import type { Invitations, KeptInvitation } from '../ports/invitations.ts'
import { type Database, first, run, type Steps } from './database.ts'
import { live } from './live.ts'

const columns = 'id, key, case_number AS "case", code, last_day AS "lastDay"'
const ofMatter = 'office = @office AND matter = @matter'

/** Whether a booking that is live is by a letter, another one than `@id`. */
export function* isLetterUsed(asked: {
  office: string
  matter: string
  letter: string
  id: string
  now: number
}): Steps<boolean> {
  const used = yield* first(
    `SELECT 1 FROM bookings b WHERE b.office = @office AND b.case_number = @letter AND b.matter = @matter
       AND b.id <> @id AND b.state <> 'not-held' AND ${live} LIMIT 1`,
    asked,
  )
  return used !== undefined
}

/** Drops letters whose last day was before `date`, and the wrong tries for what nobody was asked. */
export function* dropOldInvitations(office: string, date: string): Steps<void> {
  yield* run('DELETE FROM invitations WHERE office = @office AND last_day < @date', { office, date })
  yield* run(
    `DELETE FROM guesses WHERE office = @office AND NOT EXISTS (SELECT 1 FROM invitations i
       WHERE i.office = guesses.office AND i.matter = guesses.matter AND i.key = guesses.key)`,
    { office },
  )
}

export class SqlInvitations implements Invitations {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  async invite(office: string, matter: string, letters: readonly KeptInvitation[]): Promise<void> {
    await this.#db.write({ office }, function* (): Steps<void> {
      for (const letter of letters) {
        yield* run(
          `INSERT INTO invitations (office, matter, id, key, case_number, code, last_day)
             VALUES (@office, @matter, @id, @key, @case, @code, @lastDay)
           ON CONFLICT (office, matter, key) DO UPDATE
             SET id = @id, case_number = @case, code = @code, last_day = @lastDay`,
          { office, matter, ...letter },
        )
        yield* run(`DELETE FROM guesses WHERE ${ofMatter} AND key = @key`, { office, matter, key: letter.key })
      }
    })
  }

  async open(
    asked: { office: string; matter: string; key: string; code: string },
    mostTries: number,
  ): Promise<KeptInvitation | null> {
    return this.#db.write({ office: asked.office }, function* (): Steps<KeptInvitation | null> {
      const guessed = yield* first<{ tries: number }>(
        `SELECT tries FROM guesses WHERE ${ofMatter} AND key = @key`,
        asked,
      )
      const found = yield* first<KeptInvitation>(
        `SELECT ${columns} FROM invitations WHERE ${ofMatter} AND key = @key AND code = @code`,
        asked,
      )
      if (found && (guessed?.tries ?? 0) < mostTries) return found
      yield* run(
        `INSERT INTO guesses (office, matter, key, tries) VALUES (@office, @matter, @key, 1)
           ON CONFLICT (office, matter, key) DO UPDATE SET tries = guesses.tries + 1`,
        asked,
      )
      return null
    })
  }

  async get(office: string, matter: string, id: string): Promise<KeptInvitation | null> {
    const found = await this.#db.read(() =>
      first<KeptInvitation>(`SELECT ${columns} FROM invitations WHERE ${ofMatter} AND id = @id`, {
        ...{ office, matter, id },
      }),
    )
    return found ?? null
  }

  async isUsed(office: string, matter: string, { case: letter }: Invitation, now: number): Promise<boolean> {
    return this.#db.read(() => isLetterUsed({ office, matter, letter, id: '', now }))
  }
}
