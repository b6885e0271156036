import type { Elsewhere, Estimate } from '@poczekalnia/protocol'
import type { Office } from '../profile/office.ts'
import type { ToldWaits } from './waits-told.ts'

/** Where it is shorter than here, for a queue and the visitor's own wait in it (REG-3). */
export type ElsewhereOf = (queue: string, here: Estimate | null) => Elsewhere | null

/** A figure of another office is told for so long, milliseconds: a room changes. */
export const OLDEST_TOLD_MS = 120_000
const MINUTE = 60_000

/** What another office has told, and how long ago, milliseconds. */
export type HeardWaits = ToldWaits & { ageMs: number }

/**
 * The office with the shortest wait for a walk-in queue of this id, of those that the profile allows (REG-3). Shorter
 * is what is so at both ends of its range, by the profile's minutes at least; anything less sure is not told.
 * @param here the visitor's own wait, as it is told; `null`: not known, and nothing can be compared
 */
export function shorterElsewhere(
  { profile, time }: Office,
  heard: readonly HeardWaits[],
  now: number,
  queue: string,
  here: Estimate | null,
): Elsewhere | null {
  const allowed = profile.shorterElsewhere
  const isWalkIn = profile.queues.some(({ id, kind }) => id === queue && kind === 'walk-in')
  if (!allowed || !here || !isWalkIn) return null
  const { offices, leastMinutes } = allowed
  const shorter = heard.flatMap(({ id, name, address, queues, ageMs }) => {
    const there = queues.find((one) => one.id === queue)?.estimate
    if (!there || !offices.includes(id) || ageMs >= OLDEST_TOLD_MS) return []
    if (here.low - there.low < leastMinutes || here.high - there.high < leastMinutes) return []
    const asOf = time.hourAndMinute(Math.floor((now - ageMs) / MINUTE) * MINUTE)
    return [{ office: name, address, there, here, asOf }]
  })
  return shorter.sort((a, b) => a.there.high - b.there.high || a.there.low - b.there.low)[0] ?? null
}
