import Database from 'better-sqlite3'
import { samePersonKey } from '../../person/same-person.ts'
import { PersonConflict, RowsRefused } from '../errors.ts'
import type { People, Person, PersonKey } from '../ports/people.ts'
import { type Guarded, guarded } from './guarded.ts'

const columns = 'booking, office, date, time, queue, name, email, case_number AS "case"'

/** The table of personal data, in the file of the log and apart from it. */
export class SqlitePeople implements People {
  readonly #sql
  readonly #guarded: Guarded

  constructor(db: Database.Database, file: string) {
    this.#guarded = guarded(db, file)
    this.#sql = this.#guarded(() => ({
      put: db.prepare<[Person]>(
        `INSERT INTO people (booking, office, date, time, queue, name, email, case_number)
         VALUES (@booking, @office, @date, @time, @queue, @name, @email, @case)
         ON CONFLICT (booking) DO UPDATE SET office = @office, date = @date, time = @time, queue = @queue,
           name = @name, email = @email, case_number = @case`,
      ),
      get: db.prepare<[string], Person>(`SELECT ${columns} FROM people WHERE booking = ?`),
      some: db.prepare<[string], Person>(
        `SELECT ${columns} FROM people WHERE booking IN (SELECT value FROM json_each(?))`,
      ),
      find: db.prepare<[PersonKey], Pick<Person, 'booking' | 'name' | 'email'>>(
        `SELECT booking, name, email FROM people
           WHERE office = @office AND date = @date AND time = @time AND queue = @queue ORDER BY booking`,
      ),
      eraseBefore: db.prepare<[string]>('DELETE FROM people WHERE date < ?'),
      countBefore: db.prepare<[string], number>('SELECT count(*) FROM people WHERE date < ?').pluck(),
      erase: db.prepare<[string]>('DELETE FROM people WHERE booking = ?'),
      all: db.prepare<[string], Person>(`SELECT ${columns} FROM people WHERE office = ? ORDER BY date, time, booking`),
      // The plus keeps SQLite from looking by office, which would sort all of them for every page.
      page: db.prepare<[string, string, number], Person>(
        `SELECT ${columns} FROM people WHERE +office = ? AND booking > ? ORDER BY booking LIMIT ?`,
      ),
      days: db.prepare<[string], { date: string; people: number }>(
        'SELECT date, count(*) AS people FROM people WHERE office = ? GROUP BY date ORDER BY date',
      ),
    }))
  }

  async get(booking: string): Promise<Person | null> {
    return this.#guarded(() => this.#sql.get.get(booking) ?? null)
  }

  async some(bookings: readonly string[]): Promise<Person[]> {
    return this.#guarded(() => this.#sql.some.all(JSON.stringify(bookings)))
  }

  async find(key: PersonKey): Promise<string | null> {
    // Which letters are the same, databases know each in its own way: it is compared here, by the one rule.
    const wanted = samePersonKey(key)
    const there = this.#guarded(() => this.#sql.find.all(key))
    return there.find((row) => samePersonKey(row) === wanted)?.booking ?? null
  }

  async all(office: string): Promise<Person[]> {
    return this.#guarded(() => this.#sql.all.all(office))
  }

  async page(office: string, after: string, most: number): Promise<Person[]> {
    return this.#guarded(() => this.#sql.page.all(office, after, most))
  }

  async days(office: string): Promise<{ date: string; people: number }[]> {
    return this.#guarded(() => this.#sql.days.all(office))
  }

  async countBefore(date: string): Promise<number> {
    return this.#guarded(() => this.#sql.countBefore.get(date) ?? 0)
  }

  /** Inside a transaction that is open, as the two below. */
  put(person: Person): void {
    try {
      this.#sql.put.run(person)
    } catch (error) {
      if (error instanceof Database.SqliteError && error.code === 'SQLITE_CONSTRAINT_UNIQUE')
        throw new PersonConflict(person.booking)
      throw error
    }
  }

  erase(booking: string): void {
    this.#sql.erase.run(booking)
  }

  eraseBefore(date: string, people: number): void {
    const { changes } = this.#sql.eraseBefore.run(date)
    if (changes !== people) throw new RowsRefused(`${changes} people came before ${date}, not ${people}`)
  }
}
