import type { OfficeEvent, Recorded } from './events.ts'
import { rememberServed } from './served-days.ts'
import {
  BOARD_ROWS,
  type Booking,
  type Desk,
  MEASURED,
  type OfficeState,
  RECENT,
  type Ticket,
  type TicketFacts,
  type TicketStage,
} from './state.ts'
import { enter, leave, type WaitingRoom } from './waiting-room.ts'

/**
 * Folds one event into the state, in place, and returns that state. It trusts the log: a log that contradicts itself is a
 * bug or damage, and throws.
 */
export function evolve(state: OfficeState, { at, actor, key, event }: Recorded): OfficeState {
  state.lastAt = Math.max(state.lastAt, at)
  if (key !== undefined) remember(state, actor, key, event)
  switch (event.type) {
    case 'HubStarted':
    case 'PersonalDataErased':
      break
    case 'BookingImported': {
      const { type: _, booking: id, ...facts } = event
      state.bookings.set(id, { id, ...facts, party: event.party ?? 1, status: 'expected' })
      pinsOf(state, event.date).set(event.pin, id)
      break
    }
    case 'BookingLapsed':
      state.bookings.set(event.booking, { ...bare(bookingOf(state, event.booking)), status: 'lapsed' })
      break
    case 'TicketIssued':
      issue(state, event, at, actor)
      state.ticketByCode.set(event.code, event.ticket)
      state.numbers.set(event.queue, (state.numbers.get(event.queue) ?? 0) + 1)
      state.unprinted.add(event.ticket)
      state.recent.push(event.ticket)
      if (state.recent.length > RECENT) state.recent.shift()
      break
    case 'VisitJoined': {
      const { queue } = bookingOf(state, event.booking)
      issue(state, { ...event, queue, code: '' }, at, actor)
      // There is no paper of it, so none is owed.
      paper(state, event.ticket, { state: 'printed' })
      break
    }
    case 'TicketPrinted':
      paper(state, event.ticket, { state: 'printed' })
      break
    case 'TicketPrintFailed':
      paper(state, event.ticket, { state: 'failed', reason: event.reason })
      break
    case 'TicketReprintAsked':
      askPaper(state, event.ticket, event.copy, at)
      break
    case 'DeskOpened': {
      const before = state.desks.get(event.desk)
      const ticket = before?.status === 'open' ? before.ticket : null
      state.desks.set(event.desk, { status: 'open', holder: event.holder, ticket })
      state.dayBegan ??= at
      break
    }
    case 'DeskPaused':
      state.desks.set(event.desk, {
        status: 'paused',
        holder: heldDesk(state, event.desk).holder,
        reason: event.reason,
      })
      break
    case 'DeskResumed':
      state.desks.set(event.desk, { status: 'open', holder: heldDesk(state, event.desk).holder, ticket: null })
      break
    case 'DeskClosed':
      state.desks.set(event.desk, { status: 'closed' })
      break
    case 'TicketCalled': {
      const ticket = ticketOf(state, event.ticket)
      leave(state.waiting, ticket)
      countShare(state, ticket, event.reason)
      const { desk, reason, call: id } = event
      const call = { id, desk, reason, calledAt: at, lastCallAt: at, recalls: 0 }
      move(state, ticket, { status: 'called', call })
      occupy(state, desk, ticket.id)
      state.board.unshift({ call: id, ticket: ticket.id, desk, at, recalls: 0 })
      state.board.length = Math.min(state.board.length, BOARD_ROWS)
      break
    }
    case 'TicketRecalled': {
      const ticket = atDesk(state, event.ticket)
      const call = { ...ticket.call, lastCallAt: at, recalls: ticket.call.recalls + 1 }
      state.tickets.set(ticket.id, { ...ticket, call })
      state.board = state.board.filter((row) => row.call !== call.id)
      state.board.unshift({ call: call.id, ticket: ticket.id, desk: call.desk, at, recalls: call.recalls })
      break
    }
    case 'ServiceStarted': {
      const ticket = atDesk(state, event.ticket)
      move(state, ticket, { status: 'serving', call: ticket.call, startedAt: at })
      break
    }
    case 'ServiceFinished':
      countServed(state, ticketOf(state, event.ticket).queue)
      leaveDesk(state, event.ticket, event.desk, at, { status: 'finished' })
      break
    case 'VisitCancelled':
      leaveDesk(state, event.ticket, event.desk, at, { status: 'cancelled', reason: event.reason })
      break
    case 'TicketMarkedAbsent':
      leaveDesk(state, event.ticket, event.desk, at, { status: 'absent', since: at })
      state.absent.add(event.ticket)
      break
    case 'TicketTakenBack':
      state.absent.delete(event.ticket)
      waitAgain(state, ticketOf(state, event.ticket))
      break
    case 'TicketReturned':
      leaveDesk(state, event.ticket, event.desk, at, null)
      waitAgain(state, ticketOf(state, event.ticket))
      break
    case 'TicketTransferred': {
      leaveDesk(state, event.ticket, event.desk, at, null)
      const ticket = ticketOf(state, event.ticket)
      const sent = 'queue' in event.to ? { queue: event.to.queue, onlyDesk: null } : { onlyDesk: event.to.desk }
      waitAgain(state, { ...ticket, ...sent })
      break
    }
    case 'DayClosed':
      closeDay(state, event.forgetBefore)
      break
    default:
      event satisfies never
      throw new Error(`the log holds an event that this version doesn't know: ${(event as OfficeEvent).type}`)
  }
  return state
}

