import type { Office } from '../profile/office.ts'
import { SERVED_DAYS } from '../profile/queue-schema.ts'
import type { OfficeState } from './state.ts'

/**
 * A day is over: how many each queue served, for queues that had visitors at all. A day without any says nothing of a
 * usual one.
 */
export function rememberServed(state: OfficeState): void {
  for (const queue of new Set([...state.numbers.keys(), ...state.servedToday.keys()])) {
    const days = [...(state.servedDays.get(queue) ?? []), state.servedToday.get(queue) ?? 0]
    state.servedDays.set(queue, days.slice(-SERVED_DAYS))
  }
  state.servedToday.clear()
}

/**
 * Tickets that a walk-in queue has today (OLS-3): the number of the profile, or the average number served a day over
 * the past days in the log with its extra, within the bounds of the profile (OLS-4). `null`: no limit.
 */
export function limitOf(office: Office, state: OfficeState, queueId: string): number | null {
  const queue = office.queues.get(queueId)
  if (queue?.kind !== 'walk-in' || !queue.limit) return null
  const { perDay, followServed: follow } = queue.limit
  if (!follow) return perDay
  const days = (state.servedDays.get(queueId) ?? []).slice(-follow.days)
  const average = days.reduce((sum, served) => sum + served, 0) / days.length
  const wanted = days.length > 0 ? Math.ceil((average * (100 + follow.extraPercent)) / 100) : perDay
  return Math.min(follow.most, Math.max(follow.least, wanted))
}

/** Tickets left of today's limit, never below 0; `null` without a limit. */
export function leftToday(office: Office, state: OfficeState, queueId: string): number | null {
  const limit = limitOf(office, state, queueId)
  return limit === null ? null : Math.max(0, limit - (state.numbers.get(queueId) ?? 0))
}
