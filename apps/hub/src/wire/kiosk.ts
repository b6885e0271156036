import { type Ack, ConfirmVisit, FindVisit, type IssuedTicket, TakeTicket } from '@poczekalnia/protocol'
import { aheadOf, type Command, codeProblem, estimateFor, findVisit, type Ticket } from '@poczekalnia/queue-core'
import type { OfficeSession } from '../office/session.ts'
import { actorOf, type Guest } from './admit.ts'
import { type Listeners, listener, refused } from './answer.ts'
import { newCode, newId } from './ids.ts'
import type { PinThrottle } from './pin-throttle.ts'

/** What a ticket machine may do: look a visit up, confirm it, take a walk-in ticket. */
export function kioskListeners(
  guest: Guest,
  parts: { session: OfficeSession; throttle: PinThrottle; estimate: (queue: string) => IssuedTicket['estimate'] },
): Listeners {
  const { session, throttle } = parts
  const actor = actorOf(guest.device)
  const steady = () => performance.now()

  const issue = async (
    command: Extract<Command, { type: 'CheckIn' | 'TakeTicket' }>,
    event: string,
    key: string | undefined,
  ): Promise<Ack<{ ticket: IssuedTicket }>> => {
    const outcome = await session.act(command, { actor, key: key && `${event}/${key}` })
    if (!outcome.ok) return refused(outcome.refusal)
    const id = outcome.repeated ? outcome.repeated.ticket : command.ticket
    const ticket = id === null ? undefined : session.state.tickets.get(id)
    if (!ticket) return refused({ code: 'key-reused' })
    if (outcome.repeated && !answers(ticket, command)) return refused({ code: 'key-reused' })
    const now = session.now()
    return {
      ok: true,
      ticket: {
        id: ticket.id,
        number: ticket.number,
        queue: ticket.queue,
        ahead: aheadOf(session.office, session.state, now, ticket),
        estimate: ticket.booking
          ? estimateFor(session.office, session.state, now, ticket)
          : parts.estimate(ticket.queue),
        page: `/t/${ticket.code}`,
        ...(ticket.booking && { hour: ticket.booking.time }),
      },
    }
  }

  /** Whether this ticket is what was asked for. Its queue may be another by now, after a transfer; its prefix never is. */
  const answers = (ticket: Ticket, command: Extract<Command, { type: 'CheckIn' | 'TakeTicket' }>) =>
    command.type === 'CheckIn'
      ? ticket.booking?.id === command.visit
      : ticket.booking === null &&
        ticket.number.replace(/\d+$/, '') === session.office.queues.get(command.queue)?.prefix

  return {
    'find-visit': listener(FindVisit, async ({ pin, queue }) => {
      const seconds = throttle.waitSeconds(guest.device.id, steady())
      if (seconds > 0) return refused({ code: 'too-many-tries', seconds })
      const { office, state } = session
      const expected = codeProblem(office, pin)
      if (expected) return refused({ code: 'bad-request', field: 'pin', expected })
      const found = findVisit({ office, state, now: session.now() }, pin, queue)
      // A PIN that is nobody's today is a guess, also when another day has one like it; late or used is an honest visitor.
      if (!found.ok && (found.refusal.code === 'pin-unknown' || found.refusal.code === 'visit-another-day'))
        throttle.wrong(guest.device.id, steady())
      await session.durable()
      return found.ok ? { ok: true, visit: found.visit } : refused(found.refusal)
    }),
    'confirm-visit': listener(ConfirmVisit, ({ visit, language, key }) =>
      issue({ type: 'CheckIn', visit, language, ticket: newId(), code: newCode() }, 'confirm-visit', key),
    ),
    'take-ticket': listener(TakeTicket, ({ queue, language, key }) =>
      issue({ type: 'TakeTicket', queue, language, ticket: newId(), code: newCode() }, 'take-ticket', key),
    ),
  }
}