type Issued = Omit<Extract<OfficeEvent, { type: 'TicketIssued' }>, 'type'>

/** A ticket begins to wait. */
function issue(state: OfficeState, event: Issued, at: number, issuedBy: string): void {
  const booking = event.booking === null ? null : bookingOf(state, event.booking)
  const ticket: Ticket = {
    id: event.ticket,
    number: event.number,
    code: event.code,
    queue: event.queue,
    onlyDesk: null,
    language: event.language,
    issuedAt: at,
    issuedBy,
    ordinal: state.tickets.size,
    booking: booking && { id: booking.id, hourAt: booking.hourAt, time: booking.time },
    print: { state: 'printing' },
    copy: 1,
    printAskedAt: at,
    status: 'waiting',
  }
  if (booking) state.bookings.set(booking.id, { ...bare(booking), status: 'checked-in', ticket: ticket.id })
  state.tickets.set(ticket.id, ticket)
  state.ticketByNumber.set(ticket.number, ticket.id)
  state.dayBegan ??= at
  enter(state.waiting, ticket)
}

function paper(state: OfficeState, id: string, print: Ticket['print']): void {
  const ticket = ticketOf(state, id)
  state.tickets.set(id, { ...ticket, print })
  state.unprinted.delete(id)
  const inPlay = ticket.status !== 'finished' && ticket.status !== 'cancelled'
  if (print.state === 'failed' && inPlay) state.withoutPaper.add(id)
}

function askPaper(state: OfficeState, id: string, copy: number, at: number): void {
  state.tickets.set(id, { ...ticketOf(state, id), print: { state: 'printing' }, copy, printAskedAt: at })
  state.withoutPaper.delete(id)
  state.unprinted.add(id)
}

/** A ticket leaves its desk, and the desk has measured how long a visit takes. `null`: where it goes is decided next. */
function leaveDesk(state: OfficeState, id: string, desk: number, at: number, stage: TicketStage | null): void {
  const ticket = atDesk(state, id)
  occupy(state, desk, null)
  if (ticket.status === 'serving') measure(state.measured, ticket.queue, (at - ticket.call.calledAt) / 60_000)
  if (stage) move(state, ticket, stage)
}

function waitAgain(state: OfficeState, ticket: Ticket): void {
  move(state, ticket, { status: 'waiting' })
  enter(state.waiting, ticket)
}

