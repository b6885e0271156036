import { z } from 'zod'
import type { CallReason } from './call-reason.ts'
import {
  type Estimate,
  Key,
  type Language,
  type Localized,
  type Timestamp,
  type ViewHead,
  type WallTime,
} from './common.ts'
import type { LinkedDisplay } from './display.ts'
import type { Ack } from './errors.ts'
import type { PrinterState } from './printer.ts'
import type { Role } from './staff.ts'
import { idText as id, paragraphs } from './text/outside-text.ts'

const desk = z.number().int().min(1).max(999)

/** `queues`: those that the clerk serves, in their order; left out: all that the desk does, or as they were. */
export const OpenDesk = z.strictObject({
  desk,
  takeOver: z.boolean().optional(),
  queues: z.array(id).min(1).max(50).optional(),
  key: Key,
})
export const Bare = z.strictObject({ key: Key })
export const Pause = z.strictObject({ reason: id.optional(), key: Key })
/** `ticket` is a ticket's id or its number, `U045`. */
export const CallTicket = z.strictObject({ ticket: id, key: Key })
/** `call`: the visitor stands at this desk, and is called to it in the same act. */
export const TakeBack = z.strictObject({ ticket: id, call: z.boolean().optional(), key: Key })
/** `minutes`: nobody calls the visitor before so many are over; left out: back to their place at once. */
export const Return = z.strictObject({ minutes: z.number().int().min(1).max(120).optional(), key: Key })
/** A note about the visitor at the desk, for who serves them next. It is gone with the day. */
const note = paragraphs(500)
export const Transfer = z.union([
  z.strictObject({ queue: id, note: note.optional(), key: Key }),
  z.strictObject({ desk, note: note.optional(), key: Key }),
])
export const WriteNote = z.strictObject({ text: note, key: Key })
export const CancelVisit = z.strictObject({ reason: id, key: Key })

/** `ground`: of the view's `grounds`; `null` takes priority back. */
export const GivePriority = z.strictObject({ ticket: id, ground: id.nullable(), key: Key })

/** What a clerk wrote about a visitor. */
export type VisitNote = { text: string; by: string; at: Timestamp }

/** Who stands at the desk. Name and case only here, only while they are here (BYD-5, ALL-4, ALL-11). */
export type AtDesk = {
  ticket: string
  number: string
  queue: string
  kind: 'booked' | 'walk-in'
  status: 'called' | 'serving'
  language: Language
  reason: CallReason
  issuedAt: Timestamp
  calledAt: Timestamp
  /** When it was last called or recalled. */
  lastCallAt: Timestamp
  startedAt: Timestamp | null
  /** Ground on which this ticket goes first, of the view's `grounds`. */
  priority?: string
  /** What clerks wrote about this visitor today, the oldest first. */
  notes?: VisitNote[]
  recalls: number
  /** Recalls still owed before the visitor may be marked absent (ALL-7). */
  recallsOwed: number
  booking: {
    name: string | null
    /**
     * What the machine-readable lines of a passport may say for the name, where that isn't the name itself, the
     * likeliest first, and the states that write it so by their letters in passports; absent when none is known
     * (BOK-18).
     */
    passport?: { form: string; issuers: string[] }[]
    hour: WallTime
    case: string | null
    /** People whom the booking is for, where it is for more than one (WRO-4). */
    party?: number
    /** What the visitor's confirmation shows, where the office compares it (WRO-5). */
    code?: string
  } | null
  /** Whether a display has told that it shows this call; `null` when no display is linked. */
  shown: boolean | null
  /**
   * When the voice was done with the last call; `null` while the call still waits for its turn. Left out where no
   * display is linked.
   */
  announcedAt?: Timestamp | null
}

export type WaitingTicket = {
  ticket: string
  number: string
  queue: string
  kind: 'booked' | 'walk-in'
  issuedAt: Timestamp
  hour: WallTime | null
  /** Booked, and its hour has come. */
  due: boolean
  language: Language
  /** Sent to this desk only. */
  desk: number | null
  /** Ground on which it goes first, of the view's `grounds`. */
  priority?: string
  /** A clerk wrote something about this visitor; who calls them can read it. */
  noted?: true
}

export type DeskState = 'closed' | 'free' | 'called' | 'serving' | 'paused'

