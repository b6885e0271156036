import { samePersonKey } from '../../person/same-person.ts'
import { ConcurrencyConflict, PersonConflict, StoreFailure } from '../errors.ts'
import { assertText, toRow, toStoredEvent } from '../event-row.ts'
import { chainHash, type EventRow, genesisHash } from '../hash-chain.ts'
import { lastBefore } from '../last-before.ts'
import type { NewEvent, Snapshot, Store, StoredEvent } from '../ports/store.ts'
import type { People, Person, PersonKey } from '../sqlite/people.ts'
import type { AppendWith } from '../sqlite/staff-secrets.ts'
import { MemoryNotes } from './notes.ts'
import { MemoryProfiles } from './profiles.ts'
import { MemoryStaffSecrets } from './staff-secrets.ts'

type Kept = { row: EventRow; hash: string }

/** A store that lives as long as its process: for tests, and to compare the real one with. */
export class MemoryStore implements Store {
  readonly #appendWith: AppendWith = async (log, write) => {
    if (this.#closed) throw new StoreFailure('closed', 'memory', 'the store is closed')
    const version = log ? await this.append(log.stream, log.expectedVersion, log.events) : 0
    write()
    return version
  }
  readonly staff = new MemoryStaffSecrets(this.#appendWith)
  readonly notes = new MemoryNotes(this.#appendWith)
  readonly people = new MemoryPeople(this.#appendWith, this.notes)
  readonly profiles = new MemoryProfiles(this.#appendWith)
  readonly #streams = new Map<string, Kept[]>()
  readonly #snapshots = new Map<string, Snapshot>()
  #closed = false

  async *read(stream: string, after = 0): AsyncIterable<StoredEvent> {
    const events = this.#streams.get(stream) ?? []
    for (let index = after; index < events.length; index++) {
      const { row, hash } = events[index]!
      yield toStoredEvent(index + 1, row, hash)
    }
  }

  async versionBefore(stream: string, at: number): Promise<number> {
    const events = this.#streams.get(stream) ?? []
    return lastBefore(events.length, at, (version) => events[version - 1]!.row.at)
  }

  async append(
    stream: string,
    expectedVersion: number,
    events: readonly NewEvent[],
    people: readonly Person[] = [],
  ): Promise<number> {
    assertText(stream)
    const rows = events.map(toRow)
    if (this.#closed) throw new StoreFailure('closed', 'memory', 'the store is closed')
    if (rows.length === 0 && people.length === 0) return expectedVersion
    const kept = this.#streams.get(stream) ?? []
    if (kept.length !== expectedVersion) throw new ConcurrencyConflict(stream, expectedVersion, kept.length)
    this.people.put(people)
    for (const row of rows) {
      const hash = chainHash(kept.at(-1)?.hash ?? genesisHash, stream, kept.length + 1, row)
      kept.push({ row, hash })
    }
    if (kept.length > 0) this.#streams.set(stream, kept)
    return kept.length
  }

  async load(stream: string): Promise<Snapshot | null> {
    return this.#snapshots.get(stream) ?? null
  }

  async save(stream: string, version: number, state: string): Promise<void> {
    const hash = this.#streams.get(stream)?.[version - 1]?.hash
    if (hash === undefined) throw new RangeError(`stream ${stream} has no version ${version}`)
    this.#snapshots.set(stream, { version, hash, state })
  }

  close(): void {
    this.#closed = true
  }
}

class MemoryPeople implements People {
  #rows = new Map<string, Person>()
  readonly #appendWith: AppendWith
  readonly #notes: MemoryNotes

  constructor(appendWith: AppendWith, notes: MemoryNotes) {
    this.#appendWith = appendWith
    this.#notes = notes
  }

  put(rows: readonly Person[]): void {
    const next = new Map(this.#rows)
    const bookingOf = new Map([...next.values()].map((row) => [keyOf(row), row.booking]))
    for (const row of rows) {
      const known = bookingOf.get(keyOf(row))
      if (known !== undefined && known !== row.booking) throw new PersonConflict(row.booking)
      const before = next.get(row.booking)
      if (before) bookingOf.delete(keyOf(before))
      next.set(row.booking, row)
      bookingOf.set(keyOf(row), row.booking)
    }
    this.#rows = next
  }

  get(booking: string) {
    const row = this.#rows.get(booking)
    return row ? { name: row.name, email: row.email, case: row.case } : null
  }

  find(key: PersonKey): string | null {
    const slot = ({ office, date, time, queue }: PersonKey) => `${office} ${date} ${time} ${queue}`
    for (const row of this.#rows.values())
      if (slot(row) === slot(key) && samePersonKey(row) === samePersonKey(key)) return row.booking
    return null
  }

  eraseBefore(date: string): number {
    const old = [...this.#rows.values()].filter((row) => row.date < date)
    for (const row of old) this.#rows.delete(row.booking)
    return old.length
  }

  row(booking: string): Person | null {
    return this.#rows.get(booking) ?? null
  }

  all(office: string): Person[] {
    const when = ({ date, time, booking }: Person) => `${date} ${time} ${booking}`
    return [...this.#rows.values()].filter((row) => row.office === office).sort((a, b) => (when(a) < when(b) ? -1 : 1))
  }

  page(office: string, after: string, most: number): Person[] {
    const rows = [...this.#rows.values()].filter((row) => row.office === office && row.booking > after)
    return rows.sort((a, b) => (a.booking < b.booking ? -1 : 1)).slice(0, most)
  }

  days(office: string): { date: string; people: number }[] {
    const counts = new Map<string, number>()
    for (const { date } of this.all(office)) counts.set(date, (counts.get(date) ?? 0) + 1)
    return [...counts].map(([date, people]) => ({ date, people }))
  }

  erase(
    { office, booking, ticket }: { office: string; booking: string; ticket: string | null },
    log: NonNullable<Parameters<AppendWith>[0]>,
  ): Promise<number> {
    return this.#appendWith(log, () => {
      this.#rows.delete(booking)
      if (ticket !== null) this.#notes.forget(office, ticket)
    })
  }
}

const keyOf = ({ office, date, time, queue, name, email }: PersonKey) =>
  JSON.stringify([office, date, time, queue, name, email])
