import type { Language } from '@poczekalnia/protocol'
import type { Office } from '../profile/office.ts'
import { isCalledByNumber } from '../ticketing/codes.ts'
import type { OfficeEvent, RecordedEvent } from '../ticketing/events.ts'
import { chanceOf } from './chance.ts'
import { drawService } from './service-time.ts'
import type { DayPlan, Visitor } from './visitors.ts'

const MINUTE = 60_000
/** Longer than any day: who came in truth has waited as long as they had to. */
const PATIENT = 10_000
/** Whoever was absent then is absent now, however early the call. */
const ABSENT = -1_000

type Booking = Pick<
  Extract<OfficeEvent, { type: 'BookingImported' }>,
  'booking' | 'date' | 'time' | 'queue' | 'language' | 'party'
>
type Logged = {
  ticket: string
  queue: string
  language: Language
  booking: string | null
  issuedAt: number
  calledAt: number | null
  minutes: number
  stage: 'waiting' | 'absent' | 'over'
}

/** What a log tells of its days: who was booked, who came when, and how long each visit took. */
export type LoggedDays = {
  dates: readonly string[]
  /**
   * One of those days, played on that date of this office: same hours on the wall, same visits. Who was never called
   * gets a service time drawn from the day's own.
   */
  plan: (office: Office, logged: string, date: string) => DayPlan
}

/**
 * Follows a log. Visitors whom a full machine refused are in it as counts only: they come as further walk-ins within
 * the minute that was counted.
 */
export class LogReader {
  readonly #bookings = new Map<string, Booking>()
  readonly #days = new Map<string, { tickets: Map<string, Logged>; refused: { queue: string; at: number }[] }>()
  readonly #inPlay = new Map<string, Logged>()
  readonly #office: Office

  constructor(office: Office) {
    this.#office = office
  }

