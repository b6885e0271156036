import {
  type Ack,
  type CardToHub,
  ConfirmVisit,
  FindTicket,
  FindVisit,
  type IssuedTicket,
  type KioskToHub,
  type KnownTicket,
  PrintAgain,
  TakeTicket,
  type WireError,
} from '@poczekalnia/protocol'
import {
  aheadOf,
  bookingWithCode,
  type Command,
  codeProblem,
  type ElsewhereOf,
  estimateFor,
  estimateForVisit,
  knownTicket,
  normalCode,
  pastClosing,
  type Ticket,
  visitStatus,
  withTicket,
} from '@poczekalnia/queue-core'
import { newCode, newId } from '@poczekalnia/server/ids'
import type { OfficeSession } from '../../office/session.ts'
import { refused } from '../../transport/refused.ts'
import { actorOf, type DeviceConnection } from '../../transport/sockets/admit.ts'
import { type Listeners, listener } from '../../transport/sockets/dispatch.ts'
import type { DeviceRegistry } from '../devices/index.ts'
import { ownerOf } from '../devices/key-owner.ts'
import type { PinThrottle } from './pin-throttle.ts'
import type { RefusalCounter } from './refusals.ts'

/**
 * What a ticket machine may do: look a visit or a ticket up, confirm a visit, take a walk-in ticket, ask for paper that
 * failed.
 */
