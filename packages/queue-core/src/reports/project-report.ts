import type { DayNote, Estimate } from '@poczekalnia/protocol'
import type { OfficeEvent } from '../ticketing/events.ts'
import type { OfficeTime } from '../time/office-time.ts'
import { BOOKED, type Cell, count, type DaySheet, isLong, keepLong, NONE, queueIndex, WALK_IN } from './sheet.ts'

/** A visit that has a ticket and may still come to something. */
type InPlay = {
  date: string
  /** Where its row begins among the visits of that day's sheet. */
  row: number
  number: string
  booked: boolean
  issuedAt: number
  /** Where it waits now; its arrival stays with the queue of its ticket. */
  queue: string
  calledAt: number
  /** The hour of that call: looking the wall up again would cost more than all the rest. */
  calledHour: number
  called: boolean
  /** How its absence was counted, so that it can be taken back. */
  absent: Omit<Cell, 'times'> | null
}

type ExpectedVisit = { date: string; hour: number; queue: string }

/**
 * What has to be remembered between two events to count them: bookings to come and the day's tickets. Plain data, to be
 * kept beside the sheets.
 */
export type Following = { bookings: Map<string, ExpectedVisit>; tickets: Map<string, InPlay> }

export const nothingFollowed = (): Following => ({ bookings: new Map(), tickets: new Map() })

/** An event of the log, as far as it is counted. */
export type Happened = { at: number; event: OfficeEvent }

/**
 * The dates whose sheets an event may be counted into: its own, and those of the visit, the booking or, at the end of a
 * day, all the visits that it is about.
 * @param date the event's own
 */
export function sheetsNeeded({ bookings, tickets }: Following, { event }: Happened, date: string): string[] {
  const dates = new Set([date])
  if ('date' in event) dates.add(event.date)
  const booking = 'booking' in event && event.booking !== null && bookings.get(event.booking)
  if (booking) dates.add(booking.date)
  const ticket = 'ticket' in event && tickets.get(event.ticket)
  if (ticket) dates.add(ticket.date)
  if (event.type === 'DayClosed') for (const one of tickets.values()) dates.add(one.date)
  return [...dates]
}

/**
 * Counts one event into the day that it belongs to: a visit, to its end, belongs to the day of its ticket, a booking to
 * the day it was for. Kinds of events that no figure is made of are passed over.
 * @param sheetOf the sheet of a date, to be written to
 */
