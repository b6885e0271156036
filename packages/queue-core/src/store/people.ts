import Database from 'better-sqlite3'
import { dropOldPages } from './drop-old-pages.ts'
import { PersonConflict } from './errors.ts'

/** Whose booking it is. Never in an event (ALL-4). `date` YYYY-MM-DD and `time` HH:MM are the office's wall clock. */
export type Person = {
  booking: string
  office: string
  date: string
  time: string
  queue: string
  name: string
  email: string
  case: string | null
}

/** What a row of an import is recognised by. */
export type PersonKey = Pick<Person, 'office' | 'date' | 'time' | 'queue' | 'name' | 'email'>

export interface People {
  /** Writes rows, all or none; a booking that is there already gets the new data. Durable on return. @throws PersonConflict */
  put(rows: readonly Person[]): void
  get(booking: string): { name: string; email: string; case: string | null } | null
  /** The booking that the very same person has at this hour in this queue, if any. */
  find(key: PersonKey): string | null
  /** Erases everybody whose visit was before `date` (YYYY-MM-DD) and answers how many that were (ALL-4). */
  eraseBefore(date: string): number
}

type Named = { name: string; email: string; case: string | null }

/** Runs `write` in a transaction of its own and answers when that is durable. */
type Transact = <T>(write: () => T) => T

/** The table of personal data, in the file of the log and apart from it. */
export class SqlitePeople implements People {
  readonly #db: Database.Database
  readonly #transact: Transact
  readonly #sql

  constructor(db: Database.Database, transact: Transact) {
    this.#db = db
    this.#transact = transact
    this.#sql = {
      put: db.prepare<[Person]>(
        `INSERT INTO people (booking, office, date, time, queue, name, email, case_number)
         VALUES (@booking, @office, @date, @time, @queue, @name, @email, @case)
         ON CONFLICT (booking) DO UPDATE SET office = @office, date = @date, time = @time, queue = @queue,
           name = @name, email = @email, case_number = @case`,
      ),
      get: db.prepare<[string], Named>('SELECT name, email, case_number AS "case" FROM people WHERE booking = ?'),
      find: db
        .prepare<[PersonKey], string>(
          `SELECT booking FROM people WHERE office = @office AND date = @date AND time = @time AND queue = @queue
           AND name = @name AND email = @email`,
        )
        .pluck(),
      erase: db.prepare<[string]>('DELETE FROM people WHERE date < ?'),
    }
  }

  put(rows: readonly Person[]): void {
    this.#transact(() => this.insert(rows))
  }

  /** As `put`, inside a transaction that is already open. */
  insert(rows: readonly Person[]): void {
    for (const row of rows) {
      try {
        this.#sql.put.run(row)
      } catch (error) {
        if (error instanceof Database.SqliteError && error.code === 'SQLITE_CONSTRAINT_UNIQUE')
          throw new PersonConflict(row.booking)
        throw error
      }
    }
  }

  get(booking: string): Named | null {
    return this.#sql.get.get(booking) ?? null
  }

  find(key: PersonKey): string | null {
    return this.#sql.find.get(key) ?? null
  }

  eraseBefore(date: string): number {
    const { changes } = this.#transact(() => this.#sql.erase.run(date))
    dropOldPages(this.#db)
    return changes
  }
}
