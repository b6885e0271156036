import type { People } from '@poczekalnia/queue-core/store'
import type { Logger } from '@poczekalnia/server/logger'
import type { Feature } from '../../office/feature.ts'
import type { Presence } from '../../office/presence.ts'
import type { OfficeSession } from '../../office/session.ts'
import type { ViewSource } from '../../office/view-source.ts'
import { connectionOf } from '../../transport/sockets/admit.ts'
import type { HubNamespace } from '../../transport/sockets/namespaces.ts'
import type { DeviceRegistry } from '../devices/index.ts'
import type { DeviceLinks } from '../devices/links.ts'
import type { PrintDispatcher } from '../printing/print-dispatcher.ts'
import type { Staff } from '../staff/index.ts'
import { counterListeners } from './acts.ts'
import { deskSide } from './views.ts'

/** `/counter`: the clerks' desks, each page with a view of its own. */
export function desksFeature(parts: {
  counters: HubNamespace<'counter'>
  session: OfficeSession
  views: ViewSource
  people: People
  presence: Presence
  printing: PrintDispatcher
  staff: Staff
  devices: DeviceRegistry
  links: Pick<DeviceLinks, 'welcome'>
  log: Logger
}): Feature & { mark(): void } {
  const { counters, session, views, people, presence, printing, staff, devices } = parts
  const desks = deskSide({
    ...{ session, people, presence, printing, staff, ...views },
    onProblem: (error) => parts.log.error({ err: error }, 'a visitor could not be looked up for their desk'),
  })
  counters.on('connection', (socket) => {
    const leave = desks.joined(socket)
    const listeners = counterListeners(connectionOf(socket), { session, presence, staff, devices })
    parts.links.welcome('counter', socket, listeners, leave)
  })
  return { onRecorded: desks.happened, mark: desks.mark, stop: desks.stop }
}
