import { samePersonKey } from '../../person/same-person.ts'
import type { People, Person, PersonKey } from '../ports/people.ts'
import type { Reader } from './reader.ts'

const columns = 'booking, office, date, time, queue, name, email, case_number AS "case"'

/** The table of personal data, apart from the log. */
export class PostgresPeople implements People {
  readonly #link: Reader

  constructor(link: Reader) {
    this.#link = link
  }

  async get(booking: string): Promise<Person | null> {
    const rows = await this.#link.ask<Person>(`SELECT ${columns} FROM people WHERE booking = $1`, [booking])
    return rows[0] ?? null
  }

  some(bookings: readonly string[]): Promise<Person[]> {
    return this.#link.ask<Person>(`SELECT ${columns} FROM people WHERE booking = ANY ($1::text[])`, [[...bookings]])
  }

  async find(key: PersonKey): Promise<string | null> {
    // Which letters are the same, databases know each in its own way: it is compared here, by the one rule.
    const wanted = samePersonKey(key)
    const rows = await this.#link.ask<Pick<Person, 'booking' | 'name' | 'email'>>(
      `SELECT booking, name, email FROM people
         WHERE office = $1 AND date = $2 AND time = $3 AND queue = $4 ORDER BY booking`,
      [key.office, key.date, key.time, key.queue],
    )
    return rows.find((row) => samePersonKey({ ...key, ...row }) === wanted)?.booking ?? null
  }

  all(office: string): Promise<Person[]> {
    return this.#link.ask<Person>(`SELECT ${columns} FROM people WHERE office = $1 ORDER BY date, time, booking`, [
      office,
    ])
  }

  page(office: string, after: string, most: number): Promise<Person[]> {
    return this.#link.ask<Person>(
      `SELECT ${columns} FROM people WHERE office = $1 AND booking > $2 ORDER BY booking LIMIT $3`,
      [office, after, most],
    )
  }

  days(office: string): Promise<{ date: string; people: number }[]> {
    return this.#link.ask<{ date: string; people: number }>(
      'SELECT date, count(*) AS people FROM people WHERE office = $1 GROUP BY date ORDER BY date',
      [office],
    )
  }

  async countBefore(date: string): Promise<number> {
    const rows = await this.#link.ask<{ people: number }>('SELECT count(*) AS people FROM people WHERE date < $1', [
      date,
    ])
    return rows[0]?.people ?? 0
  }
}
