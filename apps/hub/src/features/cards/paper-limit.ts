/** Lists that a machine may print one after the other, and how long each takes to be earned again, milliseconds: paper is scarce. */
const AT_ONCE = 2
const EARNED_AFTER_MS = 60_000

/** Keeps a machine from printing list after list; tickets are not counted here. Times come from a steady clock, milliseconds. */
export type PaperLimit = {
  /** Takes one, or tells in how many seconds there is one again. */
  take(machine: string, now: number): { ok: true } | { ok: false; seconds: number }
}

export function paperLimit(): PaperLimit {
  const left = new Map<string, { count: number; since: number }>()
  return {
    take(machine, now) {
      const before = left.get(machine) ?? { count: AT_ONCE, since: now }
      const earned = Math.floor((now - before.since) / EARNED_AFTER_MS)
      const count = Math.min(AT_ONCE, before.count + earned)
      const since = count === AT_ONCE ? now : before.since + earned * EARNED_AFTER_MS
      if (count === 0) return { ok: false, seconds: Math.ceil((since + EARNED_AFTER_MS - now) / 1_000) }
      left.set(machine, { count: count - 1, since })
      return { ok: true }
    },
  }
}
