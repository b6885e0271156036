import type { Visit, WireError } from '@poczekalnia/protocol'
import { graceMinutes } from '../../profile/booked-visits.ts'
import { isCalledByNumber, normalCode } from '../codes.ts'
import type { ClosesEarly } from '../day-overrides.ts'
import { closesEarlyOn } from '../hours-today.ts'
import { bookingWithCode } from '../known-codes.ts'
import type { Booking, OfficeState } from '../state.ts'
import { accept, type Decision, type DecisionContext, type OfficeMoment, refuse } from './decision.ts'
import { type IssueRequest, issued } from './issue.ts'

const MINUTE = 60_000

/**
 * First instant (epoch ms) at which a booked visit is late: the minute after its hour and its grace (BYD-3). One that
 * is called by its number joins the queue by itself, and lapses only when its day has gone by without that.
 */
export const lateFrom = ({ office }: Pick<OfficeMoment, 'office'>, booking: Booking) =>
  isCalledByNumber(office.queues.get(booking.queue))
    ? office.time.instant(office.time.plusDays(booking.date, 1), '00:00')
    : booking.hourAt + (graceMinutes(office, booking.queue) + 1) * MINUTE

/**
 * Looks a booked visit up by its code and changes nothing: the machine shows hour and queue and asks "is this your
 * visit?" before anybody is checked in (ALL-12). Wrong, early, late, used and another day are five different answers
 * (ALL-3).
 */
export function findVisit(
  context: OfficeMoment,
  typed: string,
  queue?: string,
): { ok: true; visit: Visit } | { ok: false; refusal: WireError } {
  const { office, state, now } = context
  const code = normalCode(typed)
  const today = office.time.wall(now).date
  const booking = state.bookings.get(bookingWithCode(state, today, code) ?? '')
  if (!booking) {
    const date = nearestDayWithCode(context, code, today)
    return { ok: false, refusal: date ? { code: 'visit-another-day', date } : { code: 'pin-unknown' } }
  }
  if (queue !== undefined && queue !== booking.queue)
    return { ok: false, refusal: { code: 'visit-other-queue', queue: booking.queue } }
  const problem = problemNow(context, booking)
  if (problem) return { ok: false, refusal: problem }
  const { id, time: hour, date, language, party } = booking
  const closes = closesBefore(state, booking)?.time
  const more = { ...(language && { language }), ...(party > 1 && { party }), ...(closes && { closes }) }
  return { ok: true, visit: { id, hour, date, queue: booking.queue, ...more } }
}

/** The early closing that a visit's hour is not before, if it has one. */
const closesBefore = (state: OfficeState, booking: Booking): ClosesEarly | null => {
  const closes = closesEarlyOn(state, booking.date)
  return closes !== null && booking.hourAt >= closes.at ? closes : null
}

/** The visitor said "yes, mine": the booking becomes a ticket, once (ALL-3, BYD-1). */
export function checkIn(context: DecisionContext, command: IssueRequest & { visit: string }): Decision {
  const { office, state, now } = context
  const booking = state.bookings.get(command.visit)
  if (!booking) return refuse({ code: 'visit-unknown' })
  if (booking.date !== office.time.wall(now).date) return refuse({ code: 'visit-another-day', date: booking.date })
  const problem = problemNow(context, booking)
  if (problem) return refuse(problem)
  return accept(issued(context, command, { queue: booking.queue, booking }))
}

/**
 * Whether the office has closed early before a visit's hour. Such a visit isn't late, and isn't cancelled: the visitor
 * did nothing. Who comes while the office is still open is served as usual.
 */
export const isAfterClosing = (state: OfficeState, booking: Booking, now: number): boolean => {
  const closes = closesBefore(state, booking)
  return closes !== null && now >= closes.at
}

function problemNow(context: OfficeMoment, booking: Booking): WireError | null {
  const { office, state, now } = context
  const { time: hour, queue } = booking
  if (booking.status === 'checked-in')
    return { code: 'visit-used', number: state.tickets.get(booking.ticket)?.number ?? '', hour, queue }
  if (booking.status === 'cancelled') {
    const reason = office.profile.cancelReasons.find(({ id }) => id === booking.reason)?.name ?? { pl: booking.reason }
    return { code: 'visit-cancelled', hour, queue, reason }
  }
  if (booking.status === 'not-held') return { code: 'office-closed-early', hour, closes: booking.closes, queue }
  const closes = closesBefore(state, booking)
  const opensAt = booking.hourAt - office.profile.checkIn.opensMinutesBefore * MINUTE
  // A visit that is called by its number, or could only be confirmed after closing, has no way in before it either.
  const isShutOut = closes !== null && (isCalledByNumber(office.queues.get(queue)) || opensAt >= closes.at)
  if (closes !== null && (isShutOut || now >= closes.at))
    return { code: 'office-closed-early', hour, closes: closes.time, queue }
  if (booking.status === 'lapsed' || now >= lateFrom(context, booking)) return { code: 'visit-late', hour, queue }
  if (isCalledByNumber(office.queues.get(queue))) return { code: 'no-ticket-needed', number: booking.code, hour, queue }
  if (now < opensAt) {
    const opens = office.time.hourAndMinute(opensAt)
    return { code: 'visit-early', hour, opens, queue, ...(closes && { closes: closes.time }) }
  }
  return null
}

/** The day of a booking with this code that is nearest to come, or else the last one gone by. */
function nearestDayWithCode({ state }: OfficeMoment, code: string, today: string): string | null {
  const days = [...state.bookingsByCode, ...state.otherCodes]
    .flatMap(([date, codes]) => (codes.has(code) ? [date] : []))
    .sort()
  return days.find((date) => date > today) ?? days.at(-1) ?? null
}
