import { orderOf } from '@poczekalnia/booking-core/draw'
import type { PlayedDraw } from '@poczekalnia/protocol'

/** Somebody who asked for a place of an opening: how soon after it, how often, and how many they had. No name. */
export type Asker = { afterMs: number; asks: number; got: number }

/** Draws that are played over those who asked. */
const DRAWS = 20
const FIRST_MS = 1_000
/** Nobody presses an hour so often in an hour. */
const MANY_ASKS = 30

/**
 * What a draw among all who asked would have changed: it is played by the published rule, one entry each, with so many
 * secrets, and each time it is counted how many who got a place would not have been drawn.
 */
export async function playedOver(askers: readonly Asker[]): Promise<PlayedDraw> {
  const ids = askers.map((_, n) => String(n))
  const winners = new Set(ids.filter((id) => (askers[Number(id)]?.got ?? 0) > 0))
  const others: number[] = []
  for (let n = 0; n < DRAWS; n++) {
    const drawn = new Set((await orderOf(`played ${n}`, ids)).slice(0, winners.size))
    others.push([...winners].filter((id) => !drawn.has(id)).length)
  }
  const part = (of: readonly Asker[]) => ({ askers: of.length, winners: of.filter(({ got }) => got > 0).length })
  return {
    ...part(askers),
    others: { from: Math.min(...others), to: Math.max(...others) },
    firstSecond: part(askers.filter(({ afterMs }) => afterMs < FIRST_MS)),
    many: part(askers.filter(({ asks }) => asks >= MANY_ASKS)),
  }
}
