import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { OfficeEvent } from '../../../ticketing/events.ts'
import type { OfficeState } from '../../../ticketing/state.ts'
import type { Flaw } from '../../ports/copies.ts'

/** More than an office's clock is ahead of UTC: what is this date by then has not begun to be erased. */
const AHEAD_MS = 3 * 3_600_000

/** Takes in an office's events, one after another, and then holds what is kept beside the log to them. */
export class KeptCheck {
  readonly #profiles = new Map<number, string | undefined>()
  /** Bookings whose person should be there, and the date of the visit. */
  readonly #expected = new Map<string, string>()
  readonly #known = new Set<string>()
  readonly #noted = new Set<string>()
  /** Notes that were written about tickets, and not erased. */
  readonly #notes = new Map<string, number>()

  /** @param state as it was before the event */
  take(event: OfficeEvent, state: OfficeState): void {
    switch (event.type) {
      case 'ProfileChanged':
        this.#profiles.set(event.version, event.textHash)
        return
      case 'BookingImported':
        this.#expected.set(event.booking, event.date)
        this.#known.add(event.booking)
        return
      case 'BookingMoved':
        if (this.#expected.has(event.booking)) this.#expected.set(event.booking, event.date)
        return
      case 'PersonErased': {
        this.#expected.delete(event.booking)
        const booking = state.bookings.get(event.booking)
        if (booking?.status === 'checked-in') this.#notes.delete(booking.ticket)
        return
      }
      case 'PersonalDataErased':
        for (const [booking, date] of this.#expected) if (date < event.before) this.#expected.delete(booking)
        return
      case 'VisitNoted':
        this.#noted.add(event.ticket)
        this.#notes.set(event.ticket, 1 + (this.#notes.get(event.ticket) ?? 0))
        return
      case 'DayClosed':
        this.#notes.clear()
        return
      default:
    }
  }

  /** @param office whose rows; the file may be of an earlier release and lack tables */
  flaws(db: Database.Database, office: string, lastAt: number): Flaw[] {
    const has = (table: string) => db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) !== undefined
    return [
      ...(has('profiles') ? this.#profileFlaws(db, office) : []),
      ...this.#personFlaws(db, office, lastAt),
      ...(has('notes') ? this.#noteFlaws(db, office) : []),
    ]
  }

  #profileFlaws(db: Database.Database, office: string): Flaw[] {
    const rows = db
      .prepare<[string], { version: number; text: string }>('SELECT version, text FROM profiles WHERE office = ?')
      .all(office)
    const there = new Map(rows.map(({ version, text }) => [version, text]))
    const versions = new Set([...this.#profiles.keys(), ...there.keys()])
    return [...versions]
      .sort((a, b) => a - b)
      .flatMap((version): Flaw[] => {
        const [hash, text] = [this.#profiles.get(version), there.get(version)]
        const isRight =
          hash === undefined
            ? // A release that kept no hash of the text, or no text at all: what can be told is that it is no text.
              this.#profiles.has(version) && !text?.includes('\0')
            : text !== undefined && sha256(text) === hash
        return isRight ? [] : [{ what: 'profile', version }]
      })
  }

  #personFlaws(db: Database.Database, office: string, lastAt: number): Flaw[] {
    const rows = new Map(
      db.prepare<[string], [string, string]>('SELECT booking, date FROM people WHERE office = ?').raw().all(office),
    )
    // With earlier releases who was erased by date went a moment before the log told of it, and the oldest went first.
    const oldest = [...rows.values()].reduce((least, date) => (date < least ? date : least), '9999')
    const recent = new Date(lastAt + AHEAD_MS).toISOString().slice(0, 10)
    const missing = [...this.#expected].filter(
      ([booking, date]) => !rows.has(booking) && (date >= recent || date > oldest),
    )
    const unknown = [...rows.keys()].filter((booking) => !this.#known.has(booking))
    return [...counted('person-missing', missing.length), ...counted('person-unknown', unknown.length)]
  }

  #noteFlaws(db: Database.Database, office: string): Flaw[] {
    const there = new Map(
      db
        .prepare<[string], [string, number]>('SELECT ticket, count(*) FROM notes WHERE office = ? GROUP BY ticket')
        .raw()
        .all(office),
    )
    const missing = [...this.#notes].reduce((sum, [ticket, n]) => sum + Math.max(0, n - (there.get(ticket) ?? 0)), 0)
    const unknown = [...there].reduce((sum, [ticket, n]) => sum + (this.#noted.has(ticket) ? 0 : n), 0)
    return [...counted('note-missing', missing), ...counted('note-unknown', unknown)]
  }
}

const counted = (what: Exclude<Flaw['what'], 'profile'>, count: number): Flaw[] => (count > 0 ? [{ what, count }] : [])

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
