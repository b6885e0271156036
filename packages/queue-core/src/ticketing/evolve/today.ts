import type { EventOf } from '../events.ts'
import type { OfficeState } from '../state.ts'

export function ticketsStopped(
  state: OfficeState,
  { queue, text, until }: EventOf<'TicketsStopped'>,
  at: number,
): void {
  state.today.stopped.set(queue, { since: at, until: until ?? null, text: text ?? null })
  state.today.despiteTooManyWaiting.delete(queue)
  state.dayBegan ??= at
}

export function ticketsResumed(state: OfficeState, event: EventOf<'TicketsResumed'>, at: number): void {
  state.today.stopped.delete(event.queue)
  if (event.despiteMany) state.today.despiteTooManyWaiting.add(event.queue)
  state.dayBegan ??= at
}

export function closedEarly(state: OfficeState, event: EventOf<'ClosedEarly'>, at: number): void {
  state.today.closes = { date: event.date, time: event.closes, at: event.closesAt, text: event.text ?? null }
  state.dayBegan ??= at
}

export function reopened(state: OfficeState): void {
  state.today.closes = null
}

export function messageShown(state: OfficeState, { text, until }: EventOf<'MessageShown'>, at: number): void {
  state.today.message = { text, until }
  state.dayBegan ??= at
}

export function messageCleared(state: OfficeState): void {
  state.today.message = null
}
