import type Database from 'better-sqlite3'
import { dropOldPages } from './drop-old-pages.ts'
import type { AppendWith } from './staff-secrets.ts'

/** What one clerk writes for the next about a visitor of today. It may hold personal data, so it is never in an event (ALL-4). */
export type Note = {
  office: string
  ticket: string
  /** Epoch ms. */
  at: number
  /** Who wrote it, as the log names them. */
  by: string
  text: string
}

/** Notes of the day, apart from the log. */
export interface Notes {
  /** Those on a ticket, the oldest first. */
  of(office: string, ticket: string): Note[]
  /**
   * Writes a note and the events that tell of it, without its text, all or none (ALL-8). Answers the stream's new last version.
   *
   * @throws ConcurrencyConflict when the stream is at another version; nothing is written.
   */
  add(note: Note, log: NonNullable<Parameters<AppendWith>[0]>): Promise<number>
  /** Erases an office's notes but those on these tickets, and answers how many that were: none is left once the day has closed. */
  keepOnly(office: string, tickets: ReadonlySet<string>): number
}

/** The table of notes, in the file of the log and apart from it. */
export class SqliteNotes implements Notes {
  readonly #db: Database.Database
  readonly #appendWith: AppendWith
  readonly #sql

  constructor(db: Database.Database, appendWith: AppendWith) {
    this.#db = db
    this.#appendWith = appendWith
    this.#sql = {
      of: db.prepare<[string, string], Note>(
        'SELECT office, ticket, at, by, text FROM notes WHERE office = ? AND ticket = ? ORDER BY id',
      ),
      add: db.prepare<[Note]>(
        'INSERT INTO notes (office, ticket, at, by, text) VALUES (@office, @ticket, @at, @by, @text)',
      ),
      tickets: db.prepare<[string], string>('SELECT DISTINCT ticket FROM notes WHERE office = ?').pluck(),
      erase: db.prepare<[string, string]>('DELETE FROM notes WHERE office = ? AND ticket = ?'),
    }
  }

  of(office: string, ticket: string): Note[] {
    return this.#sql.of.all(office, ticket)
  }

  add(note: Note, log: NonNullable<Parameters<AppendWith>[0]>): Promise<number> {
    return this.#appendWith(log, () => void this.#sql.add.run(note))
  }

  keepOnly(office: string, tickets: ReadonlySet<string>): number {
    const gone = this.#sql.tickets.all(office).filter((ticket) => !tickets.has(ticket))
    if (gone.length === 0) return 0
    const erased = gone.reduce((sum, ticket) => sum + this.#sql.erase.run(office, ticket).changes, 0)
    dropOldPages(this.#db)
    return erased
  }
}
