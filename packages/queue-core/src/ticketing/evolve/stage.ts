import { isOver, type OfficeState, type Ticket, type TicketFacts, type TicketStage } from '../state.ts'
import { enter, leave } from '../waiting-room.ts'
import { occupy } from './desks.ts'
import { atDesk } from './look-up.ts'
import { measure } from './measured.ts'

/** A ticket goes into another stage: its facts stay, what the stage before had is dropped. */
export function move(state: OfficeState, ticket: Ticket, stage: TicketStage): void {
  const { id, number, code, queue, onlyDesk, language, issuedAt, printsAt, ordinal, booking } = ticket
  const { promise, priority, timesAsked, noted, print, copy, printAskedAt } = ticket
  const facts: TicketFacts = {
    id,
    number,
    code,
    queue,
    onlyDesk,
    language,
    issuedAt,
    printsAt,
    ordinal,
    booking,
    promise,
    priority,
    timesAsked,
    noted,
    print,
    copy,
    printAskedAt,
  }
  state.tickets.set(id, { ...facts, ...stage })
  if (isOver(stage.status)) state.withoutPaper.delete(id)
}

/** Out of the line, of those who wait or of those who are away for some minutes. */
export function stepOut(state: OfficeState, ticket: Ticket): void {
  if (ticket.status === 'away') state.away.delete(ticket.id)
  else leave(state.waiting, ticket)
}

/** Back among those who wait, to the place that its own time gives it (ALL-2). */
export function waitAgain(state: OfficeState, ticket: Ticket): void {
  move(state, ticket, { status: 'waiting' })
  enter(state.waiting, ticket)
}

/** Away for some minutes, until then (epoch ms): out of the line, its place kept. */
export function stepAway(state: OfficeState, ticket: Ticket, until: number): void {
  move(state, ticket, { status: 'away', until })
  state.away.add(ticket.id)
}

/**
 * A ticket leaves its desk, and the desk has measured how long a visit takes. `null`: where it goes is decided next.
 */
export function leaveDesk(state: OfficeState, id: string, desk: number, at: number, stage: TicketStage | null): void {
  const ticket = atDesk(state, id)
  occupy(state, desk, null, at)
  if (ticket.status === 'serving') measure(state.measured, ticket.queue, (at - ticket.call.calledAt) / 60_000)
  if (stage) move(state, ticket, stage)
}