  note({ at, event }: Pick<RecordedEvent, 'at' | 'event'>): void {
    switch (event.type) {
      case 'BookingImported':
        this.#bookings.set(event.booking, event)
        return
      case 'BookingMoved': {
        const before = this.#bookings.get(event.booking)
        const { booking, date, time, queue } = event
        if (before) this.#bookings.set(booking, { ...before, booking, date, time, queue })
        return
      }
      case 'BookingChanged': {
        const before = this.#bookings.get(event.booking)
        const { booking, language, party } = event
        if (before)
          this.#bookings.set(booking, {
            ...before,
            ...(language !== undefined && { language }),
            ...(party !== undefined && { party }),
          })
        return
      }
      case 'TicketIssued':
        this.#begin(at, event)
        return
      case 'VisitJoined':
        this.#begin(at, { ...event, queue: this.#bookings.get(event.booking)?.queue ?? '' })
        return
      case 'TicketCalled': {
        const ticket = this.#inPlay.get(event.ticket)
        if (ticket) ticket.calledAt = at
        return
      }
      case 'TimeAsked': {
        // Whoever was called and asked for time kept the desk for a moment only.
        const ticket = this.#inPlay.get(event.ticket)
        if (ticket) ticket.calledAt = null
        return
      }
      case 'VisitorLeft':
      case 'TicketMarkedAbsent':
        this.#leave(event.ticket, at, 'absent')
        return
      case 'TicketReturned':
      case 'TicketTransferred':
      case 'TicketTakenBack':
        this.#leave(event.ticket, at, 'waiting')
        return
      case 'ServiceFinished':
      case 'VisitCancelled':
        this.#leave(event.ticket, at, 'over')
        return
      case 'VisitorsRefused':
        for (const { code, queue, times } of event.refusals)
          if (code === 'queue-full' && queue !== null)
            for (let i = 0; i < times; i++)
              this.#day(at).refused.push({ queue, at: at - Math.floor((i / times) * MINUTE) })
        return
      case 'DayClosed':
        this.#inPlay.clear()
        return
      default:
    }
  }

  days(): LoggedDays {
    const dates = [...this.#days].filter(([, day]) => day.tickets.size > 0).map(([date]) => date)
    return { dates: dates.sort(), plan: (office, logged, date) => this.#plan(office, logged, date) }
  }

  #begin(at: number, event: { ticket: string; queue: string; language: Language; booking: string | null }): void {
    const { ticket, queue, language, booking } = event
    const logged: Logged = {
      ticket,
      queue,
      language,
      booking,
      issuedAt: at,
      calledAt: null,
      minutes: 0,
      stage: 'waiting',
    }
    this.#inPlay.set(ticket, logged)
    this.#day(at).tickets.set(ticket, logged)
  }

  /** A visit that was at several desks, or several times at one, has taken all of it together. */
  #leave(ticket: string, at: number, stage: Logged['stage']): void {
    const logged = this.#inPlay.get(ticket)
    if (!logged) return
    if (logged.calledAt !== null && stage !== 'absent') logged.minutes += (at - logged.calledAt) / MINUTE
    logged.calledAt = null
    logged.stage = stage
  }

  #day(at: number) {
    const { date } = this.#office.time.wall(at)
    const day = this.#days.get(date) ?? { tickets: new Map<string, Logged>(), refused: [] }
    this.#days.set(date, day)
    return day
  }

  #plan(office: Office, logged: string, date: string): DayPlan {
    const day = this.#days.get(logged)
    const shift = office.time.instant(date, '00:00') - office.time.instant(logged, '00:00')
    // Wall time counts: between the two dates the clock may have changed.
    const moved = (at: number) => {
      const then = at + shift
      const hour = (epoch: number) => office.time.wall(epoch).minute
      return then + (hour(at) - hour(then)) * MINUTE
    }
    const tickets = [...(day?.tickets.values() ?? [])]
    const chance = chanceOf(0, `log of ${logged}`)
    const service = (queueId: string, own: number): number => {
      if (own > 0) return own
      const known = tickets.filter((t) => t.queue === queueId && t.minutes > 0)
      const queue = office.queues.get(queueId)
      return known.length > 0 ? chance.oneOf(known).minutes : queue ? drawService(queue, chance) : 1
    }
    const came = new Map(tickets.flatMap((t) => (t.booking === null ? [] : [[t.booking, t]])))
    const booked = [...this.#bookings.values()].filter((b) => b.date === logged)
    const visitors: Visitor[] = booked.map(({ booking: id, time, queue, language, party }) => {
      const ticket = came.get(id)
      const hourAt = office.time.instant(date, time)
      const byNumber = isCalledByNumber(office.queues.get(queue))
      const there = ticket !== undefined && !(byNumber && ticket.stage === 'absent')
      return {
        id,
        queue,
        language: ticket?.language ?? language ?? 'pl',
        booking: { time, hourAt, party: party ?? 1 },
        arrivesAt: there ? moved(ticket.issuedAt) : null,
        serviceMinutes: service(queue, ticket?.minutes ?? 0),
        patienceMinutes: ticket?.stage === 'absent' ? ABSENT : PATIENT,
      }
    })
    const walkIn = (id: string, queue: string, language: Language, at: number, minutes: number, absent: boolean) =>
      visitors.push({
        id,
        queue,
        language,
        booking: null,
        arrivesAt: moved(at),
        serviceMinutes: service(queue, minutes),
        patienceMinutes: absent ? ABSENT : PATIENT,
      })
    for (const { booking, ticket, queue, language, issuedAt, minutes, stage } of tickets)
      if (booking === null) walkIn(ticket, queue, language, issuedAt, minutes, stage === 'absent')
    for (const [i, { queue, at }] of (day?.refused ?? []).entries())
      walkIn(`refused-${i + 1}`, queue, 'pl', at, 0, false)
    return { date, visitors: visitors.filter((v) => office.queues.has(v.queue)) }
  }
}

/** Reads a log's events, oldest first. */
export function loggedDays(office: Office, log: Iterable<Pick<RecordedEvent, 'at' | 'event'>>): LoggedDays {
  const reader = new LogReader(office)
  for (const entry of log) reader.note(entry)
  return reader.days()
}
