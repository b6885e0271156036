import type { Note, Notes } from '../ports/notes.ts'

/** Notes that live as long as their process: for tests. */
export class MemoryNotes implements Notes {
  /** As they are, to come back to: the list is never changed in its place. */
  rows: readonly Note[] = []
  readonly #mustBeOpen: () => void

  constructor(mustBeOpen: () => void) {
    this.#mustBeOpen = mustBeOpen
  }

  async of(office: string, ticket: string): Promise<Note[]> {
    this.#mustBeOpen()
    return this.rows.filter((note) => note.office === office && note.ticket === ticket)
  }

  add(note: Note): void {
    this.rows = [...this.rows, note]
  }

  forget(office: string, ticket: string): void {
    this.rows = this.rows.filter((note) => note.office !== office || note.ticket !== ticket)
  }

  forgetBut(office: string, tickets: readonly string[]): void {
    const kept = new Set(tickets)
    this.rows = this.rows.filter((note) => note.office !== office || kept.has(note.ticket))
  }
}
