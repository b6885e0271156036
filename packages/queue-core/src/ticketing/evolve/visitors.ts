import type { EventOf } from '../events.ts'
import type { OfficeState, Ticket } from '../state.ts'
import { ticketOf } from './look-up.ts'
import { leaveDesk, move, stepAway, stepOut, waitAgain } from './stage.ts'

export function timeAsked(state: OfficeState, event: EventOf<'TimeAsked'>, at: number): void {
  const ticket = outOfTheLine(state, event, at)
  stepAway(state, { ...ticket, timesAsked: ticket.timesAsked + 1 }, event.until)
}

export function visitorBack(state: OfficeState, event: EventOf<'VisitorBack'>): void {
  state.away.delete(event.ticket)
  waitAgain(state, ticketOf(state, event.ticket))
}

export function visitorLeft(state: OfficeState, event: EventOf<'VisitorLeft'>, at: number): void {
  move(state, outOfTheLine(state, event, at), { status: 'left' })
}

/** Counted by the machines for a minute and told together. A day may begin with a refusal. */
export function visitorsRefused(state: OfficeState, { refusals }: EventOf<'VisitorsRefused'>, at: number): void {
  state.refusedToday += refusals.reduce((sum, { times }) => sum + times, 0)
  state.dayBegan ??= at
}

function outOfTheLine(state: OfficeState, event: { ticket: string; desk: number | null }, at: number): Ticket {
  const { ticket, desk } = event
  if (desk === null) stepOut(state, ticketOf(state, ticket))
  else leaveDesk(state, ticket, desk, at, null)
  return ticketOf(state, ticket)
}