export function projectReport(
  state: Following,
  { at, event }: Happened,
  time: Pick<OfficeTime, 'wall' | 'hourAndMinute'>,
  sheetOf: (date: string) => DaySheet,
): void {
  const hour = () => Math.floor(time.wall(at).minute / 60)
  const note = (more: Omit<DayNote, 'at'>) =>
    void sheetOf(time.wall(at).date).notes.push({ at: time.hourAndMinute(at), ...more })

  const arrive = (ticket: string, number: string, queue: string, booked: boolean, told?: Estimate | null) => {
    const { date } = time.wall(at)
    const sheet = sheetOf(date)
    const row = sheet.visits.length
    const kind = booked ? BOOKED : WALK_IN
    sheet.visits.push(hour(), queueIndex(sheet, queue), kind, NONE, 0, told?.low ?? NONE, told?.high ?? NONE)
    state.tickets.set(ticket, {
      ...{ date, row, number, booked, issuedAt: at, queue },
      ...{ calledAt: at, calledHour: 0, called: false, absent: null },
    })
  }
  /** Counts what became of a visit. */
  const became = (ticket: InPlay, what: Cell['what'], desk: number, detail = '') => {
    const sheet = sheetOf(ticket.date)
    const cell = { what, hour: hour(), queue: queueIndex(sheet, ticket.queue), desk, detail }
    count(sheet, cell)
    return cell
  }
  const ofBooking = (id: string, what: Cell['what']) => {
    const booking = state.bookings.get(id)
    if (!booking) return
    const sheet = sheetOf(booking.date)
    count(sheet, { what, hour: booking.hour, queue: queueIndex(sheet, booking.queue), desk: 0, detail: '' })
  }

  switch (event.type) {
    case 'BookingImported': {
      const { booking, date, queue } = event
      state.bookings.set(booking, { date, hour: Number(event.time.slice(0, 2)), queue })
      ofBooking(booking, 'bookings')
      break
    }
    case 'BookingMoved': {
      const before = state.bookings.get(event.booking)
      if (!before) break
      const sheet = sheetOf(before.date)
      count(
        sheet,
        { what: 'bookings', hour: before.hour, queue: queueIndex(sheet, before.queue), desk: 0, detail: '' },
        -1,
      )
      state.bookings.set(event.booking, { date: event.date, hour: Number(event.time.slice(0, 2)), queue: event.queue })
      ofBooking(event.booking, 'bookings')
      break
    }
    case 'BookingLinked': {
      // One that was called off and is booked anew counts as booked once more.
      if (!event.anew) break
      const sheet = sheetOf(event.date)
      const hour = Number(event.time.slice(0, 2))
      count(sheet, { what: 'bookings', hour, queue: queueIndex(sheet, event.queue), desk: 0, detail: '' })
      state.bookings.set(event.booking, { date: event.date, hour, queue: event.queue })
      break
    }
    case 'BookingLapsed':
      ofBooking(event.booking, 'lapsed')
      state.bookings.delete(event.booking)
      break
    case 'BookingCancelled':
      ofBooking(event.booking, 'called-off')
      state.bookings.delete(event.booking)
      break
    case 'VisitNotHeld':
      ofBooking(event.booking, 'not-held')
      state.bookings.delete(event.booking)
      break
    case 'TicketIssued':
      arrive(event.ticket, event.number, event.queue, event.booking !== null, event.told)
      if (event.booking !== null) state.bookings.delete(event.booking)
      break
    case 'VisitJoined': {
      const booking = state.bookings.get(event.booking)
      if (booking) arrive(event.ticket, event.number, booking.queue, true)
      state.bookings.delete(event.booking)
      break
    }
    case 'TicketCalled': {
      const ticket = state.tickets.get(event.ticket)
      if (!ticket) break
      if (!ticket.called) firstCall(sheetOf(ticket.date), ticket, event.desk, at, time)
      ticket.called = true
      ticket.calledAt = at
      ticket.calledHour = hour()
      break
    }
    case 'ServiceFinished': {
      const ticket = state.tickets.get(event.ticket)
      if (!ticket) break
      const sheet = sheetOf(ticket.date)
      const seconds = Math.round((at - ticket.calledAt) / 1000)
      sheet.services.push(ticket.calledHour, queueIndex(sheet, ticket.queue), event.desk, seconds)
      state.tickets.delete(event.ticket)
      break
    }
    case 'TicketMarkedAbsent': {
      const ticket = state.tickets.get(event.ticket)
      if (ticket) ticket.absent = became(ticket, 'absent', event.desk)
      break
    }
    case 'TicketTakenBack': {
      const ticket = state.tickets.get(event.ticket)
      if (!ticket?.absent) break
      count(sheetOf(ticket.date), ticket.absent, -1)
      ticket.absent = null
      break
    }
    case 'TicketTransferred': {
      const ticket = state.tickets.get(event.ticket)
      if (!ticket) break
      became(ticket, 'transferred', event.desk)
      if ('queue' in event.to) ticket.queue = event.to.queue
      break
    }
    case 'VisitCancelled': {
      const ticket = state.tickets.get(event.ticket)
      if (ticket) became(ticket, 'cancelled', event.desk, event.reason)
      state.tickets.delete(event.ticket)
      break
    }
    case 'VisitorLeft': {
      const ticket = state.tickets.get(event.ticket)
      if (ticket) became(ticket, 'left', event.desk ?? 0)
      state.tickets.delete(event.ticket)
      break
    }
    case 'VisitorsRefused': {
      const sheet = sheetOf(time.wall(at).date)
      for (const { code, queue, times, reason } of event.refusals) {
        const detail = reason === undefined ? code : `${code}/${reason}`
        count(sheet, { what: 'refused', hour: hour(), queue: queueIndex(sheet, queue), desk: 0, detail }, times)
      }
      break
    }
    case 'DeskOpened':
      note({ what: 'desk-opened', desk: event.desk })
      break
    case 'DeskPaused':
      note({ what: 'desk-paused', desk: event.desk })
      break
    case 'DeskResumed':
      note({ what: 'desk-resumed', desk: event.desk })
      break
    case 'DeskClosed':
      note({ what: 'desk-closed', desk: event.desk })
      break
    case 'TicketsStopped':
      note({ what: 'tickets-stopped', queue: event.queue })
      break
    case 'TicketsResumed':
      note({ what: 'tickets-resumed', queue: event.queue })
      break
    case 'ClosedEarly':
      note({ what: 'closed-early', closes: event.closes })
      break
    case 'Reopened':
      note({ what: 'reopened' })
      break
    case 'DayClosed':
      closeDay(state, event.forgetBefore, sheetOf)
      break
  }
}

function firstCall(
  sheet: DaySheet,
  ticket: InPlay,
  desk: number,
  at: number,
  time: Pick<OfficeTime, 'hourAndMinute'>,
): void {
  const seconds = Math.round((at - ticket.issuedAt) / 1000)
  sheet.visits[ticket.row + WAIT] = seconds
  sheet.visits[ticket.row + DESK] = desk
  const { number, queue, booked, issuedAt } = ticket
  if (isLong(sheet, seconds))
    keepLong(sheet, { number, queue, booked, at: time.hourAndMinute(issuedAt), seconds, desk })
}

/** Places of a visit's wait and desk in its row. */
const WAIT = 3
const DESK = 4

/** Whoever is neither gone nor absent was not served; the hour that counts is that of the ticket. */
function closeDay(state: Following, forgetBefore: string, sheetOf: (date: string) => DaySheet): void {
  for (const ticket of state.tickets.values()) {
    if (ticket.absent) continue
    const sheet = sheetOf(ticket.date)
    const hour = sheet.visits[ticket.row] ?? 0
    count(sheet, { what: 'unserved', hour, queue: queueIndex(sheet, ticket.queue), desk: 0, detail: '' })
  }
  state.tickets.clear()
  for (const [id, { date }] of state.bookings) if (date < forgetBefore) state.bookings.delete(id)
}
