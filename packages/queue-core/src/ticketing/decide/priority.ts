import type { Office } from '../../profile/office.ts'
import type { Holder } from '../events.ts'
import { isOver, type OfficeState } from '../state.ts'
import { ticketNamed } from './calls.ts'
import { accept, type Decision, type DecisionContext, refuse } from './decision.ts'
import { atOwnDesk } from './desks.ts'

/**
 * A ticket goes first from now on, on a ground of the office's list (pregnancy, a disability): in its own place among
 * those that do, and within the office's bound, so that nobody else starves. `ground: null` takes it back. Who is at a
 * desk has it from when they wait again: sent to another queue or desk, or back into the line.
 */
export function givePriority(
  { office, state }: DecisionContext,
  { holder, ticket: name, ground }: { holder: Holder | null; ticket: string; ground: string | null },
): Decision {
  return holder === null
    ? give(office, state, name, ground)
    : atOwnDesk(state, holder, () => give(office, state, name, ground))
}

function give(office: Office, state: OfficeState, name: string, ground: string | null): Decision {
  const allowed = (office.profile.priority?.grounds ?? []).map(({ id }) => id)
  if (ground !== null && !allowed.includes(ground)) return refuse({ code: 'reason-unknown', reason: ground, allowed })
  const ticket = ticketNamed(state, name)
  if (!ticket) return refuse({ code: 'ticket-unknown', ticket: name })
  const { id, number, status, priority } = ticket
  if (isOver(status)) return refuse({ code: 'ticket-not-waiting', number, status })
  return priority === ground ? accept() : accept({ type: 'PriorityGiven', ticket: id, ground })
}

/** What a ticket of this queue has from the start, where the profile gives the whole queue priority. */
export function priorityOfQueue(office: Office, queueId: string): { priority?: string } {
  const priority = office.queues.get(queueId)?.priority
  return priority === undefined ? {} : { priority }
}
