import type { WireError } from '@poczekalnia/protocol'
import { deskOf } from '@poczekalnia/queue-core'
import type { OfficeSession } from '../../office/session.ts'

/**
 * Queues that a desk is opened for: those that the page asks for, or else those of the person's account, in their
 * order, as far as the desk serves them. Left out: all that the desk does. A page that only comes back to its desk
 * changes nothing.
 */
export function queuesFor(
  session: OfficeSession,
  at: { desk: number; page: string; asked: readonly string[] | undefined; own: readonly string[] | null },
): { queues?: readonly string[] } | { refusal: WireError } {
  const { desk, asked, own } = at
  if (own === null) return asked ? { queues: asked } : {}
  if (!asked && deskOf(session.state, at.page)?.number === desk) return {}
  const notTheirs = asked?.find((queue) => !own.includes(queue))
  if (notTheirs !== undefined) return { refusal: { code: 'not-permitted', act: 'open-desk' } }
  const served = session.office.desks.get(desk)?.queues
  const queues = asked ?? own.filter((queue) => served?.has(queue))
  const [first] = own
  if (served && queues.length === 0 && first !== undefined)
    return { refusal: { code: 'queue-not-at-desk', queue: first, desk } }
  return { queues }
}
