import { isCalledByNumber } from '../codes.ts'
import type { OfficeEvent } from '../events.ts'
import { isAfterClosing, lateFrom } from './check-in.ts'
import { accept, type Decision, type DecisionContext } from './decision.ts'
import { priorityOfQueue } from './priority.ts'

/** Days that a booking is kept after its own, for "your visit was on Monday". */
const REMEMBERED_DAYS = 7

/**
 * Time has passed: late bookings cancel themselves whether or not anyone came (BYD-3), those after an early end of the
 * day are not held; who asked for some minutes more waits again; a stop with an hour ends; a day that is over is
 * closed, and visits that are called by their number join the queue at their hour (OLS-1).
 */
export function moveClock(context: DecisionContext): Decision {
  const over = dayOver(context)
  const today = over ? [closing(context, over)] : back(context)
  return accept(...lapsed(context), ...today, ...raised(context), ...resumed(context, over), ...joined(context))
}

/** Stops whose hour has come. They end with the day anyhow. */
function resumed({ state, now }: DecisionContext, over: string | null): OfficeEvent[] {
  if (over !== null) return []
  return [...state.today.stopped].flatMap(([queue, { until }]): OfficeEvent[] =>
    until !== null && until <= now ? [{ type: 'TicketsResumed', queue }] : [],
  )
}

/** Once the day is the one that a restored office goes on with. */
function raised({ state: { toRaise } }: DecisionContext): OfficeEvent[] {
  return toRaise === null ? [] : [{ type: 'NumbersRaised', from: toRaise }]
}

/** The office ends its day by hand. A day in which nothing has begun has nothing to close. */
export function closeDay(context: DecisionContext): Decision {
  const { office, state } = context
  if (state.dayBegan === null) return accept()
  return accept(closing(context, office.time.wall(state.dayBegan).date))
}

function dayOver({ office, state, now }: DecisionContext): string | null {
  if (state.dayBegan === null) return null
  const date = office.time.wall(state.dayBegan).date
  return date < office.time.wall(now).date ? date : null
}

function closing({ office }: DecisionContext, date: string): OfficeEvent {
  return { type: 'DayClosed', date, forgetBefore: office.time.plusDays(date, -REMEMBERED_DAYS) }
}

function joined({ office, state, now }: DecisionContext): OfficeEvent[] {
  const today = state.bookingsByCode.get(office.time.wall(now).date)
  const due = [...(today?.values() ?? [])].flatMap((id) => {
    const booking = state.bookings.get(id)
    const comes = booking?.status === 'expected' && booking.hourAt <= now && !isAfterClosing(state, booking, now)
    return comes && isCalledByNumber(office.queues.get(booking.queue)) ? [booking] : []
  })
  return due
    .sort((a, b) => a.hourAt - b.hourAt)
    .map(({ id: booking, code: number, language, queue }) => ({
      type: 'VisitJoined',
      booking,
      ticket: `visit-${booking}`,
      number,
      language: language ?? office.profile.languages[0] ?? 'pl',
      ...priorityOfQueue(office, queue),
    }))
}

/** Those whose minutes are over. A day that closes has nobody to bring back. */
function back({ state, now }: DecisionContext): OfficeEvent[] {
  return [...state.away].flatMap((id): OfficeEvent[] => {
    const ticket = state.tickets.get(id)
    return ticket?.status === 'away' && ticket.until <= now ? [{ type: 'VisitorBack', ticket: id }] : []
  })
}

function lapsed(context: DecisionContext): OfficeEvent[] {
  const { office, state, now } = context
  const today = office.time.wall(now).date
  const events: OfficeEvent[] = []
  for (const [date, codes] of state.bookingsByCode) {
    if (date > today) continue
    for (const id of codes.values()) {
      const booking = state.bookings.get(id)
      if (booking?.status === 'expected' && now >= lateFrom(context, booking))
        events.push({ type: isAfterClosing(state, booking, now) ? 'VisitNotHeld' : 'BookingLapsed', booking: id })
    }
  }
  return events
}
