import type { Office } from './office.ts'

/**
 * How many whole minutes after its hour a booked visit of this queue can still be confirmed: the queue's own, or the
 * office's (BYD-3, KAT-3, WRO-3).
 */
export function graceMinutes(office: Office, queueId: string): number {
  const queue = office.queues.get(queueId)
  const own = queue?.kind === 'booked' ? queue.graceMinutes : undefined
  return own ?? office.profile.checkIn.graceMinutes
}

/**
 * How many minutes before the hour a visitor of this queue is asked to come: advice, never enforced (BYD-2, KAT-2,
 * WRO-1).
 */
export function arriveMinutesBefore(office: Office, queueId: string): number {
  const queue = office.queues.get(queueId)
  const own = queue?.kind === 'booked' ? queue.arriveMinutesBefore : undefined
  return own ?? office.profile.checkIn.arriveMinutesBefore
}
