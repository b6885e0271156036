import type { WireError } from '@poczekalnia/protocol'
import type { Office } from '../profile/office.ts'
import type { RecordedEvent } from '../ticketing/events.ts'
import type { OfficeState } from '../ticketing/state.ts'
import { windowsOn } from '../time/windows.ts'
import type { Outcome, PlayedCall, PlayedDay, PlayedVisit } from './played-day.ts'
import type { DayPlan, Visitor } from './visitors.ts'

/** Keeps what is needed of a day while it is played. */
export class DayRecord {
  readonly #office: Office
  readonly #plan: DayPlan
  readonly #hours: { opens: number; closes: number }
  readonly #visits: Map<string, PlayedVisit>
  readonly #visitors: Map<string, Visitor>
  readonly #byTicket = new Map<string, string>()
  readonly #calls: PlayedCall[] = []
  readonly #waiting: PlayedDay['waiting'] = []
  readonly #log: RecordedEvent[] = []
  readonly #deskClosed = new Map<number, number>()
  readonly #refusals: { queue: string; at: number; reason: string }[] = []

  constructor(office: Office, plan: DayPlan, hours: { opens: number; closes: number }) {
    this.#office = office
    this.#plan = plan
    this.#hours = hours
    this.#visitors = new Map(plan.visitors.map((visitor) => [visitor.id, visitor]))
    this.#visits = new Map(plan.visitors.map((visitor) => [visitor.id, beginning(visitor)]))
  }

  visitorOf(ticket: string): Visitor | undefined {
    return this.#visitors.get(this.#byTicket.get(ticket) ?? '')
  }

  note(entry: RecordedEvent, state: OfficeState): void {
    this.#log.push(entry)
    const { at, event } = entry
    switch (event.type) {
      case 'TicketIssued':
      case 'VisitJoined': {
        const id = event.booking ?? event.ticket.replace(/^ticket-/, '')
        this.#byTicket.set(event.ticket, id)
        const arrived = this.#visitors.get(id)?.arrivesAt ?? null
        this.#change(id, { number: event.number, issuedAt: at, arrivedAt: arrived, outcome: 'unserved' })
        return
      }
      case 'TicketCalled': {
        const id = this.#byTicket.get(event.ticket) ?? ''
        const { number, issuedAt } = state.tickets.get(event.ticket) ?? { number: '', issuedAt: at }
        const { desk, reason, ticket } = event
        this.#calls.push({ at, desk, reason, ticket, number, issuedAt })
        this.#change(id, { calledAt: at, desk, outcome: 'served' })
        return
      }
      case 'TicketMarkedAbsent':
        this.#change(this.#byTicket.get(event.ticket) ?? '', { outcome: 'absent' })
        return
      case 'DeskClosed':
        this.#deskClosed.set(event.desk, at)
        return
      default:
    }
  }

  refused(id: string, at: number, refusal: WireError): void {
    const reason = refusal.code === 'queue-full' ? refusal.reason : refusal.code
    this.#refusals.push({ queue: this.#visitors.get(id)?.queue ?? '', at, reason })
    this.#change(id, { arrivedAt: at, outcome: 'refused', refusal: reason })
  }

  end(id: string, outcome: Outcome): void {
    this.#change(id, { outcome })
  }

  sample(at: number, state: OfficeState): void {
    let booked = 0
    let walkIns = 0
    for (const lane of state.waiting.values()) {
      booked += lane.booked.length + lane.priorityBooked.length
      walkIns += lane.walkIns.length + lane.priorityWalkIns.length
    }
    this.#waiting.push({ at, booked, walkIns })
  }

  /** @param end epoch ms at which everybody went home, whoever still waited */
  played(state: OfficeState, end: number): PlayedDay {
    const { opens, closes } = this.#hours
    const left = [...state.desks].map(([number, desk]) =>
      desk.status === 'closed' ? (this.#deskClosed.get(number) ?? closes) : end,
    )
    const overtime = left.reduce((sum, at) => sum + Math.max(0, at - closes), 0) / 60_000
    return {
      date: this.#plan.date,
      desks: this.#office.desks.size,
      opens,
      closes,
      visits: [...this.#visits.values()],
      calls: this.#calls,
      waiting: this.#waiting,
      ticketsEnded: this.#ticketsEnded(),
      closedAt: Math.max(closes, ...left),
      overtimeMinutes: Math.round(overtime * 10) / 10,
      log: this.#log,
    }
  }

  /** Tickets ended early when somebody was told that there are no more and nobody got one afterwards. */
  #ticketsEnded(): PlayedDay['ticketsEnded'] {
    const { profile, time, tables, opening } = this.#office
    return profile.queues.flatMap(({ id, kind }) => {
      const ends = windowsOn(time, tables.get(id) ?? opening, this.#plan.date).at(-1)?.closes
      if (kind !== 'walk-in' || ends === undefined) return []
      const issued = [...this.#visits.values()].flatMap((v) => (v.queue === id ? (v.issuedAt ?? []) : []))
      const last = Math.max(0, ...issued)
      const full = this.#refusals.filter(({ queue, at, reason }) => queue === id && at >= last && isFull(reason))
      const first = Math.min(...full.map(({ at }) => at))
      return [full.length > 0 ? { queue: id, at: first, early: true } : { queue: id, at: ends, early: false }]
    })
  }

  #change(id: string, change: Partial<PlayedVisit>): void {
    const visit = this.#visits.get(id)
    if (visit) Object.assign(visit, change)
  }
}

const isFull = (reason: string) => reason === 'all-given' || reason === 'too-many-waiting'

const beginning = ({ id, queue, booking }: Visitor): PlayedVisit => ({
  visitor: id,
  queue,
  kind: booking ? 'booked' : 'walk-in',
  number: null,
  hourAt: booking?.hourAt ?? null,
  arrivedAt: null,
  issuedAt: null,
  calledAt: null,
  desk: null,
  outcome: 'never-came',
  refusal: null,
})
