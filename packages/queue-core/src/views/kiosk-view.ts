import type { Estimate, KioskView, PrinterState } from '@poczekalnia/protocol'
import { arriveMinutesBefore, graceMinutes } from '../profile/booked-visits.ts'
import { ticketsGiven } from '../ticketing/decide/take-ticket.ts'
import type { OfficeState } from '../ticketing/state.ts'
import { isOpenNow, type ViewContext, viewHead } from './head.ts'
import { waitingIn } from './waiting-counts.ts'

/** What every ticket machine of the office shows. No names, no PINs (ALL-4). */
export function kioskView(
  context: ViewContext,
  state: OfficeState,
  around: { printer: PrinterState; estimate: (queue: string) => Estimate | null },
): KioskView {
  const { office, now } = context
  const { profile } = office
  return {
    ...viewHead(context),
    queues: profile.queues.flatMap(({ id, prefix, name, bring }) => {
      const given = ticketsGiven(office, id, now)
      if (!given) return []
      return [{ id, prefix, name, bring, state: given, waiting: waitingIn(state, id), estimate: around.estimate(id) }]
    }),
    bookedQueues: profile.queues.flatMap(({ id, prefix, name, bring, kind }) =>
      kind === 'booked'
        ? [
            {
              id,
              prefix,
              name,
              bring,
              graceMinutes: graceMinutes(office, id),
              arriveMinutesBefore: arriveMinutesBefore(office, id),
            },
          ]
        : [],
    ),
    checkIn: { ...profile.checkIn, pinLength: 4 },
    noBooking: profile.noBooking,
    waitingPlace: profile.waitingPlace,
    hours: Object.entries(office.hours).flatMap(([weekday, windows]) =>
      (windows ?? []).map(({ from, to }) => ({ weekday: Number(weekday), from, to })),
    ),
    openNow: isOpenNow(context),
    printer: around.printer,
    prints: Object.fromEntries(
      state.recent.flatMap((id) => {
        const ticket = state.tickets.get(id)
        return ticket ? [[id, ticket.print]] : []
      }),
    ),
    idle: profile.idle,
  }
}
