import type { Note, Notes } from '../ports/notes.ts'
import type { Reader } from './reader.ts'

/** The table of notes, apart from the log. */
export class PostgresNotes implements Notes {
  readonly #link: Reader

  constructor(link: Reader) {
    this.#link = link
  }

  of(office: string, ticket: string): Promise<Note[]> {
    return this.#link.ask<Note>(
      'SELECT office, ticket, at, by, text FROM notes WHERE office = $1 AND ticket = $2 ORDER BY id',
      [office, ticket],
    )
  }
}
