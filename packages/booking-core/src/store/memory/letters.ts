import type { KeptLetter, LetterFilter, LetterOutcome, Letters, NewLetter } from '../ports/letters.ts'

/** Letters that are known as long as their process lives: for tests. */
export class MemoryLetters implements Letters {
  readonly #rows: KeptLetter[] = []
  #last = 0

  add(booking: string, letter: NewLetter, now: number): void {
    this.#last += 1
    this.#rows.push({
      ...{ ...letter, booking, state: 'waiting', attempts: 0, writtenAt: now, nextAt: now, said: null },
      ...{ bouncedAt: null, order: this.#last },
    })
  }

  /** @returns how to make them as they are now again */
  mark(): () => void {
    const rows = this.#rows.map((row) => ({ ...row }))
    return () => {
      this.#rows.splice(0, this.#rows.length, ...rows)
    }
  }

  forget(booking: string): void {
    for (let i = this.#rows.length - 1; i >= 0; i--) if (this.#rows[i]?.booking === booking) this.#rows.splice(i, 1)
  }

  /** Drops those of bookings whose id begins so, and that were written before an instant. */
  dropOld(begins: string, before: number): void {
    const old = this.#rows.filter(({ booking, writtenAt }) => booking.startsWith(begins) && writtenAt < before)
    for (const { booking } of old) this.forget(booking)
  }

  async take(now: number, until: number, most: number): Promise<KeptLetter[]> {
    const due = this.#waiting().filter(({ nextAt }) => nextAt <= now)
    return due.slice(0, most).map((row) => {
      row.attempts += 1
      row.nextAt = until
      return { ...row }
    })
  }

  async keepTaken(ids: readonly string[], until: number): Promise<void> {
    for (const row of this.#waiting()) if (ids.includes(row.id)) row.nextAt = until
  }

  async nextAt(): Promise<number | null> {
    const waiting = this.#waiting()
    return waiting.length === 0 ? null : Math.min(...waiting.map(({ nextAt }) => nextAt))
  }

  async settle(id: string, outcome: LetterOutcome): Promise<void> {
    const row = this.#rows.find((one) => one.id === id)
    if (!row || row.bouncedAt !== null) return
    row.state = outcome.state
    row.said = outcome.state === 'sent' ? null : outcome.said
    row.nextAt = outcome.state === 'waiting' ? outcome.nextAt : 0
    if (outcome.state !== 'waiting') row.content = ''
  }

  async hurry(id: string, now: number): Promise<boolean> {
    const row = this.#waiting().find((one) => one.id === id)
    if (row) row.nextAt = now
    return row !== undefined
  }

  async bounce(id: string, said: string, now: number): Promise<boolean> {
    const row = this.#rows.find((one) => one.id === id && one.state !== 'failed' && one.bouncedAt === null)
    if (row) Object.assign(row, { bouncedAt: now, said, state: 'sent', content: '', nextAt: 0 })
    return row !== undefined
  }

  async list(office: string, show: LetterFilter, before: number, most: number): Promise<KeptLetter[]> {
    const isShown = (row: KeptLetter) =>
      show === 'all' || (show === 'bounced' ? row.bouncedAt !== null : row.state === show)
    return this.#rows
      .filter((row) => row.office === office && row.order < before && isShown(row))
      .sort((a, b) => b.order - a.order)
      .slice(0, most)
      .map((row) => ({ ...row }))
  }

  async of(booking: string): Promise<KeptLetter[]> {
    return this.#rows.filter((row) => row.booking === booking).map((row) => ({ ...row }))
  }

  #waiting(): KeptLetter[] {
    return this.#rows.filter(({ state }) => state === 'waiting')
  }
}
