import type { Cut } from '../../cut.ts'
import type { Cuts } from '../ports/cuts.ts'
import { all, type Database, run } from './database.ts'

const columns = 'id, office, kind, date, "from", "to", places, seats, staff, at'

export class SqlCuts implements Cuts {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  async put(cut: Cut): Promise<void> {
    await this.#db.write({ office: cut.office }, () =>
      run(
        `INSERT INTO cuts (${columns}) VALUES (@id, @office, @kind, @date, @from, @to, @places, @seats, @staff, @at)
           ON CONFLICT DO NOTHING`,
        cut,
      ),
    )
  }

  async lift(office: string, id: string): Promise<boolean> {
    const lift = () => run('DELETE FROM cuts WHERE office = @office AND id = @id', { office, id })
    return (await this.#db.write({ office }, lift)) === 1
  }

  async from(office: string, date: string): Promise<Cut[]> {
    return this.#db.read(() =>
      all<Cut>(
        `SELECT ${columns} FROM cuts WHERE office = @office AND date >= @date ORDER BY date, coalesce("from", ''), id`,
        { office, date },
      ),
    )
  }

  async drop(office: string, date: string): Promise<void> {
    await this.#db.write({ office }, () =>
      run('DELETE FROM cuts WHERE office = @office AND date < @date', { office, date }),
    )
  }
}
