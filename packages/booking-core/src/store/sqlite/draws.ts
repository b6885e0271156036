import { dropOldPages, type GroupCommit, WriteUndone } from '@poczekalnia/queue-core/store'
import type Database from 'better-sqlite3'
import type { Draw, Entry } from '../../draw/entry.ts'
import type { Draws, DrawWrite, DrawWritten } from '../ports/draws.ts'
import type { SqliteBookings } from './bookings.ts'
import type { SqliteLetters } from './letters.ts'

type Why = Extract<DrawWritten, { ok: false }>['why']
type EntryRow = Pick<Entry, 'id' | 'draw' | 'version' | 'state' | 'document' | 'draft' | 'link'> & { data: string }

export class SqliteDraws implements Draws {
  readonly #db: Database.Database
  readonly #commits: GroupCommit
  readonly #bookings: SqliteBookings
  readonly #letters: SqliteLetters
  readonly #sql

  constructor(db: Database.Database, commits: GroupCommit, bookings: SqliteBookings, letters: SqliteLetters) {
    this.#db = db
    this.#commits = commits
    this.#bookings = bookings
    this.#letters = letters
    const entryBy = (column: string) =>
      db.prepare<[string], string>(`SELECT data FROM entries WHERE ${column} = ? ORDER BY id`).pluck()
    this.#sql = {
      draw: db.prepare<[string], string>('SELECT data FROM draws WHERE id = ?').pluck(),
      draws: db.prepare<[string], string>('SELECT data FROM draws WHERE office = ? ORDER BY last, id').pluck(),
      drawVersion: db.prepare<[string], number>('SELECT version FROM draws WHERE id = ?').pluck(),
      drawState: db.prepare<[string], string>('SELECT state FROM draws WHERE id = ?').pluck(),
      putDraw: db.prepare<[Draw & { data: string }]>(
        `INSERT INTO draws (id, office, version, state, last, data)
           VALUES (@id, @office, @version, @state, @last, @data)
           ON CONFLICT (id) DO UPDATE SET version = @version, state = @state, last = @last, data = @data`,
      ),
      entry: entryBy('id'),
      byDraft: entryBy('draft'),
      byLink: entryBy('link'),
      entries: entryBy('draw'),
      entryVersion: db.prepare<[string], number>('SELECT version FROM entries WHERE id = ?').pluck(),
      other: db.prepare<[{ draw: string; document: string; id: string }], 1>(
        `SELECT 1 FROM entries WHERE draw = @draw AND document = @document AND id <> @id
           AND state NOT IN ('entered', 'withdrawn') LIMIT 1`,
      ),
      putEntry: db.prepare<[EntryRow]>(
        `INSERT INTO entries (id, draw, version, state, document, draft, link, data)
           VALUES (@id, @draw, @version, @state, @document, @draft, @link, @data)
           ON CONFLICT (id) DO UPDATE SET version = @version, state = @state, document = @document, data = @data`,
      ),
      ended: db.prepare<[string, string], string>('SELECT data FROM draws WHERE office = ? AND last < ?').pluck(),
      dropLetters: db.prepare<[string]>('DELETE FROM letters WHERE booking IN (SELECT id FROM entries WHERE draw = ?)'),
      drop: db.prepare<[string]>('DELETE FROM entries WHERE draw = ?'),
      late: db
        .prepare<[string, number], string>(
          `SELECT e.id FROM entries e JOIN draws d ON d.id = e.draw WHERE d.office = ? AND e.state = 'entered'
             AND json_extract(e.data, '$.mail.expiresAt') <= ?`,
        )
        .pluck(),
      dropOneLetters: db.prepare<[string]>('DELETE FROM letters WHERE booking = ?'),
      dropOne: db.prepare<[string]>('DELETE FROM entries WHERE id = ?'),
    }
  }

  async get(id: string): Promise<Draw | null> {
    return parsed<Draw>(this.#sql.draw.get(id))
  }

  async of(office: string): Promise<Draw[]> {
    return this.#sql.draws.all(office).map((data) => JSON.parse(data) as Draw)
  }

  async entry(id: string): Promise<Entry | null> {
    return parsed<Entry>(this.#sql.entry.get(id))
  }

  async byDraft(draft: string): Promise<Entry | null> {
    return parsed<Entry>(this.#sql.byDraft.get(draft))
  }

  async byLink(link: string): Promise<Entry | null> {
    return parsed<Entry>(this.#sql.byLink.get(link))
  }

  async entries(draw: string): Promise<Entry[]> {
    return this.#sql.entries.all(draw).map((data) => JSON.parse(data) as Entry)
  }

  async write(write: DrawWrite, now: number): Promise<DrawWritten> {
    try {
      return { ok: true, bookings: await this.#commits.enqueue(() => this.#writeNow(write, now)) }
    } catch (error) {
      if (error instanceof WriteUndone) return { ok: false, why: error.why as Why }
      throw error
    }
  }

  async forget(office: string, date: string, now: number): Promise<number> {
    const dropped = await this.#commits.enqueue(() => {
      let count = 0
      for (const id of this.#sql.late.all(office, now)) {
        this.#sql.dropOneLetters.run(id)
        count += this.#sql.dropOne.run(id).changes
      }
      for (const data of this.#sql.ended.all(office, date)) {
        const draw = JSON.parse(data) as Draw
        this.#sql.dropLetters.run(draw.id)
        count += this.#sql.drop.run(draw.id).changes
        if (draw.documentKey !== null) this.#putDraw({ ...draw, documentKey: null, version: draw.version + 1 })
      }
      return count
    })
    if (dropped > 0 && this.#db.open) dropOldPages(this.#db)
    return dropped
  }

  /** Inside the open transaction. @throws WriteUndone */
  #writeNow({ draw, entries = [], bookings = [], letters = [] }: DrawWrite, now: number) {
    if (draw) {
      if ((this.#sql.drawVersion.get(draw.draw.id) ?? null) !== draw.before) throw new WriteUndone<Why>('stale')
      this.#putDraw(draw.draw)
    }
    for (const { before, entry } of entries) {
      if ((this.#sql.entryVersion.get(entry.id) ?? null) !== before) throw new WriteUndone<Why>('stale')
      const isEntering = entry.state === 'entered' || entry.state === 'confirmed'
      if (isEntering && this.#sql.drawState.get(entry.draw) !== 'open') throw new WriteUndone<Why>('closed')
      const { id, draw: of, document } = entry
      if (entry.state === 'confirmed' && this.#sql.other.get({ id, draw: of, document }))
        throw new WriteUndone<Why>('entered-already')
      const { version, state, draft, link } = entry
      this.#sql.putEntry.run({ id, draw: of, version, state, document, draft, link, data: JSON.stringify(entry) })
    }
    const written = bookings.map((one) => this.#bookings.writeNow(one, now))
    for (const { entry, letter } of letters) this.#letters.add(entry, letter, now)
    return written
  }

  #putDraw(draw: Draw): void {
    this.#sql.putDraw.run({ ...draw, data: JSON.stringify(draw) })
  }
}

const parsed = <T>(data: string | undefined): T | null => (data === undefined ? null : (JSON.parse(data) as T))
