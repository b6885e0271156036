import type { CallReason } from '@poczekalnia/protocol'
import type { RecordedEvent } from '../ticketing/events.ts'

/**
 * What became of a visitor. `absent`: has a ticket and was not there when called. `never-came`: a booking that nobody
 * confirmed. `refused`: was at the machine and got no ticket. `unserved`: still waited when the last clerk left.
 * `not-booked`: the office takes no such booking on this day.
 */
export type Outcome = 'served' | 'absent' | 'never-came' | 'refused' | 'unserved' | 'not-booked'

/** One visitor's day. Times are epoch ms. */
export type PlayedVisit = {
  visitor: string
  queue: string
  kind: 'booked' | 'walk-in'
  number: string | null
  hourAt: number | null
  /** When they were at the machine last; `null` for who never came. */
  arrivedAt: number | null
  issuedAt: number | null
  calledAt: number | null
  desk: number | null
  outcome: Outcome
  /** Why the machine gave no ticket: a code of the refusal, for a full queue its reason. */
  refusal: string | null
}

export type PlayedCall = {
  at: number
  desk: number
  reason: CallReason
  ticket: string
  number: string
  issuedAt: number
}

/** A day as it was played. Times are epoch ms. */
export type PlayedDay = {
  date: string
  /** Desks that worked. */
  desks: number
  opens: number
  closes: number
  visits: PlayedVisit[]
  calls: PlayedCall[]
  /** Who waited with a ticket, every five minutes from the opening on. */
  waiting: { at: number; booked: number; walkIns: number }[]
  /** For each walk-in queue with tickets that day: when they ended, and whether that was before the timetable says. */
  ticketsEnded: { queue: string; at: number; early: boolean }[]
  /** When the last desk closed. */
  closedAt: number
  /** Minutes that desks worked after closing, all together. */
  overtimeMinutes: number
  log: RecordedEvent[]
}

/**
 * Minutes that a visitor waited: from the ticket, or from the booked hour if that was later, to the call. `null`: never
 * called, or not there.
 */
export function waitMinutes(visit: PlayedVisit): number | null {
  if (visit.calledAt === null || visit.issuedAt === null || visit.outcome === 'absent') return null
  return Math.max(0, visit.calledAt - Math.max(visit.issuedAt, visit.hourAt ?? 0)) / 60_000
}
