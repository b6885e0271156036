import { z } from 'zod'
import type { CardToHub, KioskCard } from './cards.ts'
import {
  type Estimate,
  Key,
  Language,
  type Localized,
  type PastClosing,
  type Timestamp,
  type ViewHead,
  type WallTime,
} from './common.ts'
import type { Elsewhere } from './elsewhere.ts'
import type { Ack } from './errors.ts'
import type { KnownTicket } from './known-ticket.ts'
import type { PrintState } from './print-state.ts'
import type { PrinterState } from './printer.ts'
import type { PublicHoliday } from './public-holidays.ts'
import type { QueueState } from './queue-state.ts'
import type { ClosedEarly } from './supervisor-acts.ts'
import { idText, line } from './text/outside-text.ts'

/**
 * What proves a booking: a PIN, a code, a booking number. What it looks like, the office's profile says, and the hub
 * asks for it (WRO-1).
 */
export const FindVisit = z.strictObject({
  pin: line(32),
  queue: idText.optional(),
})
export const ConfirmVisit = z.strictObject({ visit: idText, language: Language, key: Key })
export const TakeTicket = z.strictObject({ queue: idText, language: Language, key: Key })

/** The code of a ticket's own page, as its paper carries it. */
export const FindTicket = z.strictObject({ code: idText })
export const PrintAgain = z.strictObject({ code: idText, key: Key })

/**
 * What the machine asks about before it checks anybody in: "is this your visit?" (ALL-12). No name (ALL-4). `language`:
 * the one that the booking was made in, where it is known, for who scans a code before choosing one. `party`: how many
 * people it is for, where it is for more than one (WRO-4). `closes`: the office ends its day at that hour, before this
 * visit's (ACC-10).
 */
export type Visit = {
  id: string
  hour: WallTime
  date: string
  queue: string
  language?: Language
  party?: number
  closes?: WallTime
  /** It may not be reached today (ACC-10). */
  pastClosing?: PastClosing
}

/** A ticket as the visitor gets it. */
export type IssuedTicket = {
  id: string
  /** `U045` */
  number: string
  queue: string
  /**
   * Tickets that today's call order puts before this one, at the moment of the answer. For a booked visit until its
   * hour: those that are booked earlier.
   */
  ahead: number
  /** `null` when no desk is open: then no time is told (ALL-10). */
  estimate: Estimate | null
  /** It may not be reached today (ACC-10). */
  pastClosing?: PastClosing
  /** Path of the ticket's own page, `/t/<unguessable code>`. */
  page: string
  /** The booked hour, for a confirmed visit. */
  hour?: WallTime
}

export type KioskQueue = {
  id: string
  prefix: string
  name: Localized
  state: QueueState
  waiting: number
  estimate: Estimate | null
  /** Who takes a ticket now may not be reached today: said before (ACC-10). */
  pastClosing?: PastClosing
  /** Where it is shorter now, when the profile allows it to be said (REG-3). */
  elsewhere?: Elsewhere
  /** What the visitor must have with them; asked before the ticket is printed (BYD-7). Empty: nothing is asked. */
  bring: Localized[]
  /** Tickets left of the day's limit, where the queue has one (OLS-3). */
  left?: number
  /** Whom this queue is for today, where it is not for everybody (OLS-7). */
  onlyFor?: Localized
}

export type KioskView = ViewHead & {
  /** Information cards (KAT-10, BYD-12); left out where the office has none. */
  cards?: KioskCard[]
  /** Walk-in queues in the order of the profile. */
  queues: KioskQueue[]
  /** Names of the queues that are booked, for "is this your visit?". */
  bookedQueues: {
    id: string
    prefix: string
    name: Localized
    bring: Localized[]
    /** This queue's own, in minutes, where the office has them by queue (KAT-2, KAT-3). */
    graceMinutes?: number
    arriveMinutesBefore?: number
    /** `by-number`: no ticket, the visit is called by its booking number (OLS-1). */
    arrival?: 'ticket' | 'by-number'
    /** Whom this queue is for today, where it is not for everybody (OLS-7). */
    onlyFor?: Localized
  }[]
  checkIn: {
    opensMinutesBefore: number
    graceMinutes: number
    arriveMinutesBefore: number
    pinLength: number
    code?: { kind: 'digits' | 'letters-and-digits'; min: number; max: number }
    /** The visitor chooses the queue before typing the code (WRO-1). */
    queueFirst?: boolean
  }
  /** What to tell who has no booking (BYD-9), a paragraph each. */
  noBooking: Localized[]
  /** Where to wait, for the check-in page. */
  waitingPlace: Localized
  /** Opening hours, one entry a weekday, 1 = Monday. */
  hours: { weekday: number; from: WallTime; to: WallTime }[]
  openNow: boolean
  /**
   * When the office opens next, `null` when that is not within the coming fortnight. Holidays and special days are
   * counted.
   */
  opensNext?: Timestamp | null
  /**
   * Set when today differs from its weekday: other hours, a day off, a public holiday. `hours`: those of today, none
   * when closed.
   */
  specialDay?: {
    closed: boolean
    name?: Localized
    holiday?: PublicHoliday
    hours?: { from: WallTime; to: WallTime }[]
  }
  /** Set when a supervisor lets today end early: from which hour on, and why. */
  closedEarly?: ClosedEarly
  /** A supervisor's message, in the languages it was written in. */
  message?: Localized | null
  /** Whom the office serves today, where it does not serve everybody (OLS-7). */
  onlyFor?: Localized
  /**
   * By queue a desk of the office that its tickets are not about to be called to: what an example of a call may show.
   * Left out for a queue that any desk may call now.
   */
  exampleDesks?: Record<string, number>
  printer: PrinterState
  /** Outcome of the newest prints of this office, keyed by ticket id. */
  prints: Record<string, PrintState>
  idle: { warnAfterSeconds: number; resetAfterSeconds: number; afterTicketSeconds: number }
}

export type KioskToHub = CardToHub & {
  'find-visit': (payload: z.infer<typeof FindVisit>, ack: (answer: Ack<{ visit: Visit }>) => void) => void
  'find-ticket': (payload: z.infer<typeof FindTicket>, ack: (answer: Ack<{ ticket: KnownTicket }>) => void) => void
  'print-again': (payload: z.infer<typeof PrintAgain>, ack: (answer: Ack) => void) => void
  'confirm-visit': (payload: z.infer<typeof ConfirmVisit>, ack: (answer: Ack<{ ticket: IssuedTicket }>) => void) => void
  'take-ticket': (payload: z.infer<typeof TakeTicket>, ack: (answer: Ack<{ ticket: IssuedTicket }>) => void) => void
}
export type HubToKiosk = { view: (view: KioskView) => void }
