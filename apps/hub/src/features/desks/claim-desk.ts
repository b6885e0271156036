import type { WireError } from '@poczekalnia/protocol'
import { deskOf } from '@poczekalnia/queue-core'
import type { OfficeSession } from '../../office/session.ts'
import { type Member, memberActor } from '../../transport/member.ts'
import type { DeviceConnection } from '../../transport/sockets/admit.ts'
import { queuesFor } from './desk-queues.ts'

/**
 * Somebody has signed in at a desk that another person had opened on this page: from their first act on the desk is
 * theirs, with the queues that they serve, and whoever is at it stays there. A desk on a break becomes theirs once it
 * works again.
 * @returns what stands against it, `null` when the desk is theirs or none is open
 */
export async function claimDesk(
  session: OfficeSession,
  connection: DeviceConnection,
  by: Member,
): Promise<WireError | null> {
  const own = deskOf(session.state, connection.session)
  if (!own || own.desk.status === 'paused' || own.desk.holder.name === by.name) return null
  const served = queuesFor(session, { desk: own.number, page: '', asked: undefined, own: by.queues })
  if ('refusal' in served) return served.refusal
  const holder = { device: connection.device.id, name: by.name, session: connection.session }
  const outcome = await session.act(
    { type: 'OpenDesk', desk: own.number, holder, takeOver: false, ...served },
    { actor: memberActor(by) },
  )
  return outcome.ok ? null : outcome.refusal
}
