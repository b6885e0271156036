import type { Booking, OfficeState } from '../state.ts'
import { accept, type Decision, type DecisionContext, refuse } from './decision.ts'

/**
 * A supervisor cancels a booking before the visit came, with a reason of the office's list; the machine tells the
 * visitor which (KAT-5).
 */
export function cancelBooking(
  { office, state }: DecisionContext,
  command: { booking: string; reason: string },
): Decision {
  const { reason } = command
  const allowed = office.profile.cancelReasons.map(({ id }) => id)
  if (!allowed.includes(reason)) return refuse({ code: 'reason-unknown', reason, allowed })
  return withBooking(state, command.booking, ['expected'], ({ id }) =>
    accept({ type: 'BookingCancelled', booking: id, reason }),
  )
}

/** A booking is for so many people: a family, where the queue has room for one (WRO-4). */
export function setParty({ office, state }: DecisionContext, command: { booking: string; party: number }): Decision {
  const { party } = command
  return withBooking(state, command.booking, ['expected', 'checked-in'], (booking) => {
    const queue = office.queues.get(booking.queue)
    const most = queue?.kind === 'booked' ? queue.partyUpTo : 1
    if (party > most) return refuse({ code: 'party-too-large', most })
    return party === booking.party ? accept() : accept({ type: 'PartySet', booking: booking.id, party })
  })
}

function withBooking(
  state: OfficeState,
  id: string,
  statuses: readonly Booking['status'][],
  decideFor: (booking: Booking) => Decision,
): Decision {
  const booking = state.bookings.get(id)
  if (!booking) return refuse({ code: 'booking-unknown' })
  const { status } = booking
  return statuses.includes(status) ? decideFor(booking) : refuse({ code: 'booking-settled', status })
}
