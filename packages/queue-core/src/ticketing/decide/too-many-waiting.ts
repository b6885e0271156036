import type { Office } from '../../profile/office.ts'
import { windowsOn } from '../../time/windows.ts'
import { openingOf } from '../hours-today.ts'
import { revisionOf } from '../revision.ts'
import type { OfficeState } from '../state.ts'
import type { DecisionContext } from './decision.ts'

const MINUTE = 60_000

/**
 * Whether somebody who came now would, by the simulation that estimates are made from, still be at a desk in the margin
 * before closing (KAT-7). A pure function of the state and the minute: the queue opens again by itself when it moves
 * faster. With no desk open nothing can be told, and nothing is stopped.
 */
export function tooManyWaiting(context: DecisionContext, queueId: string): boolean {
  const { office, state, now } = context
  const queue = office.queues.get(queueId)
  if (queue?.kind !== 'walk-in' || !queue.stopWhenTooManyWait || state.today.despiteTooManyWaiting.has(queueId))
    return false
  const closes = windowsOn(office.time, openingOf(office, state), office.time.wall(now).date).at(-1)?.closes
  if (closes === undefined) return false
  const servedBy = newcomerServedBy(context, queueId)
  return servedBy !== null && servedBy + queue.stopWhenTooManyWait.marginMinutes * MINUTE > closes
}

type Known = { office: Office; revision: number; minute: number; servedBy: Map<string, number | null> }
const known = new WeakMap<OfficeState, Known>()

/**
 * By when (epoch ms) somebody who comes in this minute has been served, `null` with no desk open. Each machine, display
 * and board asks for every view; while nothing happens and the minute lasts the answer is the same, and one simulation
 * makes it.
 */
function newcomerServedBy({ office, state, now, forecast }: DecisionContext, queue: string): number | null {
  const revision = revisionOf(state)
  const minute = Math.floor(now / MINUTE)
  let kept = known.get(state)
  if (kept?.office !== office || kept.revision !== revision || kept.minute !== minute) {
    kept = { office, revision, minute, servedBy: new Map() }
    known.set(state, kept)
  }
  let servedBy = kept.servedBy.get(queue)
  if (servedBy === undefined) {
    const needed = forecast.minutesUntilNewcomerIsServed(office, state, now, queue)
    servedBy = needed === null ? null : now + needed * MINUTE
    kept.servedBy.set(queue, servedBy)
  }
  return servedBy
}