export type CounterView = ViewHead & {
  /** Name of the device that this page is paired as. */
  device: string
  /** Who is signed in at this page. */
  person: { name: string; role: Role; mustChangePassword: boolean } | null
  /** `needed`: the office has accounts, and nothing is done at a desk before somebody signs in. */
  signIn: 'needed' | 'not-needed'
  /** This page's own desk, `null` before one is chosen and after it was taken over. */
  desk: {
    number: number
    state: DeskState
    pauseReason: string | null
    /** Queues that it serves, in its order. */
    queues: string[]
    /** When it opened, its break began, or somebody last came to it or went. */
    since: Timestamp
    /** Numbers of tickets that wait for this very desk: nobody else calls them. At most 20. */
    sentHere: string[]
    visitor: AtDesk | null
    /**
     * The visitor called last, when they went by themselves: they need more time, `until` then, or gave the visit up
     * (`null`). Until the desk calls again, takes a break or is opened anew.
     */
    gone?: { number: string; until: Timestamp | null } | null
  } | null
  /** `as-listed`: a desk calls from the first of its queues that has somebody whose turn it is. */
  order: 'together' | 'as-listed'
  /** Set when another page has taken this page's desk: by whom, when, and the number of the visitor who went along. */
  takenOver: { desk: number; by: string; at: Timestamp; visitor: string | null } | null
  desks: {
    number: number
    state: DeskState
    by: string | null
    mine: boolean
    serving: string | null
    /** Queues that may be served there by who is at this page, in the profile's order. */
    queues: string[]
  }[]
  queues: {
    id: string
    prefix: string
    name: Localized
    kind: 'booked' | 'walk-in'
    waiting: number
    longestSince: Timestamp | null
    /** How long a visit keeps its desk, in whole minutes: half of them take that long. */
    usual: Estimate
    /** Open desks that call from it, those on a break too. */
    desks: number[]
  }[]
  /** What the office sets for calls that nobody answers. */
  calls: { recallAfterSeconds: number; takeBackMinutes: number }
  /**
   * The next tickets as this desk would call them, the first by `call-next`; all desks' while none is chosen. At most
   * 60.
   */
  waiting: WaitingTicket[]
  waitingTotal: number
  /**
   * Visitors who asked for some minutes more, or were sent away for some; nobody calls them by *next* before `until`.
   */
  away: { ticket: string; number: string; queue: string; until: Timestamp }[]
  absent: { ticket: string; number: string; queue: string; since: Timestamp; until: Timestamp }[]
  /** Tickets in play whose paper failed, the newest first, at most 6: `reprint` prints them again. */
  withoutPaper: { ticket: string; number: string }[]
  /** Booked visits still expected today. */
  expected: number
  pauseReasons: { id: string; name: Localized }[]
  cancelReasons: { id: string; name: Localized }[]
  /** Grounds on which a ticket may go first; left out where the office has none. */
  grounds?: { id: string; name: Localized }[]
  /** Who may come to the desk with a visitor (OLS-8). */
  companions?: Localized[]
  /** `list`: each of them, those in trouble first. */
  displays: { linked: number; list?: LinkedDisplay[] }
  machine: { linked: number; printer: PrinterState }
}

/** What a counter gets back for calling somebody. */
export type CalledTicket = { id: string; number: string; queue: string; desk: number; reason: CallReason; call: string }

type Act<Payload, Answer = Record<never, never>> = (payload: Payload, ack: (answer: Ack<Answer>) => void) => void

export type CounterToHub = {
  'open-desk': Act<z.infer<typeof OpenDesk>>
  'close-desk': Act<z.infer<typeof Bare>>
  pause: Act<z.infer<typeof Pause>>
  resume: Act<z.infer<typeof Bare>>
  'call-next': Act<z.infer<typeof Bare>, { ticket: CalledTicket }>
  call: Act<z.infer<typeof CallTicket>, { ticket: CalledTicket }>
  recall: Act<z.infer<typeof Bare>, { ticket: CalledTicket }>
  start: Act<z.infer<typeof Bare>>
  finish: Act<z.infer<typeof Bare>>
  /** `ticket`: `null` when nobody waits; the visit is over all the same. */
  'finish-and-next': Act<z.infer<typeof Bare>, { ticket: CalledTicket | null }>
  'no-show': Act<z.infer<typeof Bare>>
  /** `ticket`: where it was called as well. */
  'take-back': Act<z.infer<typeof TakeBack>, { ticket?: CalledTicket }>
  return: Act<z.infer<typeof Return>>
  transfer: Act<z.infer<typeof Transfer>>
  note: Act<z.infer<typeof WriteNote>>
  'cancel-visit': Act<z.infer<typeof CancelVisit>>
  /** The paper of a ticket that has none, once more: the same ticket (BYD-8). */
  reprint: Act<z.infer<typeof CallTicket>>
  'give-priority': Act<z.infer<typeof GivePriority>>
}
export type HubToCounter = { view: (view: CounterView) => void }
