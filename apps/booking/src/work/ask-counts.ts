import type { HourOfAsks } from '@poczekalnia/booking-core/store'

const HOUR_MS = 3_600_000
/** Networks that are counted at most; past that the ones that asked longest ago are forgotten. */
const MOST_NETWORKS = 50_000

/**
 * How often networks have asked within the hour, of which the price of work is made (BOK-15). What several servers
 * count is put together twice a second, so each knows a price that is half a second old; of a network only a hash
 * leaves.
 */
export type AskCounts = {
  count(wide: string, now: number): void
  /** Within sixty minutes: of this hour of the clock all, of the one before what still lies within. */
  asked(wide: string, now: number): number
  /** Takes out what was counted here since the last time, for the other servers. */
  takeNews(): HourOfAsks[]
  /** It could not be told to them: it goes with the next. */
  giveBack(news: readonly HourOfAsks[]): void
  /** What all servers have counted together, up to what was taken out here; what counts since comes on top. */
  hear(all: readonly HourOfAsks[]): void
}

type Known = { hour: number; count: number; before: number }

/** @param hashOf what a network is known by */
export function openAskCounts(hashOf: (wide: string) => string): AskCounts {
  const known = new Map<string, Known>()
  let news = new Map<string, HourOfAsks>()

  const at = (network: string, hour: number): Known => {
    const one = known.get(network)
    if (!one || one.hour < hour - 1) return { hour, count: 0, before: 0 }
    return one.hour === hour - 1 ? { hour, count: 0, before: one.count } : one
  }
  const keep = (network: string, one: Known) => {
    known.delete(network)
    known.set(network, one)
    const [oldest] = known.keys()
    if (known.size > MOST_NETWORKS && oldest !== undefined) known.delete(oldest)
  }

  const put = (one: HourOfAsks) => {
    const key = `${one.network} ${one.hour}`
    news.set(key, { ...one, count: one.count + (news.get(key)?.count ?? 0) })
  }

  return {
    count(wide, now) {
      const [network, hour] = [hashOf(wide), Math.floor(now / HOUR_MS)]
      const one = at(network, hour)
      keep(network, { ...one, count: one.count + 1 })
      put({ network, hour: one.hour, count: 1 })
    },
    asked(wide, now) {
      const hour = Math.floor(now / HOUR_MS)
      const { count, before } = at(hashOf(wide), hour)
      return count + before * (1 - (now / HOUR_MS - hour))
    },
    takeNews() {
      const taken = [...news.values()]
      news = new Map()
      return taken
    },
    giveBack(taken) {
      for (const one of taken) put(one)
    },
    hear(all) {
      for (const { network, hour, count } of all.toSorted((a, b) => a.hour - b.hour)) {
        const one = at(network, hour)
        const whole = count + (news.get(`${network} ${hour}`)?.count ?? 0)
        if (one.hour === hour) keep(network, { ...one, count: whole })
        else if (one.hour === hour + 1) keep(network, { ...one, before: whole })
      }
    },
  }
}
