import type { CallReason, Estimate, Language, PrintState } from '@poczekalnia/protocol'
import { type DayOverrides, noOverrides } from './day-overrides.ts'
import type { Holder } from './events.ts'
import type { FairnessCounters } from './fairness-counters.ts'
import { emptyWaitingRoom, type WaitingRoom } from './waiting-room.ts'

/** A booked visit. It is kept for a week after its day, so that "your visit was on Monday" can be said. */
export type Booking = {
  id: string
  date: string
  time: string
  hourAt: number
  queue: string
  code: string
  language: Language | null
  /** People whom it is for (WRO-4). */
  party: number
  /** As the last import told it; the office may have set another number since. */
  importedParty: number
  /** Set when it was booked on line first: its word is the site's, and a file neither moves it nor changes its code. */
  ofSite?: true
  /** Set when the booking site knows this visit under another id. */
  online?: Online
} & (
  | { status: 'expected' }
  | { status: 'checked-in'; ticket: string }
  | { status: 'lapsed' }
  /** By the office, before the visit came. */
  | { status: 'cancelled'; reason: string }
  /** The office had closed early, at that wall time. */
  | { status: 'not-held'; closes: string }
)

/**
 * A visit's other way in: it came in a file and was booked on line, or was called off there and booked anew. `id`: by
 * which the site knows it now. `before`: what it was known by until then, as a file will say again.
 */
export type Online = { id: string; before: { code: string; date: string; time: string; queue: string } }

/** What a ticket is from its first moment to its last. */
export type TicketFacts = {
  id: string
  number: string
  code: string
  /** The queue it waits in now; a transfer changes it. */
  queue: string
  /** Set when it was sent to one desk. */
  onlyDesk: number | null
  language: Language
  issuedAt: number
  /** The machine whose printer its paper comes out of: the one that issued it, or was asked for the paper since. */
  printsAt: string
  /** Position among all tickets of the day: settles two tickets of the same millisecond. */
  ordinal: number
  booking: { id: string; hourAt: number; time: string } | null
  /** What its visitor was told with it, `null` where the log does not say: the screen and the paper must not differ. */
  promise: { estimate: Estimate | null; ahead?: number } | null
  /** Ground on which it goes first, of the office's list; `null`: it has no priority. */
  priority: string | null
  /** How often its visitor has asked for more time. */
  timesAsked: number
  /** A clerk wrote something about this visitor. */
  noted: boolean
  print: PrintState
  /** Which try at paper `print` tells of: 1, and one more for each reprint. */
  copy: number
  /** When that paper was asked for, epoch ms. */
  printAskedAt: number
}

/** A call to a desk that is not over yet. */
export type Call = {
  id: string
  desk: number
  reason: CallReason
  calledAt: number
  lastCallAt: number
  recalls: number
}

/** Where a ticket is. What cannot be together doesn't compile: only a called or served ticket has a desk (ALL-6). */
export type TicketStage =
  | { status: 'waiting' }
  | { status: 'called'; call: Call }
  | { status: 'serving'; call: Call; startedAt: number }
  | { status: 'absent'; since: number }
  /** The visitor asked for some minutes more: nobody calls the ticket until then, epoch ms. */
  | { status: 'away'; until: number }
  | { status: 'finished' }
  | { status: 'cancelled'; reason: string }
  /** The visitor gave the place up. */
  | { status: 'left' }

/** Whether a ticket with this status has come to its end. */
export const isOver = (status: TicketStage['status']): boolean =>
  status === 'finished' || status === 'cancelled' || status === 'left'

export type Ticket = TicketFacts & TicketStage
export type TicketAtDesk = Extract<Ticket, { status: 'called' | 'serving' }>

export type Desk =
  | { status: 'closed' }
  /**
   * `queues`: those that it serves, in its order; `null`: all that the profile gives it. `since`, epoch ms: when it
   * opened, its break began, or somebody last came to it or went.
   */
  | { status: 'open'; holder: Holder; queues: string[] | null; ticket: string | null; since: number }
  | { status: 'paused'; holder: Holder; queues: string[] | null; reason: string | null; since: number }

/** A line of the display's board. `current` is asked of the ticket. */
export type BoardCall = { call: string; ticket: string; desk: number; at: number; recalls: number }

/**
 * The office as its events have made it. `evolve` changes it in place: a day of ten thousand tickets must not be copied
 * for each event. Nothing else writes to it.
 */
