import type { IncomingMessage } from 'node:http'
import type { BookingStore } from '@poczekalnia/booking-core/store'
import type { Clock } from '@poczekalnia/server/clock'
import type { HttpEndpoint } from '@poczekalnia/server/endpoint'
import { remembered } from '@poczekalnia/server/remembered'
import type { Limits } from '../limits.ts'
import { networkOf } from '../room/network.ts'
import type { Work, WorkAsked } from './work.ts'

/** Of a network within the hour, from which on work is asked for: fewer people never meet it. */
const FREE_ASKS = 20
/** Addresses whose network is remembered. */
const MOST_REMEMBERED = 2_000

/** What asking for a place costs, here an hour or an entry of a draw (BOK-15). */
export type Toll = {
  /** The work that a page has for this visitor; `null`: none yet. */
  work(request: IncomingMessage): WorkAsked | null
  /** Work that was done lets one ask more; without it a network has its share. @param brought with the form */
  isPaid(request: IncomingMessage, brought: string): Promise<boolean>
}

export function openToll(
  purpose: 'hold' | 'entry',
  parts: {
    store: Pick<BookingStore, 'line'>
    endpoint: Pick<HttpEndpoint, 'clientAddress'>
    limits: Limits
    work: Work
    clock: Clock
  },
): Toll {
  const { store, endpoint, limits, work, clock } = parts
  const networkAt = remembered(MOST_REMEMBERED, networkOf)
  const from = (request: IncomingMessage) => networkAt(endpoint.clientAddress(request))
  return {
    work(request) {
      const network = from(request)
      const now = clock.now()
      return work.asked(network, now) >= FREE_ASKS ? work.ask(purpose, network, now) : null
    },
    async isPaid(request, brought) {
      const network = from(request)
      const now = clock.now()
      work.count(network, now)
      const done = work.check(purpose, network, brought, now)
      if (done.ok && (await store.line.spend(done.work, done.until))) return true
      // By network: of version 6 a household has more addresses than anybody can count.
      return (await limits[purpose](network.network, performance.now())) === 0
    },
  }
}
