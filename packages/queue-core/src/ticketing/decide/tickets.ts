import { isFull } from '@poczekalnia/protocol'
import { accept, type Decision, type DecisionContext, refuse } from './decision.ts'
import { type IssueRequest, issued } from './issue.ts'
import { queueState } from './queue-state.ts'

/**
 * A walk-in ticket, while the queue's window is open (BYD-6), tickets are left (OLS-3) and the desks can still serve
 * one more (KAT-7).
 */
export function takeTicket(context: DecisionContext, command: IssueRequest & { queue: string }): Decision {
  const queue = context.office.queues.get(command.queue)
  if (!queue) return refuse({ code: 'queue-unknown', queue: command.queue })
  const state = queueState(context, queue.id)
  if (state === null) return refuse({ code: 'queue-not-walk-in', queue: queue.id })
  if (!state.open) {
    const { reason, next, text } = state
    if (isFull(reason)) return refuse({ code: 'queue-full', queue: queue.id, reason, next, ...(text && { text }) })
    return refuse({ code: 'queue-closed', queue: queue.id, next })
  }
  return accept(issued(context, command, { queue: queue.id, booking: null }))
}
