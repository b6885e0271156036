import { dropOldPages, type GroupCommit } from '@poczekalnia/queue-core/store'
import type Database from 'better-sqlite3'
import type { NewLetter } from '../ports/letters.ts'
import { type InLine, type Joined, type Line, lineLetters } from '../ports/line.ts'
import type { SqliteLetters } from './letters.ts'

const DAY_MS = 24 * 3_600_000

export class SqliteLine implements Line {
  readonly #db: Database.Database
  readonly #commits: GroupCommit
  readonly #letters: SqliteLetters
  readonly #sql

  constructor(db: Database.Database, commits: GroupCommit, letters: SqliteLetters) {
    this.#db = db
    this.#commits = commits
    this.#letters = letters
    type Opening = { office: string; opens: number }
    this.#sql = {
      ofNetwork: db
        .prepare<[Opening & { network: string }], number>(
          'SELECT count(*) FROM line WHERE office = @office AND opens = @opens AND network = @network',
        )
        .pluck(),
      ofMailbox: db.prepare<[Opening & { mailbox: string; booking: string }], 1>(
        `SELECT 1 FROM line WHERE office = @office AND opens = @opens AND mailbox = @mailbox
           AND booking IS NOT @booking LIMIT 1`,
      ),
      add: db.prepare<[InLine]>(
        `INSERT INTO line (ticket, office, opens, asked_at, network, mailbox, booking)
           VALUES (@ticket, @office, @opens, @askedAt, @network, @mailbox, @booking) ON CONFLICT DO NOTHING`,
      ),
      all: db.prepare<[string, number], InLine>(
        `SELECT ticket, office, opens, asked_at AS askedAt, network, mailbox, booking FROM line
           WHERE office = ? AND opens = ? ORDER BY asked_at, ticket`,
      ),
      use: db.prepare<[string, string]>('UPDATE line SET booking = ? WHERE ticket = ? AND booking IS NULL'),
      ofBooking: db.prepare<[string], Opening>('SELECT office, opens FROM line WHERE booking = ?'),
      bind: db.prepare<[string, string]>('UPDATE line SET mailbox = ? WHERE booking = ?'),
      spend: db.prepare<[string, number]>('INSERT INTO spent (work, until) VALUES (?, ?) ON CONFLICT DO NOTHING'),
      old: db.prepare<[string, number]>('DELETE FROM line WHERE office = ? AND opens < ?'),
      oldSpent: db.prepare<[number]>('DELETE FROM spent WHERE until <= ?'),
      oldLetters: db.prepare<[string, number]>(
        `DELETE FROM letters WHERE substr(booking, 1, 5) = ? AND written_at < ?`,
      ),
    }
  }

  async join(one: InLine, perNetwork: number): Promise<Joined> {
    return this.#commits.enqueue(() => {
      const { network, mailbox } = one
      if (network !== null && (this.#sql.ofNetwork.get({ ...one, network }) ?? 0) >= perNetwork) return 'network'
      if (mailbox !== null && this.#sql.ofMailbox.get({ ...one, mailbox, booking: '' })) return 'mailbox'
      this.#sql.add.run(one)
      return 'joined'
    })
  }

  async all(office: string, opens: number): Promise<InLine[]> {
    return this.#sql.all.all(office, opens)
  }

  async use(ticket: string, booking: string): Promise<boolean> {
    return this.#commits.enqueue(() => this.#sql.use.run(booking, ticket).changes === 1)
  }

  async bind(booking: string, mailbox: string): Promise<boolean> {
    const opening = this.#sql.ofBooking.get(booking)
    if (!opening) return true
    return this.#commits.enqueue(() => {
      if (this.#sql.ofMailbox.get({ ...opening, mailbox, booking })) return false
      this.#sql.bind.run(mailbox, booking)
      return true
    })
  }

  async spend(work: string, until: number): Promise<boolean> {
    return this.#commits.enqueue(() => this.#sql.spend.run(work, until).changes === 1)
  }

  async writeLetter(about: string, letter: NewLetter, now: number): Promise<void> {
    await this.#commits.enqueue(() => this.#letters.add(`${lineLetters}${about}`, letter, now))
  }

  async tidy(office: string, opens: number, now: number): Promise<void> {
    const dropped = await this.#commits.enqueue(() => {
      this.#sql.oldSpent.run(now)
      const tickets = this.#sql.old.run(office, opens).changes
      return tickets + this.#sql.oldLetters.run(lineLetters, now - DAY_MS).changes
    })
    // What was erased stands in the write-ahead log until that is begun anew.
    if (dropped > 0 && this.#db.open) dropOldPages(this.#db)
  }
}
