import type { GroupCommit } from '@poczekalnia/queue-core/store'
import type Database from 'better-sqlite3'
import type { KeptLetter, LetterFilter, LetterOutcome, Letters, NewLetter } from '../ports/letters.ts'

const columns = `id, office, booking, kind, way, recipient AS "to", content, state, attempts, written_at AS writtenAt,
  next_at AS nextAt, said, bounced_at AS bouncedAt, n AS "order"`

const shown: Record<LetterFilter, string> = {
  all: '1',
  waiting: `state = 'waiting'`,
  failed: `state = 'failed'`,
  bounced: 'bounced_at IS NOT NULL',
}

export class SqliteLetters implements Letters {
  readonly #commits: GroupCommit
  readonly #sql

  constructor(db: Database.Database, commits: GroupCommit) {
    this.#commits = commits
    this.#sql = {
      add: db.prepare<[NewLetter & { booking: string; now: number }]>(
        `INSERT INTO letters (id, office, booking, kind, way, recipient, content, state, written_at, next_at)
           VALUES (@id, @office, @booking, @kind, @way, @to, @content, 'waiting', @now, @now)`,
      ),
      due: db.prepare<[number, number], KeptLetter>(
        `SELECT ${columns} FROM letters WHERE state = 'waiting' AND next_at <= ? ORDER BY n LIMIT ?`,
      ),
      nextAt: db.prepare<[], number | null>(`SELECT min(next_at) FROM letters WHERE state = 'waiting'`).pluck(),
      claim: db.prepare<[{ id: string; attempts: number; until: number }]>(
        `UPDATE letters SET attempts = attempts + 1, next_at = @until
           WHERE id = @id AND state = 'waiting' AND attempts = @attempts`,
      ),
      settle: db.prepare<[{ id: string; state: string; said: string | null; nextAt: number }]>(
        `UPDATE letters SET state = @state, said = @said, next_at = @nextAt,
           content = CASE @state WHEN 'waiting' THEN content ELSE '' END
           WHERE id = @id AND bounced_at IS NULL`,
      ),
      hurry: db.prepare<[{ id: string; now: number }]>(
        `UPDATE letters SET next_at = @now WHERE id = @id AND state = 'waiting'`,
      ),
      bounce: db.prepare<[{ id: string; said: string; now: number }]>(
        `UPDATE letters SET bounced_at = @now, said = @said, state = 'sent', content = '', next_at = 0
           WHERE id = @id AND state <> 'failed' AND bounced_at IS NULL`,
      ),
      list: (show: LetterFilter) =>
        db.prepare<[string, number, number], KeptLetter>(
          `SELECT ${columns} FROM letters WHERE office = ? AND n < ? AND ${shown[show]} ORDER BY n DESC LIMIT ?`,
        ),
      of: db.prepare<[string], KeptLetter>(`SELECT ${columns} FROM letters WHERE booking = ? ORDER BY n`),
    }
  }

  /** Inside a transaction that is open. */
  add(booking: string, letter: NewLetter, now: number): void {
    this.#sql.add.run({ ...letter, booking, now })
  }

  async due(now: number, most: number): Promise<KeptLetter[]> {
    return this.#sql.due.all(now, most)
  }

  async nextAt(): Promise<number | null> {
    return this.#sql.nextAt.get() ?? null
  }

  async claim({ id, attempts }: Pick<KeptLetter, 'id' | 'attempts'>, until: number): Promise<boolean> {
    return this.#commits.enqueue(() => this.#sql.claim.run({ id, attempts, until }).changes === 1)
  }

  async settle(id: string, outcome: LetterOutcome): Promise<void> {
    const said = outcome.state === 'sent' ? null : outcome.said
    const nextAt = outcome.state === 'waiting' ? outcome.nextAt : 0
    await this.#commits.enqueue(() => this.#sql.settle.run({ id, state: outcome.state, said, nextAt }))
  }

  async hurry(id: string, now: number): Promise<boolean> {
    return this.#commits.enqueue(() => this.#sql.hurry.run({ id, now }).changes === 1)
  }

  async bounce(id: string, said: string, now: number): Promise<boolean> {
    return this.#commits.enqueue(() => this.#sql.bounce.run({ id, said, now }).changes === 1)
  }

  async list(office: string, show: LetterFilter, before: number, most: number): Promise<KeptLetter[]> {
    return this.#sql.list(show).all(office, before, most)
  }

  async of(booking: string): Promise<KeptLetter[]> {
    return this.#sql.of.all(booking)
  }
}
