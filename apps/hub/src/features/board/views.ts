import { type SupervisorToHub, siteActs } from '@poczekalnia/protocol'
import {
  ownSupervisorView,
  type SharedSupervisorView,
  type SupervisorSurroundings,
  supervisorView,
} from '@poczekalnia/queue-core'
import type { Logger } from '@poczekalnia/server/logger'
import type { Feature } from '../../office/feature.ts'
import type { OfficeSession } from '../../office/session.ts'
import type { ViewSource } from '../../office/view-source.ts'
import { refusalOf, signedIn } from '../../transport/member.ts'
import { admitStaff, memberOf } from '../../transport/sockets/admit.ts'
import { coalescedSender } from '../../transport/sockets/coalesced-sender.ts'
import { listen, type Meter } from '../../transport/sockets/dispatch.ts'
import type { HubNamespace, HubSocket } from '../../transport/sockets/namespaces.ts'
import { rateLimit } from '../../transport/sockets/rate-limit.ts'
import type { Staff } from '../staff/index.ts'
import { supervisorActs } from './acts.ts'

/** How often it is looked whose session has ended, milliseconds. */
const RECHECK_MS = 1_000

/** What the office lends to this namespace. */
export type SupervisorParts = {
  session: OfficeSession
  staff: Staff
  log: Logger
  meter: Meter
  views: ViewSource
  around: () => SupervisorSurroundings
  /** Whether visits are booked on a site that the staff can look at. */
  hasSite: boolean
}

/**
 * `/supervisor`: the whole room to who answers for it. Admitted by the sign-in alone; each act is checked against the
 * role of this moment, and who is signed out is cut off.
 */
export function boardFeature(namespace: HubNamespace<'supervisor'>, parts: SupervisorParts): Feature {
  const { session, staff, log, meter, views } = parts
  admitStaff(namespace, staff, session.office.profile.id)

  const dropSignedOut = () => {
    for (const socket of namespace.sockets.values())
      if (refusalOf(memberOf(socket, staff), 'read-board')) socket.disconnect(true)
  }
  const sending = coalescedSender(() => {
    if (namespace.sockets.size === 0) return
    const shared = supervisorView(views.context(), session.state, parts.around())
    views.sendDurable(() => {
      for (const socket of namespace.sockets.values()) send(socket, shared)
    })
  })
  const send = (socket: HubSocket<'supervisor'>, shared: SharedSupervisorView) => {
    const member = memberOf(socket, staff)
    if (!member) return
    socket.emit('view', ownSupervisorView(shared, signedIn(member), parts.hasSite ? [] : siteActs))
  }
  staff.onChange(dropSignedOut)
  namespace.on('connection', (socket) => {
    const acts = supervisorActs({ session, staff, who: () => memberOf(socket, staff) })
    listen<SupervisorToHub>(socket, acts, { withinLimit: rateLimit(), log, meter })
    sending.mark()
  })
  let recheck: NodeJS.Timeout | undefined
  return {
    mark: sending.mark,
    start() {
      recheck = setInterval(dropSignedOut, RECHECK_MS)
    },
    stop() {
      clearInterval(recheck)
      sending.stop()
    },
  }
}
