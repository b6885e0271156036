import { isDeepStrictEqual } from 'node:util'
import type { BookingStore, Shared } from '@poczekalnia/booking-core/store'
import type { Office } from '@poczekalnia/queue-core'
import type { Clock } from '@poczekalnia/server/clock'
import type { Logger } from '@poczekalnia/server/logger'
import type { OfficeCuts } from './cuts.ts'
import type { ToldListeners } from './feed/told.ts'
import type { AskCounts } from './work/ask-counts.ts'

/** How soon a server hears of what another one has written, milliseconds. */
const EVERY_MS = 500
const TIDY_MS = 60_000
/** A server that has not reached the database for so long is not to be asked: longer than a restart takes. */
const AWAY_MS = 4_000

/** What has to be done before visits may be booked again: docs/region.md. */
const lackingWords =
  'the database has lost something that it had kept, places and PINs that people have perhaps. Nobody is answered ' +
  'until it is restored, or the offices know what is lost and: poczekalnia booking go-on --database URL'

/** `isCutOff`: the database has not been reached for seconds; or this server was stopped, and has just woken up. */
export type OtherServers = {
  isCutOff(): boolean
  /** The database lacks what it had acknowledged: nobody is to be answered until an operator lets it go on. */
  isLacking(): boolean
  /** Looks for the first time, before anybody is let in. */
  begin(): Promise<void>
  stop(): Promise<void>
}

/**
 * Hears of what other servers of the site write: wakes hubs that wait for news, and takes hours that were cut out of
 * what is offered. What is free needs no hearing of: it is looked at again every second, and judged in the database.
 */
export function followOthers(parts: {
  offices: readonly { office: Office; cuts: OfficeCuts }[]
  store: BookingStore
  shared: Shared
  /** How often networks have asked, here and at the others. */
  asks: AskCounts
  told: ToldListeners
  clock: Clock
  log: Pick<Logger, 'error' | 'info'>
}): OtherServers {
  const { offices, store, shared, asks, told, clock, log } = parts
  const last = new Map<string, number>()
  let tidied = performance.now()
  let looking: Promise<void> | null = null
  let isAway = false
  let reached = performance.now()

  let isLacking = false
  const askIfLacking = async () => {
    const was = isLacking
    isLacking = await shared.isLacking()
    if (isLacking && !was) log.error({}, lackingWords)
    if (was && !isLacking) log.info({}, 'the site was let go on')
  }

  let heard = 0
  const countTogether = async () => {
    const news = asks.takeNews()
    try {
      const { all, until } = await shared.countAsks(news, heard)
      asks.hear(all)
      heard = until
    } catch (error) {
      asks.giveBack(news)
      throw error
    }
  }

  const look = async () => {
    await askIfLacking()
    if (isLacking) return
    await countTogether()
    for (const { office, cuts } of offices) {
      const { id } = office.profile
      const now = await store.bookings.lastTold(id)
      if (now !== last.get(id)) told.tell(id)
      last.set(id, now)
      const before = cuts.office().cuts
      await cuts.load()
      // Who has booked there in the moment between is written to.
      if (!isDeepStrictEqual(before, cuts.office().cuts)) await cuts.sweep()
    }
    if (performance.now() - tidied < TIDY_MS) return
    tidied = performance.now()
    await shared.tidy(clock.now())
  }
  const timer = setInterval(() => {
    looking ??= look()
      .then(
        () => {
          isAway = false
          reached = performance.now()
        },
        (error) => {
          // Said once, and not twice a second while the database is away.
          if (!isAway) log.error({ err: error }, 'what other servers write can not be read')
          isAway = true
        },
      )
      .finally(() => {
        looking = null
      })
  }, EVERY_MS)
  return {
    isCutOff: () => performance.now() - reached > AWAY_MS,
    isLacking: () => isLacking,
    begin: askIfLacking,
    async stop() {
      clearInterval(timer)
      await looking
    },
  }
}
