import type { Estimate } from '@poczekalnia/protocol'
import { type ElsewhereOf, type HeardWaits, shorterElsewhere, toldWaits } from '@poczekalnia/queue-core'
import type { HttpEndpoint } from '@poczekalnia/server/endpoint'
import type { Feature } from '../../office/feature.ts'
import type { OfficeSession } from '../../office/session.ts'
import { gatewayRoute } from '../../transport/http/gateway-route.ts'
import { HeardWaitsSent, waitsPath } from './exchanged.ts'

/**
 * Where it is shorter than here (REG-3): the waits of the hub's other offices, as the gateway handed them over last,
 * and this office's own for them. A hub of one office knows of no other.
 * @param parts.tick milliseconds of a clock that nobody sets
 */
export function elsewhereFeature(parts: {
  session: Pick<OfficeSession, 'office' | 'state' | 'now'>
  endpoint: Pick<HttpEndpoint, 'base'>
  estimate: (queue: string) => Estimate | null
  tick?: () => number
}): Feature & { elsewhere: ElsewhereOf } {
  const { session, endpoint, estimate, tick = () => performance.now() } = parts
  let heard: { at: number; offices: readonly HeardWaits[] } = { at: 0, offices: [] }
  const exchange = gatewayRoute(waitsPath, HeardWaitsSent, ({ offices }) => {
    heard = { at: tick(), offices }
    return toldWaits(session.office, session.state, session.now(), estimate)
  })
  return {
    routes: endpoint.base === '' ? [] : [exchange],
    elsewhere(queue, here) {
      if (heard.offices.length === 0) return null
      const since = tick() - heard.at
      const offices = heard.offices.map((one) => ({ ...one, ageMs: one.ageMs + since }))
      return shorterElsewhere(session.office, offices, session.now(), queue, here)
    },
  }
}
