import { type Draw, type Entry, isForgotten, withoutPerson } from '../../draw/entry.ts'
import type { Draws, DrawWrite, DrawWritten } from '../ports/draws.ts'
import type { MemoryBookings } from './bookings.ts'
import type { MemoryLetters } from './letters.ts'

/** Draws that are known as long as their process lives: for tests, and to compare the real ones with. */
export class MemoryDraws implements Draws {
  readonly #draws = new Map<string, Draw>()
  readonly #entries = new Map<string, Entry>()
  readonly #bookings: MemoryBookings
  readonly #letters: MemoryLetters

  constructor(bookings: MemoryBookings, letters: MemoryLetters) {
    this.#bookings = bookings
    this.#letters = letters
    bookings.draws = this
  }

  async get(id: string): Promise<Draw | null> {
    return this.#draws.get(id) ?? null
  }

  async of(office: string): Promise<Draw[]> {
    const key = ({ last, id }: Draw) => `${last} ${id}`
    return [...this.#draws.values()].filter((draw) => draw.office === office).sort((a, b) => (key(a) < key(b) ? -1 : 1))
  }

  async entry(id: string): Promise<Entry | null> {
    return this.#entries.get(id) ?? null
  }

  async byDraft(draft: string): Promise<Entry | null> {
    return [...this.#entries.values()].find((one) => one.draft === draft) ?? null
  }

  async byLink(link: string): Promise<Entry | null> {
    return [...this.#entries.values()].find((one) => one.link === link) ?? null
  }

  async entries(draw: string): Promise<Entry[]> {
    return [...this.#entries.values()].filter((one) => one.draw === draw).sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  async write(write: DrawWrite, now: number): Promise<DrawWritten> {
    const [draws, entries, undo] = [new Map(this.#draws), new Map(this.#entries), this.#bookings.mark()]
    const written = this.#writeNow(write, now)
    if (!written.ok) {
      undo()
      restore(this.#draws, draws)
      restore(this.#entries, entries)
    }
    return written
  }

  async forget(office: string, date: string, now: number): Promise<number> {
    let count = 0
    const drop = (id: string) => {
      this.#entries.delete(id)
      this.#letters.forget(id)
      count += 1
    }
    for (const entry of [...this.#entries.values()]) {
      const isOver = (this.#draws.get(entry.draw)?.last ?? '') < date
      const isLate = entry.state === 'entered' && (entry.mail?.expiresAt ?? 0) <= now
      if (entry.office === office && (isOver || isLate)) drop(entry.id)
    }
    for (const draw of [...this.#draws.values()])
      if (draw.office === office && draw.last < date && draw.documentKey !== null)
        this.#draws.set(draw.id, { ...draw, documentKey: null, version: draw.version + 1 })
    return count
  }

  erase(booking: string, now: number): void {
    for (const entry of [...this.#entries.values()].filter(({ bookings }) => bookings.includes(booking))) {
      this.#entries.set(entry.id, withoutPerson(entry, booking, now))
      this.#letters.forget(entry.id)
    }
  }

  #writeNow({ draw, entries = [], bookings = [], letters = [] }: DrawWrite, now: number): DrawWritten {
    if (draw) {
      if ((this.#draws.get(draw.draw.id)?.version ?? null) !== draw.before) return { ok: false, why: 'stale' }
      this.#draws.set(draw.draw.id, draw.draw)
    }
    const forgotten: string[] = []
    for (const { before, entry } of entries) {
      if ((this.#entries.get(entry.id)?.version ?? null) !== before) return { ok: false, why: 'stale' }
      const isEntering = entry.state === 'entered' || entry.state === 'confirmed'
      if (isEntering && this.#draws.get(entry.draw)?.state !== 'open') return { ok: false, why: 'closed' }
      if (entry.state === 'confirmed' && this.#hasOther(entry)) return { ok: false, why: 'entered-already' }
      const isTwin = [...this.#entries.values()].some((one) => one.draft === entry.draft && one.id !== entry.id)
      if (isTwin) return { ok: false, why: 'made-already' }
      this.#entries.set(entry.id, entry)
      if (isForgotten(entry)) forgotten.push(entry.id)
    }
    const written = []
    for (const one of bookings) {
      const answer = this.#bookings.writeNow(one, now)
      if (!answer.ok) return answer
      written.push(answer.booking)
    }
    for (const id of forgotten) this.#letters.forget(id)
    for (const { entry, letter } of letters) this.#letters.add(entry, letter, now)
    return { ok: true, bookings: written }
  }

  #hasOther({ id, draw, document }: Entry): boolean {
    return [...this.#entries.values()].some(
      (one) =>
        one.draw === draw &&
        one.document === document &&
        one.id !== id &&
        one.state !== 'entered' &&
        one.state !== 'withdrawn',
    )
  }
}

function restore<T>(map: Map<string, T>, before: Map<string, T>): void {
  map.clear()
  for (const [key, value] of before) map.set(key, value)
}
