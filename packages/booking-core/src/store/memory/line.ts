import type { NewLetter } from '../ports/letters.ts'
import { type InLine, type Joined, type Line, lineLetters } from '../ports/line.ts'
import type { MemoryLetters } from './letters.ts'

const DAY_MS = 24 * 3_600_000

/** A line that is known as long as its process lives: for tests. */
export class MemoryLine implements Line {
  readonly #rows = new Map<string, InLine>()
  readonly #spent = new Map<string, number>()
  readonly #letters: MemoryLetters

  constructor(letters: MemoryLetters) {
    this.#letters = letters
  }

  async join(one: InLine, perNetwork: number): Promise<Joined> {
    const others = this.#of(one)
    const ofNetwork = others.filter(({ network }) => network === one.network).length
    if (one.network !== null && ofNetwork >= perNetwork) return 'network'
    if (one.mailbox !== null && others.some(({ mailbox }) => mailbox === one.mailbox)) return 'mailbox'
    if (!this.#rows.has(one.ticket)) this.#rows.set(one.ticket, { ...one })
    return 'joined'
  }

  async all(office: string, opens: number): Promise<InLine[]> {
    const rows = this.#of({ office, opens }).map((one) => ({ ...one }))
    return rows.sort((a, b) => a.askedAt - b.askedAt || (a.ticket < b.ticket ? -1 : 1))
  }

  async use(ticket: string, booking: string): Promise<boolean> {
    const one = this.#rows.get(ticket)
    if (!one || one.booking !== null) return false
    one.booking = booking
    return true
  }

  async bind(booking: string, mailbox: string): Promise<boolean> {
    const own = [...this.#rows.values()].find((one) => one.booking === booking)
    if (!own) return true
    if (this.#of(own).some((one) => one !== own && one.mailbox === mailbox)) return false
    own.mailbox = mailbox
    return true
  }

  async leave(ticket: string): Promise<void> {
    this.#rows.delete(ticket)
  }

  async spend(work: string, until: number): Promise<boolean> {
    if (this.#spent.has(work)) return false
    this.#spent.set(work, until)
    return true
  }

  async writeLetter(about: string, letter: NewLetter, now: number): Promise<void> {
    this.#letters.add(`${lineLetters}${about}`, letter, now)
  }

  async tidy(office: string, opens: number, now: number): Promise<void> {
    for (const [ticket, one] of this.#rows) if (one.office === office && one.opens < opens) this.#rows.delete(ticket)
    for (const [work, until] of this.#spent) if (until <= now) this.#spent.delete(work)
    this.#letters.dropOld(lineLetters, now - DAY_MS)
  }

  #of({ office, opens }: Pick<InLine, 'office' | 'opens'>): InLine[] {
    return [...this.#rows.values()].filter((one) => one.office === office && one.opens === opens)
  }
}
