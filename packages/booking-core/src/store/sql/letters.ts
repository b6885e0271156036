import type { KeptLetter, LetterFilter, LetterOutcome, Letters, NewLetter } from '../ports/letters.ts'
import { all, type Database, first, run, type Steps } from './database.ts'

const columns = `id, office, booking, kind, way, recipient AS "to", content, state, attempts,
  written_at AS "writtenAt", next_at AS "nextAt", said, bounced_at AS "bouncedAt", n AS "order"`

const shown: Record<LetterFilter, string> = {
  all: '1 = 1',
  waiting: `state = 'waiting'`,
  failed: `state = 'failed'`,
  bounced: 'bounced_at IS NOT NULL',
}

/** Puts a letter with what is being written. */
export const addLetter = (booking: string, letter: NewLetter, now: number): Steps<number> =>
  run(
    `INSERT INTO letters (id, office, booking, kind, way, recipient, content, state, written_at, next_at)
       VALUES (@id, @office, @booking, @kind, @way, @to, @content, 'waiting', @now, @now)`,
    { ...letter, booking, now },
  )

export class SqlLetters implements Letters {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  async take(now: number, until: number, most: number): Promise<KeptLetter[]> {
    // Said twice: of two servers that look at the same moment the second looks at the rows again.
    const isDue = `state = 'waiting' AND next_at <= @now`
    const taken = await this.#db.write({ common: true }, () =>
      all<KeptLetter>(
        `UPDATE letters SET attempts = attempts + 1, next_at = @until
           WHERE ${isDue} AND id IN (SELECT id FROM letters WHERE ${isDue} ORDER BY n LIMIT @most)
           RETURNING ${columns}`,
        { now, until, most },
      ),
    )
    return taken.sort((a, b) => a.order - b.order)
  }

  async keepTaken(ids: readonly string[], until: number): Promise<void> {
    await this.#db.write({ common: true }, function* (): Steps<void> {
      for (const id of ids)
        yield* run(`UPDATE letters SET next_at = @until WHERE id = @id AND state = 'waiting'`, { id, until })
    })
  }

  async nextAt(): Promise<number | null> {
    const row = await this.#db.read(() =>
      first<{ at: number | null }>(`SELECT min(next_at) AS at FROM letters WHERE state = 'waiting'`),
    )
    return row?.at ?? null
  }

  async settle(id: string, outcome: LetterOutcome): Promise<void> {
    const said = outcome.state === 'sent' ? null : outcome.said
    const nextAt = outcome.state === 'waiting' ? outcome.nextAt : 0
    const content = outcome.state === 'waiting' ? 'content' : `''`
    await this.#db.write({ common: true }, () =>
      run(
        `UPDATE letters SET state = @state, said = @said, next_at = @nextAt, content = ${content}
           WHERE id = @id AND bounced_at IS NULL`,
        { id, state: outcome.state, said, nextAt },
      ),
    )
  }

  async hurry(id: string, now: number): Promise<boolean> {
    const hurry = () => run(`UPDATE letters SET next_at = @now WHERE id = @id AND state = 'waiting'`, { id, now })
    return (await this.#db.write({ common: true }, hurry)) === 1
  }

  async bounce(id: string, said: string, now: number): Promise<boolean> {
    const bounce = () =>
      run(
        `UPDATE letters SET bounced_at = @now, said = @said, state = 'sent', content = '', next_at = 0
           WHERE id = @id AND state <> 'failed' AND bounced_at IS NULL`,
        { id, said, now },
      )
    return (await this.#db.write({ common: true }, bounce)) === 1
  }

  async list(office: string, show: LetterFilter, before: number, most: number): Promise<KeptLetter[]> {
    return this.#db.read(() =>
      all<KeptLetter>(
        `SELECT ${columns} FROM letters WHERE office = @office AND n < @before AND ${shown[show]}
           ORDER BY n DESC LIMIT @most`,
        { office, before, most },
      ),
    )
  }

  async of(booking: string): Promise<KeptLetter[]> {
    return this.#db.read(() =>
      all<KeptLetter>(`SELECT ${columns} FROM letters WHERE booking = @booking ORDER BY n`, { booking }),
    )
  }
}
