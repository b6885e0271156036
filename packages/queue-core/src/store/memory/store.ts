import { StoreFailure } from '../errors.ts'
import { assertText, toRow } from '../event-row.ts'
import type { Alongside, Aside } from '../ports/alongside.ts'
import type { NewEvent, StoredEvent } from '../ports/events.ts'
import type { Snapshot } from '../ports/snapshots.ts'
import type { Store } from '../ports/store.ts'
import { MemoryEvents } from './events.ts'
import { MemoryNotes } from './notes.ts'
import { MemoryPeople } from './people.ts'
import { MemoryProfiles } from './profiles.ts'
import { MemorySnapshots } from './snapshots.ts'
import { MemoryStaffSecrets } from './staff-secrets.ts'

/** A store that lives as long as its process: for tests, and to compare the real one with. */
export class MemoryStore implements Store {
  readonly people = new MemoryPeople(() => this.#mustBeOpen())
  readonly staff = new MemoryStaffSecrets(() => this.#mustBeOpen())
  readonly notes = new MemoryNotes(() => this.#mustBeOpen())
  readonly profiles = new MemoryProfiles(() => this.#mustBeOpen())
  readonly #events = new MemoryEvents()
  readonly #snapshots = new MemorySnapshots((stream, version) => this.#events.hashAt(stream, version))
  #onCommit: (milliseconds: number) => void = () => undefined
  #closed = false

  async *read(stream: string, after?: number): AsyncIterable<StoredEvent> {
    this.#mustBeOpen()
    yield* this.#events.read(stream, after)
  }

  async versionBefore(stream: string, at: number): Promise<number> {
    this.#mustBeOpen()
    return this.#events.versionBefore(stream, at)
  }

  async load(stream: string): Promise<Snapshot | null> {
    this.#mustBeOpen()
    return this.#snapshots.load(stream)
  }

  async save(stream: string, version: number, state: string): Promise<void> {
    this.#mustBeOpen()
    return this.#snapshots.save(stream, version, state)
  }

  async append(
    stream: string,
    expectedVersion: number,
    events: readonly NewEvent[],
    alongside: readonly Alongside[] = [],
  ): Promise<number> {
    assertText(stream)
    const rows = events.map(toRow)
    this.#mustBeOpen()
    if (rows.length === 0 && alongside.length === 0) return expectedVersion
    this.#events.mustBeAt(stream, expectedVersion)
    this.#applyAll(alongside)
    const version = this.#events.add(stream, rows)
    this.#onCommit(0)
    return version
  }

  async note(changes: readonly Aside[]): Promise<void> {
    this.#mustBeOpen()
    this.#applyAll(changes)
  }

  async scrub(): Promise<void> {}

  onCommit(listener: (milliseconds: number) => void): void {
    this.#onCommit = listener
  }

  async close(): Promise<void> {
    this.#closed = true
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new StoreFailure('closed', 'memory', 'the store is closed')
  }

  /** All or none. */
  #applyAll(changes: readonly (Alongside | Aside)[]): void {
    const tables = [this.people, this.staff, this.notes, this.profiles]
    const before = tables.map(({ rows }) => rows)
    try {
      for (const change of changes) this.#apply(change)
    } catch (error) {
      for (const [index, table] of tables.entries()) table.rows = before[index] as never
      throw error
    }
  }

  #apply(change: Alongside | Aside): void {
    switch (change.type) {
      case 'put-person':
        this.people.put(change.person)
        return
      case 'erase-person':
        this.people.erase(change.booking)
        return
      case 'erase-people-before':
        this.people.eraseBefore(change.date, change.people)
        return
      case 'add-note':
        this.notes.add(change.note)
        return
      case 'forget-notes':
        this.notes.forget(change.office, change.ticket)
        return
      case 'forget-notes-but':
        this.notes.forgetBut(change.office, change.tickets)
        return
      case 'keep-profile':
        this.profiles.keep(change.profile)
        return
      case 'profile-in-file':
        this.profiles.markInFile(change.office, change.version)
        return
      default:
        this.staff.change(change)
    }
  }
}
