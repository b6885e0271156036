import type { CountedDay } from '../../reports/report.ts'
import { counted, type DaySheet } from '../../reports/sheet.ts'
import { StoreFailure } from '../errors.ts'
import type { Figures, Progress, Subject } from '../ports/figures.ts'

/** Figures that live as long as their process: for tests. */
export class MemoryFigures implements Figures {
  #kept: { subject: Subject; progress: Progress } | null = null
  readonly #sheets = new Map<string, DaySheet>()
  #closed = false

  async progress({ stream, zone }: Subject): Promise<Progress | null> {
    this.#mustBeOpen()
    if (this.#kept?.subject.stream !== stream || this.#kept.subject.zone !== zone) return null
    return structuredClone(this.#kept.progress)
  }

  async sheet(date: string): Promise<DaySheet | null> {
    this.#mustBeOpen()
    return structuredClone(this.#sheets.get(date)) ?? null
  }

  async save(subject: Subject, from: number, sheets: readonly DaySheet[], progress: Progress): Promise<boolean> {
    if (((await this.progress(subject))?.version ?? 0) !== from) return false
    for (const sheet of sheets) this.#sheets.set(sheet.date, structuredClone(sheet))
    this.#kept = structuredClone({ subject, progress })
    return true
  }

  async forget(): Promise<void> {
    this.#mustBeOpen()
    this.#kept = null
    this.#sheets.clear()
  }

  async *days(from: string, to: string): AsyncIterable<CountedDay> {
    this.#mustBeOpen()
    const dates = [...this.#sheets.keys()].filter((date) => date >= from && date <= to).sort()
    for (const date of dates) yield countedDay(this.#sheets.get(date) as DaySheet)
  }

  async notes(date: string): ReturnType<Figures['notes']> {
    this.#mustBeOpen()
    const { longest = [], notes = [] } = this.#sheets.get(date) ?? {}
    return structuredClone({ longest, notes })
  }

  async close(): Promise<void> {
    this.#closed = true
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new StoreFailure('closed', 'memory', 'the figures are closed')
  }
}

function countedDay({ date, queues, visits, services, cells }: DaySheet): CountedDay {
  const kept = [...cells.values()].filter((cell) => cell.times !== 0)
  const details = [...new Set(kept.map(({ detail }) => detail))]
  const rows = kept.map(({ what, hour, queue, desk, detail, times }) => [
    counted.indexOf(what),
    ...[hour, queue, desk, details.indexOf(detail), times],
  ])
  return {
    ...{ date, queues, details },
    ...{ visits: Int32Array.from(visits), services: Int32Array.from(services), cells: Int32Array.from(rows.flat()) },
  }
}
