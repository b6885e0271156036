import type { Spread } from '@poczekalnia/protocol'

/** How these times (whole seconds, in any order) are spread; `null` for none. */
export function spreadOf(seconds: Int32Array): Spread | null {
  if (seconds.length === 0) return null
  const at = seconds.length < MANY ? rankAmongFew(seconds) : rankAmongMany(seconds)
  const percentile = (percent: number) => at(Math.ceil((percent * seconds.length) / 100))
  return { count: seconds.length, median: percentile(50), p90: percentile(90), longest: at(seconds.length) }
}

/** From so many on, counting each second of the day is quicker than sorting. */
const MANY = 5_000

type Rank = (place: number) => number

function rankAmongFew(seconds: Int32Array): Rank {
  const sorted = seconds.toSorted()
  return (place) => sorted[place - 1] as number
}

function rankAmongMany(seconds: Int32Array): Rank {
  let longest = 0
  for (const value of seconds) if (value > longest) longest = value
  const times = new Uint32Array(longest + 1)
  for (const value of seconds) (times[value] as number)++
  return (place) => {
    let value = -1
    for (let before = 0; before < place; ) before += times[++value] as number
    return value
  }
}

/**
 * Whether a wait was within the range that was told, both in whole minutes: who was told 25 to 40 and waited 40 minutes
 * and 20 seconds was told right.
 */
export function heldRange(waitSeconds: number, low: number, high: number): 'held' | 'sooner' | 'later' {
  const minutes = Math.round(waitSeconds / 60)
  if (minutes < low) return 'sooner'
  return minutes > high ? 'later' : 'held'
}
