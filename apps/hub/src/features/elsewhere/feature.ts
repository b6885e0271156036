import type { Estimate } from '@poczekalnia/protocol'
import { type ElsewhereOf, type HeardWaits, shorterElsewhere, toldWaits } from '@poczekalnia/queue-core'
import type { HttpEndpoint } from '@poczekalnia/server/endpoint'
import type { Feature } from '../../office/feature.ts'
import type { OfficeSession } from '../../office/session.ts'
import { gatewayRoute } from '../../transport/http/gateway-route.ts'
import { HeardWaitsSent, waitsPath } from './exchanged.ts'
import type { RegionWaits } from './region-waits.ts'

/** How often an office tells the others of its database, milliseconds: a figure is told for two minutes. */
const EVERY_MS = 20_000

/**
 * Where it is shorter than here (REG-3): the waits of the hub's other offices, as the gateway handed them over last,
 * and this office's own for them; and those of offices that another hub works on the same database.
 * @param parts.region the way over the database; `null`: there is none
 * @param parts.tick milliseconds of a clock that nobody sets
 */
export function elsewhereFeature(parts: {
  session: Pick<OfficeSession, 'office' | 'state' | 'now'>
  endpoint: Pick<HttpEndpoint, 'base'>
  estimate: (queue: string) => Estimate | null
  region?: RegionWaits | null
  tick?: () => number
}): Feature & { elsewhere: ElsewhereOf; exchange(): Promise<void> } {
  const { session, endpoint, estimate, region = null, tick = () => performance.now() } = parts
  type Heard = { at: number; offices: readonly HeardWaits[] }
  let heard: Heard = { at: 0, offices: [] }
  let heardInRegion: Heard = { at: 0, offices: [] }
  let timer: NodeJS.Timeout | undefined
  let exchanging: Promise<void> = Promise.resolve()
  const told = () => toldWaits(session.office, session.state, session.now(), estimate)
  const route = gatewayRoute(waitsPath, HeardWaitsSent, ({ offices }) => {
    heard = { at: tick(), offices }
    return told()
  })
  const aged = ({ at, offices }: Heard) => offices.map((one) => ({ ...one, ageMs: one.ageMs + tick() - at }))
  const round = async () => {
    // From before it was asked: what comes late must not look fresher than it is.
    const at = tick()
    const offices = await region?.exchange(told(), session.office.profile.shorterElsewhere?.offices ?? [])
    if (offices) heardInRegion = { at, offices }
  }
  const exchange = (): Promise<void> => {
    exchanging = exchanging.then(round)
    return exchanging
  }
  return {
    exchange,
    routes: endpoint.base === '' ? [] : [route],
    start() {
      if (!region) return
      void exchange()
      timer = setInterval(() => void exchange(), EVERY_MS).unref()
    },
    async stop() {
      clearInterval(timer)
      await exchanging
      await region?.close()
    },
    elsewhere(queue, here) {
      if (heard.offices.length === 0 && heardInRegion.offices.length === 0) return null
      const own = aged(heard)
      // The gateway is asked more directly; the database knows of those that it has not.
      const others = aged(heardInRegion).filter(({ id }) => !own.some((one) => one.id === id))
      return shorterElsewhere(session.office, [...own, ...others], session.now(), queue, here)
    },
  }
}
