import { WriteUndone } from '@poczekalnia/queue-core/store'
import type { Booking } from '../../booking.ts'
import { type Draw, type Entry, isForgotten } from '../../draw/entry.ts'
import type { Draws, DrawWrite, DrawWritten } from '../ports/draws.ts'

import { all, type Database, first, run, type Steps, type Writes } from './database.ts'
import { addLetter } from './letters.ts'
import { writeBooking } from './write-booking.ts'

type Why = Extract<DrawWritten, { ok: false }>['why']
type Data = { data: string }

export class SqlDraws implements Draws {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  async get(id: string): Promise<Draw | null> {
    return this.#one<Draw>('SELECT data FROM draws WHERE id = @id', { id })
  }

  async of(office: string): Promise<Draw[]> {
    return this.#all<Draw>('SELECT data FROM draws WHERE office = @office ORDER BY last, id', { office })
  }

  async entry(id: string): Promise<Entry | null> {
    return this.#one<Entry>('SELECT data FROM entries WHERE id = @id', { id })
  }

  async byDraft(draft: string): Promise<Entry | null> {
    return this.#one<Entry>('SELECT data FROM entries WHERE draft = @draft', { draft })
  }

  async byLink(link: string): Promise<Entry | null> {
    return this.#one<Entry>('SELECT data FROM entries WHERE link = @link', { link })
  }

  async entries(draw: string): Promise<Entry[]> {
    return this.#all<Entry>('SELECT data FROM entries WHERE draw = @draw ORDER BY id', { draw })
  }

  async write(write: DrawWrite, now: number): Promise<DrawWritten> {
    try {
      const bookings = await this.#db.write(writesOf(write), () => writeAll(write, now))
      if (write.entries?.some(({ entry }) => isForgotten(entry))) this.#db.scrub()
      return { ok: true, bookings }
    } catch (error) {
      if (error instanceof WriteUndone) return { ok: false, why: error.why as Why }
      throw error
    }
  }

  async forget(office: string, date: string, now: number): Promise<number> {
    const dropped = await this.#db.write({ office, common: true }, function* (): Steps<number> {
      let count = 0
      const entered = yield* all<Data>(
        `SELECT e.data FROM entries e JOIN draws d ON d.id = e.draw WHERE d.office = @office AND e.state = 'entered'`,
        { office },
      )
      for (const { id, mail } of entered.map(({ data }) => JSON.parse(data) as Entry)) {
        if (mail === null || mail.expiresAt > now) continue
        yield* run('DELETE FROM letters WHERE booking = @id', { id })
        count += yield* run('DELETE FROM entries WHERE id = @id', { id })
      }
      const ended = yield* all<Data>('SELECT data FROM draws WHERE office = @office AND last < @date', { office, date })
      for (const draw of ended.map(({ data }) => JSON.parse(data) as Draw)) {
        const { id } = draw
        yield* run('DELETE FROM letters WHERE booking IN (SELECT id FROM entries WHERE draw = @id)', { id })
        count += yield* run('DELETE FROM entries WHERE draw = @id', { id })
        if (draw.documentKey !== null) yield* putDraw({ ...draw, documentKey: null, version: draw.version + 1 })
      }
      return count
    })
    if (dropped > 0) this.#db.scrub()
    return dropped
  }

  async #all<T>(text: string, values: Record<string, string>): Promise<T[]> {
    const rows = await this.#db.read(() => all<Data>(text, values))
    return rows.map(({ data }) => JSON.parse(data) as T)
  }

  async #one<T>(text: string, values: Record<string, string>): Promise<T | null> {
    return (await this.#all<T>(text, values))[0] ?? null
  }
}

const writesOf = ({ draw, entries = [], bookings = [] }: DrawWrite): Writes => ({
  office: draw?.draw.office ?? entries[0]?.entry.office ?? bookings[0]?.office ?? '',
  // What is forgotten takes its letters along.
  ...(entries.some(({ entry }) => isForgotten(entry)) && { common: true }),
})

/** @throws WriteUndone */
function* writeAll({ draw, entries = [], bookings = [], letters = [] }: DrawWrite, now: number): Steps<Booking[]> {
  if (draw) {
    if ((yield* versionIn('draws', draw.draw.id)) !== draw.before) throw new WriteUndone<Why>('stale')
    yield* putDraw(draw.draw)
  }
  for (const { before, entry } of entries) {
    if ((yield* versionIn('entries', entry.id)) !== before) throw new WriteUndone<Why>('stale')
    yield* putEntry(entry)
    if (isForgotten(entry)) yield* run('DELETE FROM letters WHERE booking = @id', { id: entry.id })
  }
  const written: Booking[] = []
  for (const one of bookings) written.push(yield* writeBooking(one, now))
  for (const { entry, letter } of letters) yield* addLetter(entry, letter, now)
  return written
}

function* versionIn(table: 'draws' | 'entries', id: string): Steps<number | null> {
  const row = yield* first<{ version: number }>(`SELECT version FROM ${table} WHERE id = @id`, { id })
  return row?.version ?? null
}

/** @throws WriteUndone */
function* putEntry(entry: Entry): Steps<void> {
  const { id, draw, document, state } = entry
  if (state === 'entered' || state === 'confirmed') {
    const of = yield* first<{ state: string }>('SELECT state FROM draws WHERE id = @draw', { draw })
    if (of?.state !== 'open') throw new WriteUndone<Why>('closed')
  }
  if (state === 'confirmed') {
    const other = yield* first(
      `SELECT 1 FROM entries WHERE draw = @draw AND document = @document AND id <> @id
         AND state NOT IN ('entered', 'withdrawn') LIMIT 1`,
      { draw, document, id },
    )
    if (other) throw new WriteUndone<Why>('entered-already')
  }
  const { version, draft, link } = entry
  const twin = yield* first('SELECT 1 FROM entries WHERE draft = @draft AND id <> @id LIMIT 1', { draft, id })
  if (twin) throw new WriteUndone<Why>('made-already')
  yield* run(
    `INSERT INTO entries (id, draw, version, state, document, draft, link, data)
       VALUES (@id, @draw, @version, @state, @document, @draft, @link, @data)
     ON CONFLICT (id) DO UPDATE SET version = @version, state = @state, document = @document, data = @data`,
    { id, draw, version, state, document, draft, link, data: JSON.stringify(entry) },
  )
}

const putDraw = (draw: Draw): Steps<number> => {
  const { id, office, version, state, last } = draw
  return run(
    `INSERT INTO draws (id, office, version, state, last, data)
       VALUES (@id, @office, @version, @state, @last, @data)
     ON CONFLICT (id) DO UPDATE SET version = @version, state = @state, last = @last, data = @data`,
    { id, office, version, state, last, data: JSON.stringify(draw) },
  )
}
