import type { SupervisorView } from '@poczekalnia/protocol'
import {
  ownSupervisorView,
  type SharedSupervisorView,
  type SupervisorSurroundings,
  supervisorView,
  type ViewContext,
} from '@poczekalnia/queue-core'
import type { Namespace, Socket } from 'socket.io'
import type { OfficeSession } from '../../office/session.ts'
import type { Logger } from '../../transport/logger.ts'
import { type Member, memberActor, refusalOf, signedIn } from '../../transport/member.ts'
import { refused } from '../../transport/refused.ts'
import { admitStaff, memberOf } from '../../transport/sockets/admit.ts'
import { coalescedSender } from '../../transport/sockets/coalesced-sender.ts'
import { type Listeners, listen, listener, type Meter } from '../../transport/sockets/dispatch.ts'
import { rateLimit } from '../../transport/sockets/rate-limit.ts'
import type { Staff } from '../staff/index.ts'
import { type SupervisorAct, supervisorActs } from './acts.ts'

/** What the office's sockets lend to this namespace. */
export type SupervisorParts = {
  session: OfficeSession
  staff: Staff
  log: Logger
  meter: Meter
  context: () => ViewContext
  around: () => SupervisorSurroundings
  /** Sends what was computed once everything in it is on disk. */
  sendDurable: (send: () => void) => void
}

/**
 * `/supervisor`: the whole room to who answers for it. Admitted by the sign-in alone; each act is checked against the role of this moment,
 * and who is signed out is cut off.
 */
export function openSupervisors(namespace: Namespace, parts: SupervisorParts) {
  const { session, staff, log, meter, sendDurable } = parts
  admitStaff(namespace, staff, session.office.profile.id)

  const dropSignedOut = () => {
    for (const socket of namespace.sockets.values())
      if (refusalOf(memberOf(socket, staff), 'read-board')) socket.disconnect(true)
  }
  const sending = coalescedSender(() => {
    if (namespace.sockets.size === 0) return
    const shared = supervisorView(parts.context(), session.state, parts.around())
    sendDurable(() => {
      for (const socket of namespace.sockets.values()) send(socket, shared)
    })
  })
  const send = (socket: Socket, shared: SharedSupervisorView) => {
    const member = memberOf(socket, staff)
    if (!member) return
    socket.emit('view', ownSupervisorView(shared, signedIn(member)) satisfies SupervisorView)
  }
  staff.onChange(dropSignedOut)
  namespace.on('connection', (socket) => {
    listen(
      socket,
      checked(supervisorActs(session), () => memberOf(socket, staff), staff),
      {
        withinLimit: rateLimit(),
        log,
        meter,
      },
    )
    sending.mark()
  })
  return { mark: sending.mark, stop: sending.stop, dropSignedOut }
}

/** Each act as an event that asks first who is signed in now and whether they may. */
function checked(acts: ReturnType<typeof supervisorActs>, who: () => Member | null, staff: Staff): Listeners {
  const named = Object.entries(acts) as [keyof typeof acts, SupervisorAct][]
  return Object.fromEntries(
    named.map(([act, { schema, run }]) => [
      act,
      listener(schema, (payload) => {
        const by = who()
        const refusal = refusalOf(by, act)
        if (refusal || !by) return refused(refusal ?? { code: 'sign-in-needed' })
        staff.see(by)
        return run(payload, { by, actor: memberActor(by) })
      }),
    ]),
  )
}
