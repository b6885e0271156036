import type { Holder } from '../events.ts'
import { type Desk, deskOf, type OfficeState, type TicketAtDesk, ticketAt } from '../state.ts'
import { accept, type Decision, refuse, type Situation } from './decision.ts'

/** The desk that a page works at, and who is there. */
export type Workplace = { number: number; desk: Exclude<Desk, { status: 'closed' }>; ticket: TicketAtDesk | null }

/** Runs a decision for the desk that this page has opened, or refuses: a page acts on no other desk. */
export function atOwnDesk(state: OfficeState, holder: Holder, decideFor: (own: Workplace) => Decision): Decision {
  const own = deskOf(state, holder.session)
  if (!own) return refuse({ code: 'no-desk' })
  return decideFor({ ...own, ticket: ticketAt(state, own.desk) })
}

/** One clerk a desk: one in use says so, and can be taken over knowingly. A visitor at it stays there. */
export function openDesk(
  { office, state }: Situation,
  command: { desk: number; holder: Holder; takeOver: boolean },
): Decision {
  const { desk: number, holder, takeOver } = command
  if (!office.desks.has(number)) return refuse({ code: 'desk-unknown', desk: number })
  const own = deskOf(state, holder.session)
  if (own?.number === number) return accept()
  const desk = state.desks.get(number)
  const other = desk && desk.status !== 'closed' ? desk.holder : null
  if (other && !takeOver) return refuse({ code: 'desk-in-use', desk: number, by: other.name })
  const opened = { type: 'DeskOpened', desk: number, holder, takenFrom: other } as const
  if (!own) return accept(opened)
  // A clerk who moves leaves no open desk behind: it would count in every estimate and serve nobody.
  const left = ticketAt(state, own.desk)
  return left
    ? refuse({ code: 'desk-busy', number: left.number })
    : accept({ type: 'DeskClosed', desk: own.number }, opened)
}

export function pauseDesk({ office, state }: Situation, command: { holder: Holder; reason: string | null }): Decision {
  return atOwnDesk(state, command.holder, ({ number, desk, ticket }) => {
    const { reason } = command
    const known = office.profile.pauseReasons.map((r) => r.id)
    if (reason !== null && !known.includes(reason)) return refuse({ code: 'reason-unknown', reason, allowed: known })
    if (ticket) return refuse({ code: 'desk-busy', number: ticket.number })
    if (desk.status === 'paused') return accept()
    return accept({ type: 'DeskPaused', desk: number, reason })
  })
}

export function resumeDesk({ state }: Situation, command: { holder: Holder }): Decision {
  return atOwnDesk(state, command.holder, ({ number, desk }) =>
    desk.status === 'paused' ? accept({ type: 'DeskResumed', desk: number }) : refuse({ code: 'desk-not-paused' }),
  )
}

export function closeDesk({ state }: Situation, command: { holder: Holder }): Decision {
  return atOwnDesk(state, command.holder, ({ number, ticket }) =>
    ticket ? refuse({ code: 'desk-busy', number: ticket.number }) : accept({ type: 'DeskClosed', desk: number }),
  )
}
