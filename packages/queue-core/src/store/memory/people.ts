import { samePersonKey } from '../../person/same-person.ts'
import { PersonConflict, RowsRefused } from '../errors.ts'
import type { People, Person, PersonKey } from '../ports/people.ts'

/** People who are known as long as their process lives: for tests. */
export class MemoryPeople implements People {
  #rows: ReadonlyMap<string, Person> = new Map()
  readonly #mustBeOpen: () => void

  constructor(mustBeOpen: () => void) {
    this.#mustBeOpen = mustBeOpen
  }

  async get(booking: string): Promise<Person | null> {
    this.#mustBeOpen()
    return this.#rows.get(booking) ?? null
  }

  async some(bookings: readonly string[]): Promise<Person[]> {
    this.#mustBeOpen()
    return bookings.flatMap((booking) => this.#rows.get(booking) ?? [])
  }

  async find(key: PersonKey): Promise<string | null> {
    this.#mustBeOpen()
    for (const row of this.#rows.values())
      if (slotOf(row) === slotOf(key) && samePersonKey(row) === samePersonKey(key)) return row.booking
    return null
  }

  async all(office: string): Promise<Person[]> {
    this.#mustBeOpen()
    return this.#of(office).sort((a, b) => (whenOf(a) < whenOf(b) ? -1 : 1))
  }

  async page(office: string, after: string, most: number): Promise<Person[]> {
    this.#mustBeOpen()
    const rows = this.#of(office).filter(({ booking }) => booking > after)
    return rows.sort((a, b) => (a.booking < b.booking ? -1 : 1)).slice(0, most)
  }

  async days(office: string): Promise<{ date: string; people: number }[]> {
    this.#mustBeOpen()
    const counts = new Map<string, number>()
    for (const { date } of await this.all(office)) counts.set(date, (counts.get(date) ?? 0) + 1)
    return [...counts].map(([date, people]) => ({ date, people }))
  }

  async countBefore(date: string): Promise<number> {
    this.#mustBeOpen()
    return [...this.#rows.values()].filter((row) => row.date < date).length
  }

  /** The rows as they are, to come back to: none is ever changed in its place. */
  get rows(): ReadonlyMap<string, Person> {
    return this.#rows
  }
  set rows(rows: ReadonlyMap<string, Person>) {
    this.#rows = rows
  }

  put(person: Person): void {
    const same = [...this.#rows.values()].find((row) => keyOf(row) === keyOf(person))
    if (same && same.booking !== person.booking) throw new PersonConflict(person.booking)
    this.#rows = new Map(this.#rows).set(person.booking, person)
  }

  erase(booking: string): void {
    this.#rows = new Map([...this.#rows].filter(([id]) => id !== booking))
  }

  eraseBefore(date: string, people: number): void {
    const left = new Map([...this.#rows].filter(([, row]) => row.date >= date))
    const erased = this.#rows.size - left.size
    if (erased !== people) throw new RowsRefused(`${erased} people came before ${date}, not ${people}`)
    this.#rows = left
  }

  #of(office: string): Person[] {
    return [...this.#rows.values()].filter((row) => row.office === office)
  }
}

const whenOf = ({ date, time, booking }: Person) => `${date} ${time} ${booking}`
const slotOf = ({ office, date, time, queue }: PersonKey) => `${office} ${date} ${time} ${queue}`
const keyOf = ({ office, date, time, queue, name, email }: PersonKey) =>
  JSON.stringify([office, date, time, queue, name, email])