/** Facts of a ticket without the stage it was in. */
function move(state: OfficeState, ticket: Ticket, stage: TicketStage): void {
  const { id, number, code, queue, onlyDesk, language, issuedAt, issuedBy, ordinal, booking } = ticket
  const { print, copy, printAskedAt } = ticket
  const facts: TicketFacts = {
    id,
    number,
    code,
    queue,
    onlyDesk,
    language,
    issuedAt,
    issuedBy,
    ordinal,
    booking,
    print,
    copy,
    printAskedAt,
  }
  state.tickets.set(id, { ...facts, ...stage })
  if (stage.status === 'finished' || stage.status === 'cancelled') state.withoutPaper.delete(id)
}

function measure(measured: Map<string, number[]>, queue: string, minutes: number): void {
  const list = measured.get(queue) ?? []
  measured.set(queue, [...list, minutes].slice(-MEASURED))
}

function countServed(state: OfficeState, queue: string): void {
  state.servedToday.set(queue, (state.servedToday.get(queue) ?? 0) + 1)
}

function countShare(state: OfficeState, called: Ticket, reason: string): void {
  if (reason === 'called-by-number') return
  if (!called.booking) state.bookedSinceWalkIn = 0
  else if (someWalkInWaits(state.waiting)) state.bookedSinceWalkIn++
}

function someWalkInWaits(room: WaitingRoom): boolean {
  for (const lane of room.values()) if (lane.walkIns.length > 0) return true
  return false
}

function closeDay(state: OfficeState, forgetBefore: string): void {
  rememberServed(state)
  state.formerCodes = new Set(state.ticketByCode.keys())
  for (const map of [state.tickets, state.ticketByCode, state.ticketByNumber, state.numbers, state.waiting]) map.clear()
  for (const map of [state.desks, state.measured, state.answered, state.absent, state.unprinted]) map.clear()
  state.withoutPaper.clear()
  state.board = []
  state.recent = []
  state.bookedSinceWalkIn = 0
  state.dayBegan = null
  for (const [date, pins] of state.pins) {
    if (date >= forgetBefore) continue
    for (const booking of pins.values()) state.bookings.delete(booking)
    state.pins.delete(date)
  }
}

function remember(state: OfficeState, actor: string, key: string, event: OfficeEvent): void {
  const id = answerKey(actor, key)
  if (!state.answered.has(id)) state.answered.set(id, { ticket: 'ticket' in event ? event.ticket : null })
}

/** Under which an act of this actor is remembered as answered. */
export const answerKey = (actor: string, key: string) => `${actor} ${key}`

function pinsOf(state: OfficeState, date: string): Map<string, string> {
  let pins = state.pins.get(date)
  if (!pins) {
    pins = new Map()
    state.pins.set(date, pins)
  }
  return pins
}

function occupy(state: OfficeState, number: number, ticket: string | null): void {
  const desk = heldDesk(state, number)
  state.desks.set(number, { status: 'open', holder: desk.holder, ticket })
}

function heldDesk(state: OfficeState, number: number): Exclude<Desk, { status: 'closed' }> {
  const desk = state.desks.get(number)
  if (!desk || desk.status === 'closed') throw new Error(`the log uses desk ${number} while it is closed`)
  return desk
}

function ticketOf(state: OfficeState, id: string): Ticket {
  const ticket = state.tickets.get(id)
  if (!ticket) throw new Error(`the log names ticket ${id}, which was never issued`)
  return ticket
}

function atDesk(state: OfficeState, id: string) {
  const ticket = ticketOf(state, id)
  if (ticket.status !== 'called' && ticket.status !== 'serving') throw new Error(`ticket ${id} is at no desk`)
  return ticket
}

function bookingOf(state: OfficeState, id: string): Booking {
  const booking = state.bookings.get(id)
  if (!booking) throw new Error(`the log names booking ${id}, which was never imported`)
  return booking
}

/** Facts of a booking without its status. */
function bare({ id, date, time, hourAt, queue, pin, language, party }: Booking) {
  return { id, date, time, hourAt, queue, pin, language, party }
}
