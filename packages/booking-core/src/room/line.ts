/** Somebody who stands in line, as it is kept. `order`: by which the line is sorted. */
export type Standing = { ticket: string; order: string }

/** How somebody stands at a moment. */
export type Stand =
  /** `place`: 1 for the first of those who are there. */
  | { kind: 'waiting'; place: number }
  /** Their turn: they choose an hour until then, epoch ms. */
  | { kind: 'turn'; until: number }
  /** Their turn is over: they hold a place, or let it pass. */
  | { kind: 'over' }
  /** They stand in no line. */
  | { kind: 'none' }

/** Who has not renewed their page for so long is not waited for. They keep their place in line. */
export const THERE_MS = 90_000
/** Who is there is counted anew after so long: all who look meanwhile are told by one count. */
const COUNTED_MS = 250
/** What is looked back on to say how fast the line moves. */
const PACE_MS = 5 * 60_000

type One = Standing & { seenAt: number; until: number }

/**
 * The line before an opening (BOK-6). Those who are there before the hour stand in an order that chance gives, and
 * nobody is let in before it; who comes later stands behind. So many are let in at once as can be served: never more
 * than there are places left, and the next when somebody holds a place or lets the turn pass. It reads no clock.
 */
export class Line {
  readonly #waiting: One[] = []
  readonly #inside = new Map<string, One>()
  readonly #over = new Set<string>()
  /** When turns ended in the last minutes: how fast the line moves. */
  #ended: number[] = []
  /** Of each who waits, how many of those before them are there; `null`: somebody came, went or is there again. */
  #before: { at: number; counts: Uint32Array } | null = null

  /** Takes somebody in, once. @param order as `orderOf` makes it */
  join({ ticket, order }: Standing, now: number): void {
    if (this.#inside.has(ticket) || this.#over.has(ticket) || this.#at(order, ticket) !== -1) return
    this.#waiting.splice(this.#placeOf(order), 0, { ticket, order, seenAt: now, until: 0 })
    this.#before = null
  }

  /** Somebody's page was renewed: they are there. */
  seen({ ticket, order }: Standing, now: number): void {
    const one = this.#waiting[this.#at(order, ticket)]
    if (!one) return
    if (!isThere(one, now)) this.#before = null
    one.seenAt = now
  }

  /** How somebody stands. Of those before them only who is there counts. */
  standOf({ ticket, order }: Standing, now: number): Stand {
    const inside = this.#inside.get(ticket)
    if (inside) return { kind: 'turn', until: inside.until }
    if (this.#over.has(ticket)) return { kind: 'over' }
    const at = this.#at(order, ticket)
    if (at === -1) return { kind: 'none' }
    return { kind: 'waiting', place: 1 + (this.#countedAt(now)[at] ?? 0) }
  }

  /**
   * Lets the next ones in.
   * @param room.atOnce who may choose at the same time
   * @param room.free places that are left
   */
  letIn({ atOnce, free, turnMs }: { atOnce: number; free: number; turnMs: number }, now: number): void {
    for (const { ticket, until } of this.#inside.values()) if (until <= now) this.end(ticket, now)
    let most = Math.min(atOnce, free) - this.#inside.size
    for (let n = 0; n < this.#waiting.length && most > 0; ) {
      const one = this.#waiting[n] as One
      if (!isThere(one, now)) {
        n += 1
        continue
      }
      this.#waiting.splice(n, 1)
      this.#inside.set(one.ticket, { ...one, until: now + turnMs })
      this.#before = null
      most -= 1
    }
  }

  /** A turn is over: a place was held, or the time has passed. */
  end(ticket: string, now: number): void {
    if (!this.#inside.delete(ticket)) return
    this.#over.add(ticket)
    this.#ended = [...this.#ended.filter((at) => at > now - PACE_MS), now]
  }

  /** Who used their turn before the line was made again. */
  isOver(ticket: string): void {
    this.#over.add(ticket)
  }

  /** Whose turn has passed may stand in line again. */
  forget(ticket: string): void {
    this.#over.delete(ticket)
  }

  /** Whether nobody waits or chooses who is there. */
  isEmpty(now: number): boolean {
    return this.#inside.size === 0 && !this.#waiting.some((one) => isThere(one, now))
  }

  /** People who stand or choose, there or not. */
  get size(): number {
    return this.#waiting.length + this.#inside.size
  }

  /**
   * How long a place in line still lasts, in whole minutes: the pace of the last minutes, and a margin to both sides.
   * `null`: too little was served yet to say anything honest.
   */
  range(place: number, opened: number, now: number): { from: number; to: number } | null {
    return rangeOf(place, this.#ended, opened, now)
  }

  #countedAt(now: number): Uint32Array {
    const known = this.#before
    if (known && now >= known.at && now - known.at < COUNTED_MS) return known.counts
    const counts = new Uint32Array(this.#waiting.length)
    let count = 0
    for (const [n, one] of this.#waiting.entries()) {
      counts[n] = count
      if (isThere(one, now)) count += 1
    }
    this.#before = { at: now, counts }
    return counts
  }

  /** Where one of this order would stand. */
  #placeOf(order: string): number {
    let [low, high] = [0, this.#waiting.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#waiting[middle] as One).order < order) low = middle + 1
      else high = middle
    }
    return low
  }

  #at(order: string, ticket: string): number {
    const at = this.#placeOf(order)
    return this.#waiting[at]?.ticket === ticket ? at : -1
  }
}

/** How long a place in line still lasts, by when turns have ended: see `Line.range`. */
export function rangeOf(
  place: number,
  allEnded: readonly number[],
  opened: number,
  now: number,
): { from: number; to: number } | null {
  const ended = allEnded.filter((at) => at > now - PACE_MS).length
  const minutes = Math.min(PACE_MS, now - opened) / 60_000
  if (ended < 5 || minutes <= 0) return null
  const expected = place / (ended / minutes)
  return { from: Math.floor(expected * 0.6), to: Math.max(1, Math.ceil(expected * 1.6)) }
}

const isThere = ({ seenAt }: One, now: number): boolean => now - seenAt < THERE_MS

/**
 * By what somebody is sorted in line: before the hour by chance alone, from it on by when they came.
 * @param chance what a secret makes of the ticket: in it is neither when nor from where somebody came
 */
export function orderOf(ticket: string, askedAt: number, opens: number, chance: string): string {
  if (askedAt < opens) return `0 ${chance}`
  return `1 ${String(askedAt).padStart(15, '0')} ${ticket}`
}