export type OfficeState = {
  /** When the day's first ticket was issued or desk opened, epoch ms; `null` while nothing has begun. */
  dayBegan: number | null
  /** When the newest event happened, epoch ms: the hub's clock never goes back behind it. */
  lastAt: number
  bookings: Map<string, Booking>
  /** Hours that stand cut on the booking site, by id, with their day. */
  cuts: Map<string, string>
  /**
   * date → code → booking. The code is what proves a booking: a PIN, a code or a booking number, as the office has
   * them.
   */
  bookingsByCode: Map<string, Map<string, string>>
  /** date → code → booking, of codes that prove a visit beside its own: it was booked in two ways. */
  otherCodes: Map<string, Map<string, string>>
  /** The booking site's id → booking, where they differ. */
  linked: Map<string, string>
  tickets: Map<string, Ticket>
  ticketByCode: Map<string, string>
  ticketByNumber: Map<string, string>
  /** Codes of the day before: a phone that still shows such a ticket is told that its day is over. */
  formerCodes: Set<string>
  /** Tickets given in each queue today. */
  numbers: Map<string, number>
  /**
   * Numbers begin at `from` since then, when `given` tickets of each queue were given (`numbers` at that time); `null`:
   * at 1.
   */
  raised: { from: number; given: Map<string, number> } | null
  /** Where the numbers of the day that a restored office goes on with are to begin; `null` once they do. */
  toRaise: number | null
  waiting: WaitingRoom
  absent: Set<string>
  /** Tickets whose visitors asked for more time. */
  away: Set<string>
  /** Tickets whose paper is still owed, oldest first. */
  unprinted: Set<string>
  /** Tickets still in play whose paper failed, the newest failure last: a clerk may ask for it again. */
  withoutPaper: Set<string>
  /** The newest tickets, oldest first, at most `RECENT`: machines are told how their paper fared. */
  recent: string[]
  desks: Map<number, Desk>
  /** Newest first, at most `BOARD_ROWS`. */
  board: BoardCall[]
  /** What the call order remembers, for each group of desks that serve the same queues: see `turnsKey`. */
  turns: Map<string, FairnessCounters>
  /** Minutes that visits of a queue kept their desk today, the newest last, at most `MEASURED`. */
  measured: Map<string, number[]>
  /** Visits finished today, by queue. */
  servedToday: Map<string, number>
  /** How often the machines had to say no today, and were counted. */
  refusedToday: number
  /**
   * Visits finished on days before, by queue, the newest day last, at most `SERVED_DAYS`: a limit may follow them
   * (OLS-4).
   */
  servedDays: Map<string, number[]>
  today: DayOverrides
  /** The profile that was taken over last, `null` in a log from before profiles were told. */
  profile: { version: number; hash: string } | null
  /** Acts that were answered, by key and whose it is: the same act asked again is answered alike and done once. */
  answered: Map<string, { ticket: string | null }>
}

/**
 * Rows of the board that are kept: a display shows 9 at most, and one of a single room only those of its own queues.
 */
export const BOARD_ROWS = 48
/** Newest tickets whose print outcome every machine is told. */
export const RECENT = 24
/** Newest service times kept for each queue: the pace of the last hours, not of the whole day. */
export const MEASURED = 40

export function emptyOffice(): OfficeState {
  return {
    dayBegan: null,
    lastAt: 0,
    bookings: new Map(),
    cuts: new Map(),
    bookingsByCode: new Map(),
    otherCodes: new Map(),
    linked: new Map(),
    tickets: new Map(),
    ticketByCode: new Map(),
    ticketByNumber: new Map(),
    formerCodes: new Set(),
    numbers: new Map(),
    raised: null,
    toRaise: null,
    waiting: emptyWaitingRoom(),
    absent: new Set(),
    away: new Set(),
    unprinted: new Set(),
    withoutPaper: new Set(),
    recent: [],
    desks: new Map(),
    board: [],
    turns: new Map(),
    measured: new Map(),
    servedToday: new Map(),
    refusedToday: 0,
    servedDays: new Map(),
    today: noOverrides(),
    profile: null,
    answered: new Map(),
  }
}

/** The desk that this page has opened, if any. */
export function deskOf(
  state: OfficeState,
  session: string,
): { number: number; desk: Exclude<Desk, { status: 'closed' }> } | null {
  for (const [number, desk] of state.desks) {
    if (desk.status !== 'closed' && desk.holder.session === session) return { number, desk }
  }
  return null
}

/** The ticket at a desk. */
export function ticketAt(state: OfficeState, desk: Desk | undefined): TicketAtDesk | null {
  if (desk?.status !== 'open' || desk.ticket === null) return null
  const ticket = state.tickets.get(desk.ticket)
  return ticket && (ticket.status === 'called' || ticket.status === 'serving') ? ticket : null
}
