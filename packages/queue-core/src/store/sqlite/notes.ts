import type Database from 'better-sqlite3'
import type { Note, Notes } from '../ports/notes.ts'
import { type Guarded, guarded } from './guarded.ts'

/** The table of notes, in the file of the log and apart from it. */
export class SqliteNotes implements Notes {
  readonly #sql
  readonly #guarded: Guarded

  constructor(db: Database.Database, file: string) {
    this.#guarded = guarded(db, file)
    this.#sql = this.#guarded(() => ({
      of: db.prepare<[string, string], Note>(
        'SELECT office, ticket, at, by, text FROM notes WHERE office = ? AND ticket = ? ORDER BY id',
      ),
      add: db.prepare<[Note]>(
        'INSERT INTO notes (office, ticket, at, by, text) VALUES (@office, @ticket, @at, @by, @text)',
      ),
      forget: db.prepare<[string, string]>('DELETE FROM notes WHERE office = ? AND ticket = ?'),
      forgetBut: db.prepare<[string, string]>(
        'DELETE FROM notes WHERE office = ? AND ticket NOT IN (SELECT value FROM json_each(?))',
      ),
    }))
  }

  async of(office: string, ticket: string): Promise<Note[]> {
    return this.#guarded(() => this.#sql.of.all(office, ticket))
  }

  /** Inside a transaction that is open, as the two below. */
  add(note: Note): void {
    this.#sql.add.run(note)
  }

  forget(office: string, ticket: string): void {
    this.#sql.forget.run(office, ticket)
  }

  /** @returns how many were forgotten */
  forgetBut(office: string, tickets: readonly string[]): number {
    return this.#sql.forgetBut.run(office, JSON.stringify(tickets)).changes
  }
}