export function kioskListeners(
  connection: DeviceConnection,
  parts: {
    session: OfficeSession
    throttle: PinThrottle
    estimate: (queue: string) => IssuedTicket['estimate']
    elsewhere: ElsewhereOf
    refusals: RefusalCounter
    devices: Pick<DeviceRegistry, 'namesOf'>
  },
): Listeners<Omit<KioskToHub, keyof CardToHub>> {
  const { session, throttle, estimate, refusals } = parts
  const actor = () => actorOf(connection.device)
  const steady = () => performance.now()

  const issue = async (
    command: Extract<Command, { type: 'CheckIn' | 'TakeTicket' }>,
    event: string,
    key: string | undefined,
  ): Promise<Ack<{ ticket: IssuedTicket }>> => {
    const outcome = await session.act(command, {
      actor: actor(),
      key: key && `${event}/${key}`,
      owner: ownerOf(connection.device, parts.devices),
    })
    if (!outcome.ok)
      return refuseAndCount(
        withTicket({ office: session.office, state: session.state, now: session.now() }, outcome.refusal),
        command.type === 'CheckIn' ? { visit: command.visit } : { queue: command.queue },
      )
    const id = outcome.repeated ? outcome.repeated.ticket : command.ticket
    const ticket = id === null ? undefined : session.state.tickets.get(id)
    if (!ticket) return refused({ code: 'key-reused' })
    if (outcome.repeated && !answers(ticket, command)) return refused({ code: 'key-reused' })
    const now = session.now()
    const estimate = ticket.promise ? ticket.promise.estimate : estimateFor(session.office, session.state, now, ticket)
    const past = pastClosing(session.office, session.state, now, estimate)
    return {
      ok: true,
      ticket: {
        id: ticket.id,
        number: ticket.number,
        queue: ticket.queue,
        ahead: ticket.promise?.ahead ?? aheadOf(session.office, session.state, now, ticket),
        estimate,
        ...(past && { pastClosing: past }),
        page: `/t/${ticket.code}`,
        ...(ticket.booking && { hour: ticket.booking.time }),
      },
    }
  }

  /**
   * Whether this ticket is what was asked for. Its queue may be another by now, after a transfer; its prefix never is.
   */
  const answers = (ticket: Ticket, command: Extract<Command, { type: 'CheckIn' | 'TakeTicket' }>) =>
    command.type === 'CheckIn'
      ? ticket.booking?.id === command.visit
      : ticket.booking === null &&
        ticket.number.replace(/\d+$/, '') === session.office.queues.get(command.queue)?.prefix

  /** A refusal that is counted; `visit` is the booking that it is about. */
  const refuseAndCount = (
    refusal: WireError,
    about: { queue?: string | undefined; visit?: string | undefined } = {},
  ) => {
    refusals.count(actor(), refusal, about)
    return refused(refusal)
  }

  /** Today's visit with this code, be it early, late or used. */
  const visitOf = (code: string) => {
    const { office, state } = session
    return bookingWithCode(state, office.time.wall(session.now()).date, normalCode(code))
  }

  /** The ticket whose page has this code, or why there is none. */
  const ticketOf = (code: string): { ok: true; ticket: Ticket } | { ok: false; refusal: WireError } => {
    const { state } = session
    const ticket = state.tickets.get(state.ticketByCode.get(code) ?? '')
    if (ticket) return { ok: true, ticket }
    const isOver = state.formerCodes.has(code)
    return { ok: false, refusal: isOver ? { code: 'ticket-day-over' } : { code: 'ticket-unknown', ticket: code } }
  }

  /** How the ticket with this code stands (ACC-9). */
  const standing = (code: string): Ack<{ ticket: KnownTicket }> => {
    const { office, state } = session
    const found = ticketOf(code)
    if (!found.ok) return refuseAndCount(found.refusal)
    return { ok: true, ticket: knownTicket({ office, now: session.now() }, state, found.ticket, parts.elsewhere) }
  }

  /** The wait that goes with the ticket, told before there is one: the log keeps both together. */
  const toldFor = (visit: string) => {
    const { office, state } = session
    const booking = state.bookings.get(visit)
    return booking?.status === 'expected' ? estimateForVisit(office, state, session.now(), booking) : null
  }

  return {
    'find-visit': listener(FindVisit, async ({ pin, queue }) => {
      const { office, state } = session
      const expected = codeProblem(office, pin)
      if (expected) return refused({ code: 'bad-request', field: 'pin', expected })
      const locked = throttle.lockedSeconds(connection.device.id, steady())
      if (locked > 0) return refuseAndCount({ code: 'too-many-tries', seconds: locked })
      const found = visitStatus({ office, state, now: session.now() }, pin, queue)
      // A PIN that is nobody's today is a guess, also when another day has one like it; late or used is an honest
      // visitor.
      if (!found.ok && (found.refusal.code === 'pin-unknown' || found.refusal.code === 'visit-another-day')) {
        const seconds = throttle.wrong(connection.device.id, normalCode(pin), steady())
        if (seconds > 0) return refuseAndCount({ code: 'too-many-tries', seconds }, { queue })
      }
      await session.durable()
      return found.ok ? { ok: true, visit: found.visit } : refuseAndCount(found.refusal, { queue, visit: visitOf(pin) })
    }),
    'find-ticket': listener(FindTicket, async ({ code }) => {
      const answer = standing(code)
      await session.durable()
      return answer
    }),
    'print-again': listener(PrintAgain, async ({ code, key }) => {
      const found = ticketOf(code)
      if (!found.ok) return refuseAndCount(found.refusal)
      const outcome = await session.act(
        { type: 'PrintAgain', ticket: found.ticket.id, machine: connection.device.id },
        {
          actor: actor(),
          key: key && `print-again/${key}`,
          owner: ownerOf(connection.device, parts.devices),
        },
      )
      return outcome.ok ? { ok: true } : refuseAndCount(outcome.refusal)
    }),
    'confirm-visit': listener(ConfirmVisit, ({ visit, language, key }) =>
      issue(
        {
          type: 'CheckIn',
          visit,
          language,
          ticket: newId(),
          code: newCode(),
          quotedEstimate: toldFor(visit),
          machine: connection.device.id,
        },
        'confirm-visit',
        key,
      ),
    ),
    'take-ticket': listener(TakeTicket, ({ queue, language, key }) =>
      issue(
        {
          type: 'TakeTicket',
          queue,
          language,
          ticket: newId(),
          code: newCode(),
          quotedEstimate: estimate(queue),
          machine: connection.device.id,
        },
        'take-ticket',
        key,
      ),
    ),
  }
}
