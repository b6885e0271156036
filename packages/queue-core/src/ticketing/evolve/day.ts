import { noOverrides } from '../day-overrides.ts'
import type { EventOf } from '../events.ts'
import { rememberServed } from '../served-days.ts'
import type { OfficeState } from '../state.ts'

/** What is only of the day goes; bookings are kept for a while. */
export function dayClosed(state: OfficeState, { forgetBefore }: EventOf<'DayClosed'>): void {
  rememberServed(state)
  state.formerCodes = new Set(state.ticketByCode.keys())
  for (const map of [state.tickets, state.ticketByCode, state.ticketByNumber, state.numbers, state.waiting]) map.clear()
  for (const map of [state.desks, state.measured, state.answered, state.absent, state.unprinted]) map.clear()
  state.withoutPaper.clear()
  state.raised = null
  state.board = []
  state.recent = []
  state.away.clear()
  state.turns.clear()
  state.dayBegan = null
  state.refusedToday = 0
  state.today = noOverrides()
  for (const [date, codes] of state.bookingsByCode) {
    if (date >= forgetBefore) continue
    for (const booking of codes.values()) state.bookings.delete(booking)
    state.bookingsByCode.delete(date)
  }
  for (const date of state.otherCodes.keys()) if (date < forgetBefore) state.otherCodes.delete(date)
  for (const [site, booking] of state.linked) if (!state.bookings.has(booking)) state.linked.delete(site)
}
