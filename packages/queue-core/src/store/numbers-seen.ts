/** An event of a log, as far as numbers are concerned. */
export type NumberRow = { at: number; type: string; data: string }

/** What stands in a log of numbers that were given out, read event by event. */
export class NumbersSeen {
  newest = new Map<string, number>()
  most = 0
  lastAt = 0

  /** A ticket was given out. */
  take({ at, data }: NumberRow): void {
    const { queue, number } = JSON.parse(data) as { queue: string; number: string }
    const value = Number(/\d+$/.exec(number)?.[0] ?? 0)
    this.newest.set(queue, Math.max(this.newest.get(queue) ?? 0, value))
    this.most = Math.max(this.most, value)
    this.lastAt = Math.max(this.lastAt, at)
  }

  /** Takes a `TicketIssued` or a `DayClosed`, in their order: after that day's end numbers begin again. */
  follow(row: NumberRow): void {
    if (row.type === 'TicketIssued') this.take(row)
    else {
      this.newest = new Map()
      this.lastAt = 0
    }
  }
}
