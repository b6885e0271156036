import type { ReportFigures } from '@poczekalnia/protocol'
import { GrowingNumbers, joined } from './growing-numbers.ts'
import { BOOKED, type Counted } from './sheet.ts'
import { heldRange, spreadOf } from './spread.ts'

/** Adds up what is known of a group of visits. */
export class Tally {
  readonly #arrivals = { walkIn: 0, booked: 0 }
  readonly #waits = { walkIn: new GrowingNumbers(), booked: new GrowingNumbers() }
  readonly #service = new GrowingNumbers()
  readonly #range = { told: 0, held: 0, sooner: 0, later: 0 }
  readonly #times = {
    bookings: 0,
    lapsed: 0,
    absent: 0,
    unserved: 0,
    transferred: 0,
    left: 0,
    'not-held': 0,
    'called-off': 0,
  }
  readonly #cancelled = new Map<string, number>()
  readonly #refused = new Map<string, number>()

  /** As a visit's row has it. */
  visit(kind: number, wait: number, low: number, high: number): void {
    // Ten years are a million of these: fields by their names are found quicker than by a text.
    const waits = kind === BOOKED ? this.#waits.booked : this.#waits.walkIn
    if (kind === BOOKED) this.#arrivals.booked++
    else this.#arrivals.walkIn++
    if (wait < 0) return
    waits.push(wait)
    if (high < 0) return
    const range = this.#range
    range.told++
    const was = heldRange(wait, low, high)
    if (was === 'held') range.held++
    else if (was === 'sooner') range.sooner++
    else range.later++
  }

  service(seconds: number): void {
    this.#service.push(seconds)
  }

  count(what: Counted, detail: string, times: number): void {
    if (what === 'cancelled') add(this.#cancelled, detail, times)
    else if (what === 'refused') add(this.#refused, detail, times)
    else this.#times[what] += times
  }

  /** Takes in all that another one has added up. */
  add(other: Tally): void {
    for (const kind of ['walkIn', 'booked'] as const) {
      this.#arrivals[kind] += other.#arrivals[kind]
      this.#waits[kind].pushAll(other.#waits[kind])
    }
    this.#service.pushAll(other.#service)
    for (const key of keysOf(this.#range)) this.#range[key] += other.#range[key]
    for (const key of keysOf(this.#times)) this.#times[key] += other.#times[key]
    for (const [key, times] of other.#cancelled) add(this.#cancelled, key, times)
    for (const [key, times] of other.#refused) add(this.#refused, key, times)
  }

  figures(): ReportFigures {
    const { walkIn, booked } = this.#waits
    const { bookings, absent, unserved, transferred, left, lapsed } = this.#times
    return {
      arrivals: { ...this.#arrivals },
      bookings,
      waits: {
        all: spreadOf(joined(walkIn, booked)),
        walkIn: spreadOf(walkIn.view()),
        booked: spreadOf(booked.view()),
      },
      service: spreadOf(this.#service.view()),
      served: this.#service.length,
      absent,
      unserved,
      transferred,
      left,
      lapsed,
      notHeld: this.#times['not-held'],
      calledOff: this.#times['called-off'],
      cameLate: this.#refused.get('visit-late') ?? 0,
      cancelled: asRecord(this.#cancelled),
      refused: asRecord(this.#refused),
      range: { ...this.#range },
    }
  }
}

function add(counts: Map<string, number>, key: string, times: number): void {
  counts.set(key, (counts.get(key) ?? 0) + times)
}

const keysOf = <Key extends string>(counts: Record<Key, number>) => Object.keys(counts) as Key[]

/** The most frequent first. */
const asRecord = (counts: Map<string, number>) =>
  Object.fromEntries([...counts].filter(([, n]) => n > 0).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)))
