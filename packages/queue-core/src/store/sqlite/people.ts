import Database from 'better-sqlite3'
import { samePersonKey } from '../../person/same-person.ts'
import { PersonConflict } from '../errors.ts'
import { dropOldPages } from './drop-old-pages.ts'
import type { AppendWith } from './staff-secrets.ts'

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

/** What somebody's booking at an hour is known by. */
export type PersonKey = Pick<Person, 'office' | 'date' | 'time' | 'queue' | 'name' | 'email'>

export interface People {
  /** Writes rows, all or none; a booking that is there already gets the new data. Durable on return. @throws PersonConflict */
  put(rows: readonly Person[]): void
  get(booking: string): { name: string; email: string; case: string | null } | null
  /** The booking of the same person at this hour in this queue, if any, however they are written (BOK-4). */
  find(key: PersonKey): string | null
  /** Erases everybody whose visit was before `date` (YYYY-MM-DD) and answers how many that were (ALL-4). */
  eraseBefore(date: string): number
  /** A person's whole row. */
  row(booking: string): Person | null
  /** Everybody of an office, by day and hour of their visit. */
  all(office: string): Person[]
  /** At most `most` people of an office, by booking, after that booking: everybody, in pieces that keep nobody waiting. */
  page(office: string, after: string, most: number): Person[]
  /** How many people an office has of each day of visits, the earliest first. */
  days(office: string): { date: string; people: number }[]
  /**
   * Erases one person, with the clerks' notes on their ticket if they have one, and writes the events that tell of it, all or none
   * (ALL-8). Answers the stream's new last version.
   *
   * @throws ConcurrencyConflict when the stream is at another version; nothing is erased.
   */
  erase(
    whom: { office: string; booking: string; ticket: string | null },
    log: NonNullable<Parameters<AppendWith>[0]>,
  ): Promise<number>
}

const columns = 'booking, office, date, time, queue, name, email, case_number AS "case"'

type Named = { name: string; email: string; case: string | null }

/** Runs `write` in a transaction of its own and answers when that is durable. */
type Transact = <T>(write: () => T) => T

/** The table of personal data, in the file of the log and apart from it. */
export class SqlitePeople implements People {
  readonly #db: Database.Database
  readonly #transact: Transact
  readonly #appendWith: AppendWith
  readonly #sql

  constructor(db: Database.Database, transact: Transact, appendWith: AppendWith) {
    this.#db = db
    this.#transact = transact
    this.#appendWith = appendWith
    this.#sql = {
      put: db.prepare<[Person]>(
        `INSERT INTO people (booking, office, date, time, queue, name, email, case_number)
         VALUES (@booking, @office, @date, @time, @queue, @name, @email, @case)
         ON CONFLICT (booking) DO UPDATE SET office = @office, date = @date, time = @time, queue = @queue,
           name = @name, email = @email, case_number = @case`,
      ),
      get: db.prepare<[string], Named>('SELECT name, email, case_number AS "case" FROM people WHERE booking = ?'),
      find: db.prepare<[PersonKey], Pick<Person, 'booking' | 'name' | 'email'>>(
        `SELECT booking, name, email FROM people
           WHERE office = @office AND date = @date AND time = @time AND queue = @queue ORDER BY booking`,
      ),
      erase: db.prepare<[string]>('DELETE FROM people WHERE date < ?'),
      eraseOne: db.prepare<[string]>('DELETE FROM people WHERE booking = ?'),
      row: db.prepare<[string], Person>(`SELECT ${columns} FROM people WHERE booking = ?`),
      all: db.prepare<[string], Person>(`SELECT ${columns} FROM people WHERE office = ? ORDER BY date, time, booking`),
      // The plus keeps SQLite from looking by office, which would sort all of them for every page.
      page: db.prepare<[string, string, number], Person>(
        `SELECT ${columns} FROM people WHERE +office = ? AND booking > ? ORDER BY booking LIMIT ?`,
      ),
      days: db.prepare<[string], { date: string; people: number }>(
        'SELECT date, count(*) AS people FROM people WHERE office = ? GROUP BY date ORDER BY date',
      ),
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
    // Which letters are the same, databases know each in its own way: it is compared here, by the one rule.
    const wanted = samePersonKey(key)
    return this.#sql.find.all(key).find((row) => samePersonKey(row) === wanted)?.booking ?? null
  }

  eraseBefore(date: string): number {
    const { changes } = this.#transact(() => this.#sql.erase.run(date))
    dropOldPages(this.#db)
    return changes
  }
  row(booking: string): Person | null {
    return this.#sql.row.get(booking) ?? null
  }

  all(office: string): Person[] {
    return this.#sql.all.all(office)
  }

  page(office: string, after: string, most: number): Person[] {
    return this.#sql.page.all(office, after, most)
  }

  days(office: string): { date: string; people: number }[] {
    return this.#sql.days.all(office)
  }

  async erase(
    { office, booking, ticket }: { office: string; booking: string; ticket: string | null },
    log: NonNullable<Parameters<AppendWith>[0]>,
  ): Promise<number> {
    // A file of an earlier release has no such table, and may still be opened to be read.
    const notes = this.#db.prepare<[string, string]>('DELETE FROM notes WHERE office = ? AND ticket = ?')
    const version = await this.#appendWith(log, () => {
      this.#sql.eraseOne.run(booking)
      if (ticket !== null) notes.run(office, ticket)
    })
    dropOldPages(this.#db)
    return version
  }
}
