import type { Estimate, Language } from '@poczekalnia/protocol'
import { accept, type Decision, refuse, type Situation } from './decision.ts'
import { priorityOfQueue } from './priority.ts'
import { queueState } from './queue-state.ts'

/** A walk-in ticket, while the queue's window is open (BYD-6), tickets are left (OLS-3) and the desks can still serve one more (KAT-7). */
export function takeTicket(
  situation: Situation,
  command: { queue: string; language: Language; ticket: string; code: string; told?: Estimate | null },
): Decision {
  const queue = situation.office.queues.get(command.queue)
  if (!queue) return refuse({ code: 'queue-unknown', queue: command.queue })
  const state = queueState(situation, queue.id)
  if (state === null) return refuse({ code: 'queue-not-walk-in', queue: queue.id })
  if (!state.open) {
    const { reason, next, text } = state
    if (reason === 'all-given' || reason === 'too-many-waiting' || reason === 'stopped')
      return refuse({ code: 'queue-full', queue: queue.id, reason, next, ...(text && { text }) })
    return refuse({ code: 'queue-closed', queue: queue.id, next })
  }
  return accept({
    type: 'TicketIssued',
    ticket: command.ticket,
    number: nextNumber(situation, queue.id),
    queue: queue.id,
    language: command.language,
    code: command.code,
    booking: null,
    ...priorityOfQueue(situation.office, queue.id),
    ...(command.told !== undefined && { told: command.told }),
  })
}

/**
 * `U045`: the queue's prefix and the next number of its day, without a gap (ALL-1) but the one that a restored backup leaves: better a gap
 * than a number that somebody has already (ALL-5).
 */
export function nextNumber({ office, state }: Situation, queueId: string): string {
  const queue = office.queues.get(queueId)
  if (!queue) throw new Error(`no queue ${queueId}`)
  const given = state.numbers.get(queueId) ?? 0
  const { raised } = state
  const next = raised ? raised.from + given - (raised.given.get(queueId) ?? 0) : given + 1
  return `${queue.prefix}${String(next).padStart(3, '0')}`
}
