import type { WireError } from '@poczekalnia/protocol'
import type { Office } from '../../profile/office.ts'
import { turnsKey } from '../desk-queues.ts'
import type { Holder, OfficeEvent } from '../events.ts'
import { type Desk, deskOf, type OfficeState, type TicketAtDesk, ticketAt } from '../state.ts'
import { accept, type Decision, type DecisionContext, refuse } from './decision.ts'

/** The desk that a page works at, and who is there. */
export type Workplace = { number: number; desk: Exclude<Desk, { status: 'closed' }>; ticket: TicketAtDesk | null }

/** Runs a decision for the desk that this page has opened, or refuses: a page acts on no other desk. */
export function atOwnDesk(state: OfficeState, holder: Holder, decideFor: (own: Workplace) => Decision): Decision {
  const own = deskOf(state, holder.session)
  if (!own) return refuse({ code: 'no-desk' })
  return decideFor({ ...own, ticket: ticketAt(state, own.desk) })
}

/**
 * One clerk a desk: one in use says so, and can be taken over knowingly. A visitor at it stays there. The clerk may
 * serve fewer queues than the desk does, and change them at any time. Somebody else who signs in at the same page opens
 * it for themselves.
 */
export function openDesk(
  { office, state }: DecisionContext,
  command: { desk: number; holder: Holder; takeOver: boolean; queues?: readonly string[] | undefined },
): Decision {
  const { desk: number, holder, takeOver } = command
  if (!office.desks.has(number)) return refuse({ code: 'desk-unknown', desk: number })
  const served = queuesFor(office, number, command.queues)
  if ('refusal' in served) return refuse(served.refusal)
  const own = deskOf(state, holder.session)
  const samePerson = own?.desk.holder.name === holder.name
  if (own?.number === number && samePerson && !changes(own.desk, command.queues, served.queues)) return accept()
  const desk = state.desks.get(number)
  const other = desk && desk.status !== 'closed' && own?.number !== number ? desk.holder : null
  if (other && !takeOver) return refuse({ code: 'desk-in-use', desk: number, by: other.name })
  if (own?.number === number && own.desk.status === 'paused') return refuse({ code: 'desk-paused' })
  const opened: OfficeEvent = {
    type: 'DeskOpened',
    desk: number,
    holder,
    takenFrom: other,
    ...(served.queues && { queues: served.queues }),
  }
  if (!own || own.number === number) return accept(opened)
  // A clerk who moves leaves no open desk behind: it would count in every estimate and serve nobody.
  const left = ticketAt(state, own.desk)
  return left
    ? refuse({ code: 'desk-busy', number: left.number })
    : accept({ type: 'DeskClosed', desk: own.number }, opened)
}

/** What a desk would serve; `null`: everything that the office has. */
function queuesFor(
  office: Office,
  number: number,
  chosen: readonly string[] | undefined,
): { queues: string[] | null } | { refusal: WireError } {
  const all = [...(office.desks.get(number)?.queues ?? [])]
  for (const queue of chosen ?? []) {
    if (!office.queues.has(queue)) return { refusal: { code: 'queue-unknown', queue } }
    if (!all.includes(queue)) return { refusal: { code: 'queue-not-at-desk', queue, desk: number } }
  }
  const isListed = office.profile.calls.order === 'as-listed'
  const wanted = chosen ? (isListed ? [...new Set(chosen)] : all.filter((queue) => chosen.includes(queue))) : all
  const everything = wanted.length === office.queues.size && (!isListed || wanted.every((q, i) => q === all[i]))
  return { queues: everything ? null : wanted }
}

/** Whether the clerk asks for other queues than the desk serves already. */
const changes = (desk: Workplace['desk'], chosen: readonly string[] | undefined, served: string[] | null): boolean =>
  chosen !== undefined && turnsKey(desk.queues) !== turnsKey(served)

export function pauseDesk(
  { office, state }: DecisionContext,
  command: { holder: Holder; reason: string | null },
): Decision {
  return atOwnDesk(state, command.holder, ({ number, desk, ticket }) => {
    const { reason } = command
    const known = office.profile.pauseReasons.map((r) => r.id)
    if (reason !== null && !known.includes(reason)) return refuse({ code: 'reason-unknown', reason, allowed: known })
    if (ticket) return refuse({ code: 'desk-busy', number: ticket.number })
    if (desk.status === 'paused') return accept()
    return accept({ type: 'DeskPaused', desk: number, reason })
  })
}

export function resumeDesk({ state }: DecisionContext, command: { holder: Holder }): Decision {
  return atOwnDesk(state, command.holder, ({ number, desk }) =>
    desk.status === 'paused' ? accept({ type: 'DeskResumed', desk: number }) : refuse({ code: 'desk-not-paused' }),
  )
}

export function closeDesk({ state }: DecisionContext, command: { holder: Holder }): Decision {
  return atOwnDesk(state, command.holder, ({ number, ticket }) =>
    ticket ? refuse({ code: 'desk-busy', number: ticket.number }) : accept({ type: 'DeskClosed', desk: number }),
  )
}
