import type { Note, Notes } from '../sqlite/notes.ts'
import type { AppendWith } from '../sqlite/staff-secrets.ts'

/** Notes that live as long as their process: for tests. */
export class MemoryNotes implements Notes {
  readonly #appendWith: AppendWith
  #notes: Note[] = []

  constructor(appendWith: AppendWith) {
    this.#appendWith = appendWith
  }

  of(office: string, ticket: string): Note[] {
    return this.#notes.filter((note) => note.office === office && note.ticket === ticket)
  }

  add(note: Note, log: NonNullable<Parameters<AppendWith>[0]>): Promise<number> {
    return this.#appendWith(log, () => void this.#notes.push(note))
  }

  keepOnly(office: string, tickets: ReadonlySet<string>): number {
    const before = this.#notes.length
    this.#notes = this.#notes.filter((note) => note.office !== office || tickets.has(note.ticket))
    return before - this.#notes.length
  }

  /** Erases the notes on one ticket. */
  forget(office: string, ticket: string): void {
    this.#notes = this.#notes.filter((note) => note.office !== office || note.ticket !== ticket)
  }
}
