import type { OfficeEvent, RecordedEvent } from '../events.ts'
import { changed } from '../revision.ts'
import type { OfficeState } from '../state.ts'
import { remember } from './answered.ts'
import {
  bookingCancelled,
  bookingChanged,
  bookingImported,
  bookingLapsed,
  bookingLinked,
  bookingMoved,
  partySet,
  personErased,
  visitNotHeld,
} from './bookings.ts'
import { ticketCalled, ticketRecalled } from './calls.ts'
import { dayClosed } from './day.ts'
import { deskClosed, deskOpened, deskPaused, deskResumed } from './desks.ts'
import { ticketReturned, ticketTakenBack, ticketTransferred } from './moves.ts'
import { numbersRaised } from './numbers.ts'
import { ticketPrinted, ticketPrintFailed, ticketReprintAsked } from './paper.ts'
import { priorityGiven } from './priority.ts'
import { ticketIssued, visitJoined } from './tickets.ts'
import { closedEarly, messageCleared, messageShown, reopened, ticketsResumed, ticketsStopped } from './today.ts'
import { timeAsked, visitorBack, visitorLeft, visitorsRefused } from './visitors.ts'
import { serviceFinished, serviceStarted, ticketMarkedAbsent, visitCancelled, visitNoted } from './visits.ts'

/**
 * Folds one event into the state, in place, and returns that state. It trusts the log: a log that contradicts itself is
 * a bug or damage, and throws.
 */
export function evolve(state: OfficeState, recorded: RecordedEvent): OfficeState {
  const { at, actor, key, event } = recorded
  state.lastAt = Math.max(state.lastAt, at)
  if (key !== undefined) remember(state, actor, key, event)
  fold(state, event, at, actor)
  changed(state)
  return state
}

function fold(state: OfficeState, event: OfficeEvent, at: number, actor: string): void {
  switch (event.type) {
    case 'HubStarted':
    case 'PersonalDataErased':
    case 'PeopleSearched':
    case 'PersonExported':
    case 'ContactsRead':
    case 'LettersSent':
    case 'DrawEntryChanged':
    case 'CasesInvited':
      break
    case 'HoursCut':
      state.cuts.set(event.cut, event.date)
      break
    case 'HoursRestored':
      state.cuts.delete(event.cut)
      break
    case 'VisitorsRefused':
      visitorsRefused(state, event, at)
      break
    case 'BookingImported':
      bookingImported(state, event)
      break
    case 'BookingChanged':
      bookingChanged(state, event)
      break
    case 'BookingMoved':
      bookingMoved(state, event)
      break
    case 'BookingLinked':
      bookingLinked(state, event)
      break
    case 'BookingCancelled':
      bookingCancelled(state, event)
      break
    case 'PersonErased':
      personErased(state, event)
      break
    case 'PartySet':
      partySet(state, event)
      break
    case 'VisitNotHeld':
      visitNotHeld(state, event)
      break
    case 'BookingLapsed':
      bookingLapsed(state, event)
      break
    case 'TicketIssued':
      ticketIssued(state, event, at, actor)
      break
    case 'VisitJoined':
      visitJoined(state, event, at, actor)
      break
    case 'TicketPrinted':
      ticketPrinted(state, event)
      break
    case 'TicketPrintFailed':
      ticketPrintFailed(state, event)
      break
    case 'TicketReprintAsked':
      ticketReprintAsked(state, event, at)
      break
    case 'DeskOpened':
      deskOpened(state, event, at)
      break
    case 'DeskPaused':
      deskPaused(state, event, at)
      break
    case 'DeskResumed':
      deskResumed(state, event, at)
      break
    case 'DeskClosed':
      deskClosed(state, event)
      break
    case 'TicketCalled':
      ticketCalled(state, event, at)
      break
    case 'TicketRecalled':
      ticketRecalled(state, event, at)
      break
    case 'ServiceStarted':
      serviceStarted(state, event, at)
      break
    case 'ServiceFinished':
      serviceFinished(state, event, at)
      break
    case 'VisitCancelled':
      visitCancelled(state, event, at)
      break
    case 'TicketMarkedAbsent':
      ticketMarkedAbsent(state, event, at)
      break
    case 'TicketTakenBack':
      ticketTakenBack(state, event)
      break
    case 'TicketReturned':
      ticketReturned(state, event, at)
      break
    case 'VisitNoted':
      visitNoted(state, event)
      break
    case 'TicketTransferred':
      ticketTransferred(state, event, at)
      break
    case 'TimeAsked':
      timeAsked(state, event, at)
      break
    case 'VisitorBack':
      visitorBack(state, event)
      break
    case 'VisitorLeft':
      visitorLeft(state, event, at)
      break
    case 'PriorityGiven':
      priorityGiven(state, event)
      break
    case 'TicketsStopped':
      ticketsStopped(state, event, at)
      break
    case 'TicketsResumed':
      ticketsResumed(state, event, at)
      break
    case 'ClosedEarly':
      closedEarly(state, event, at)
      break
    case 'Reopened':
      reopened(state)
      break
    case 'MessageShown':
      messageShown(state, event, at)
      break
    case 'MessageCleared':
      messageCleared(state)
      break
    case 'BackupRestored':
      state.toRaise = event.numbersFrom
      break
    case 'NumbersRaised':
      numbersRaised(state, event)
      break
    case 'ProfileChanged':
      state.profile = { version: event.version, hash: event.hash }
      break
    case 'DayClosed':
      dayClosed(state, event)
      break
    default:
      event satisfies never
      throw new Error(`the log holds an event that this version doesn't know: ${(event as OfficeEvent).type}`)
  }
}
