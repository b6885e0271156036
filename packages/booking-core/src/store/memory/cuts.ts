import type { Cut } from '../../cut.ts'
import type { Cuts } from '../ports/cuts.ts'

/** Cuts that are known as long as their process lives. */
export class MemoryCuts implements Cuts {
  #rows: Cut[] = []

  async put(cut: Cut): Promise<void> {
    if (!this.#rows.some(({ id, office }) => id === cut.id && office === cut.office)) this.#rows.push({ ...cut })
  }

  async lift(office: string, id: string): Promise<boolean> {
    const before = this.#rows.length
    this.#rows = this.#rows.filter((cut) => cut.office !== office || cut.id !== id)
    return this.#rows.length < before
  }

  async from(office: string, date: string): Promise<Cut[]> {
    const key = (cut: Cut) => `${cut.date} ${cut.from ?? ''} ${cut.id}`
    return this.#rows
      .filter((cut) => cut.office === office && cut.date >= date)
      .sort((a, b) => (key(a) < key(b) ? -1 : 1))
      .map((cut) => ({ ...cut }))
  }

  async drop(office: string, date: string): Promise<void> {
    this.#rows = this.#rows.filter((cut) => cut.office !== office || cut.date >= date)
  }
}
