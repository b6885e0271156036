import type { GroupCommit } from '@poczekalnia/queue-core/store'
import type Database from 'better-sqlite3'
import type { Cut } from '../../cut.ts'
import type { Cuts } from '../ports/cuts.ts'

const columns = 'id, office, date, "from", "to", places, seats, staff, at'

export class SqliteCuts implements Cuts {
  readonly #commits: GroupCommit
  readonly #sql

  constructor(db: Database.Database, commits: GroupCommit) {
    this.#commits = commits
    this.#sql = {
      put: db.prepare<[Cut]>(
        `INSERT INTO cuts (${columns}) VALUES (@id, @office, @date, @from, @to, @places, @seats, @staff, @at)
           ON CONFLICT DO NOTHING`,
      ),
      lift: db.prepare<[string, string]>('DELETE FROM cuts WHERE office = ? AND id = ?'),
      from: db.prepare<[string, string], Cut>(
        `SELECT ${columns} FROM cuts WHERE office = ? AND date >= ? ORDER BY date, coalesce("from", ''), id`,
      ),
      drop: db.prepare<[string, string]>('DELETE FROM cuts WHERE office = ? AND date < ?'),
    }
  }

  async put(cut: Cut): Promise<void> {
    await this.#commits.enqueue(() => this.#sql.put.run(cut))
  }

  async lift(office: string, id: string): Promise<boolean> {
    return this.#commits.enqueue(() => this.#sql.lift.run(office, id).changes === 1)
  }

  async from(office: string, date: string): Promise<Cut[]> {
    return this.#sql.from.all(office, date)
  }

  async drop(office: string, date: string): Promise<void> {
    await this.#commits.enqueue(() => this.#sql.drop.run(office, date))
  }
}
