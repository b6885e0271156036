import { nextWindow, type Office, openWindow } from '@poczekalnia/queue-core'
import { bookableMatter, freeCells, Taken, type TakenCell } from '../grid.ts'
import { daysOf, type Round } from '../releases.ts'
import type { DrawSeat } from './published.ts'

const MINUTE = 60_000

/** The moment at which so many minutes of opening hours have gone by. */
export function afterOpenMinutes({ time, opening }: Office, from: number, minutes: number): number {
  let left = minutes * MINUTE
  let at = from
  for (;;) {
    const window = openWindow(time, opening, at) ?? nextWindow(time, opening, at, 60)
    // An office that is never open: a day has to do.
    if (!window) return at + left
    const begins = Math.max(at, window.opens)
    if (window.closes - begins >= left) return begins + left
    left -= window.closes - begins
    at = window.closes
  }
}

/** Until when an offer that is made now can be answered, for a visit that begins then; `null`: too late for one. */
export function answerUntil(office: Office, visitAt: number, now: number): number | null {
  const rules = office.profile.booking
  if (!rules) return null
  const { answerMinutes, lastMoment } = rules.waitingList
  const latest = visitAt - rules.leadMinutes * MINUTE
  const until = afterOpenMinutes(office, now, answerMinutes)
  if (until <= latest) return until
  if (lastMoment.how !== 'offer') return null
  const soon = afterOpenMinutes(office, now, lastMoment.answerMinutes)
  return soon <= latest ? soon : null
}

/**
 * What of a round's days is free for offers that are made then, as it is published. A seat stands there once for each
 * set of matters: their hours may differ.
 */
export function seatsOf(office: Office, round: Round, taken: readonly TakenCell[], now: number): DrawSeat[] {
  const known = new Taken(taken)
  const days = daysOf(office, round)
  const answerable = new Map<number, boolean>()
  const isAnswerable = (at: number) => {
    const before = answerable.get(at)
    if (before !== undefined) return before
    const is = answerUntil(office, at, now) !== null
    answerable.set(at, is)
    return is
  }
  return (office.profile.booking?.places ?? []).flatMap((places) => {
    const matters = mattersOf(office, round).filter((matter) => !places.queues || places.queues.includes(matter))
    return Array.from({ length: places.seats }, (_, n) => n + 1).flatMap((seat) => {
      const forWhich = new Map<number, string[]>()
      for (const matter of matters)
        for (const date of days)
          for (const at of freeCells(office, matter, places, date, seat, known))
            if (isAnswerable(at)) forWhich.set(at, [...(forWhich.get(at) ?? []), matter])
      const sets = new Map<string, DrawSeat>()
      for (const [at, some] of [...forWhich].sort(([a], [b]) => a - b)) {
        const row = sets.get(some.join()) ?? {
          ...{ places: places.id, seat, stepFree: places.stepFree, matters: some, free: [] },
        }
        row.free.push(office.time.stamp(at))
        sets.set(some.join(), row)
      }
      return [...sets.values()]
    })
  })
}

/** The matters that a round is for. */
export const mattersOf = (office: Office, { release }: Round): string[] =>
  (release.matters ?? office.profile.booking?.matters.map(({ queue }) => queue) ?? []).filter((matter) =>
    bookableMatter(office, matter),
  )
