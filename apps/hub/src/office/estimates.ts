import type { Estimate } from '@poczekalnia/protocol'
import { estimateForNewcomer } from '@poczekalnia/queue-core'
import type { OfficeSession } from './session.ts'

/** How long an estimate of a queue may be told on, milliseconds, while the same desks are open. */
const FRESH_MS = 1_000

/**
 * Ranges for who takes a ticket now, one simulation a queue and second: a rush of tickets must not wait for arithmetic.
 */
export function queueEstimates(session: OfficeSession): (queue: string) => Estimate | null {
  const known = new Map<string, { at: number; desks: string; estimate: Estimate | null }>()
  return (queue) => {
    const { state, office } = session
    const now = session.now()
    const desks = [...state.desks].flatMap(([number, desk]) => (desk.status === 'open' ? [number] : [])).join()
    const before = known.get(queue)
    if (before && before.desks === desks && now - before.at < FRESH_MS) return before.estimate
    const estimate = estimateForNewcomer(office, state, now, queue)
    known.set(queue, { at: now, desks, estimate })
    return estimate
  }
}
