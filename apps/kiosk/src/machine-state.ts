import type { Elsewhere, IssuedTicket, KnownTicket, Language, Visit, WireError } from '@poczekalnia/protocol'
import type { Scan } from './scan/read-code.ts'

/**
 * How an act that changes something stands. `unreachable`: it may have happened; only its own key may be tried again.
 */
export type Pending = 'no' | 'asking' | 'unreachable'

/**
 * An act that the hub must not do twice: its idempotency key, and the language that it was asked in first, since a key
 * that is repeated with another payload is refused.
 */
export type Act = { key: string; asked: Language | null }

/**
 * What the visitor is asked to type: a PIN of digits, a code of letters and digits, or a booking number, `A001`; and
 * the service that was chosen before it, where the office asks for that first (WRO-1).
 */
export type Entry = { kind: 'pin' | 'code' | 'number'; queue: string | null }

/** What the machine shows. What isn't here cannot be on the screen. */
export type Screen =
  | { screen: 'start' }
  | { screen: 'home' }
  | { screen: 'services'; page: number }
  | { screen: 'pin'; entry: Entry; typed: string; pending: Pending }
  /** A code that was not typed, or is tried under another service: it is being looked up. `of`: what it belongs to. */
  | { screen: 'scanned'; of: 'visit' | 'ticket'; code: string; queue: string | null; back: Screen; pending: Pending }
  /** `back`: where "not mine" leads. */
  | ({ screen: 'visit'; visit: Visit; back: Screen; pending: Pending } & Act)
  /** Said before the ticket: it is shorter in another office (REG-3). `asks`, `key`: of the ticket after it. */
  | { screen: 'elsewhere'; queue: string; told: Elsewhere; asks: boolean; key: string }
  | ({ screen: 'walk-in'; queue: string; pending: Pending } & Act)
  | { screen: 'prepare'; queue: string }
  | { screen: 'queue-closed'; queue: string }
  /**
   * `until`: `performance.now()` from which it makes sense to try again, ms. `code`: what the visitor tried, if
   * anything.
   */
  | { screen: 'refused'; error: WireError; code: string | null; back: Screen; until: number | null }
  | { screen: 'ticket'; ticket: IssuedTicket; kind: 'booked' | 'walk-in' }
  /**
   * How a ticket stands that somebody has already (ACC-9). `pending`, `problem`: of its paper, asked for again under
   * `key`.
   */
  | {
      screen: 'status'
      ticket: KnownTicket
      back: Screen
      pending: 'no' | 'asking'
      key: string
      problem: WireError | 'unreachable' | null
    }
  | { screen: 'information'; page: number }
  | { screen: 'notices'; page: number }
  | { screen: 'hours' }
  | CardScreen

/** The usual colours, or those of 7:1 on light or on dark paper. */
export type Theme = 'light' | 'contrast' | 'dark'

export type State = {
  /** Counts the visitors of this page; an answer to an earlier one's question is dropped. */
  visitor: number
  language: Language
  /** Somebody chose the language, or the booking told it; until then the machine speaks the office's first one. */
  chosen: boolean
  /** The page of languages lies over the screen, which is still there underneath. */
  choosingLanguage: boolean
  lowReach: boolean
  theme: Theme
  /** Whether the machine speaks: to everybody, or over headphones. */
  speech: 'off' | 'aloud' | 'private'
  /** Headphones are in the socket; they stay there when a visitor goes. */
  plugged: boolean
  /** The screen is dark while it speaks, so that nobody looks over a shoulder. */
  dark: boolean
  /** Text half as large again (ACC-3). */
  larger: boolean
  warned: boolean
  /** The visitor has kept this screen from going. */
  held: boolean
  /**
   * Walk-in tickets of this visitor that were asked for and never answered: asking again must not give a second one.
   */
  unanswered: Readonly<Record<string, Act>>
  at: Screen
}

export type Action =
  | { type: 'language'; language: Language }
  | { type: 'choose-language' }
  | { type: 'open'; screen: 'home' | 'services' | 'information' | 'notices' | 'hours' }
  | { type: 'enter'; entry: Entry }
  | { type: 'back' }
  | { type: 'page'; page: number }
  /** `asks`: the queue wants to know what the visitor has brought before it gives a ticket (BYD-7). */
  | { type: 'queue'; queue: string; open: boolean; asks: boolean; key: string; elsewhere?: Elsewhere | undefined }
  /** The visitor wants a ticket here, although it is shorter elsewhere. */
  | { type: 'here' }
  /** `sends`: the length at which the machine asks by itself, `null` where the visitor says when it is whole. */
  | { type: 'type'; signs: string; longest: number; autoSubmitLength: number | null }
  /** The visitor says that the code is typed, which has so many signs at least. */
  | { type: 'whole'; least: number }
  | { type: 'backspace' }
  | { type: 'clear' }
  /** What a scanner or a camera read; `null`: nothing that can be a code here. */
  | { type: 'scanned'; read: Scan | null }
  /** The code that was just refused, under the service that it belongs to. */
  | { type: 'other-service'; queue: string }
  | { type: 'yes' }
  | { type: 'no' }
  | { type: 'found'; visitor: number; visit: Visit; key: string }
  /** How a ticket stands whose paper was scanned. */
  | { type: 'known'; visitor: number; ticket: KnownTicket }
  /** The ticket on the screen stands otherwise by now. */
  | { type: 'followed'; ticket: KnownTicket }
  | { type: 'print-again'; key: string }
  | { type: 'printing-again'; visitor: number }
  | { type: 'issued'; visitor: number; ticket: IssuedTicket }
  | { type: 'refused'; visitor: number; error: WireError; now: number }
  | { type: 'unreachable'; visitor: number }
  | { type: 'reach' }
  /** The next of the themes. */
  | { type: 'theme' }
  | { type: 'larger' }
  /** Speech begins or ends. */
  | { type: 'speech' }
  | { type: 'headphones'; plugged: boolean }
  | { type: 'dark' }
  | { type: 'warn' }
  | { type: 'stay' }
  | { type: 'reset'; language: Language }
  | CardAction

/** What the machine shows of its information cards (KAT-10, BYD-12). `back`: where "back" leads. */
export type CardScreen =
  | { screen: 'cards'; page: number; back: Screen }
  /** `group` and `purpose`: what was chosen so far, where the card has purposes. */
  | { screen: 'card'; card: string; group: number | null; purpose: string | null; page: number; back: Screen }
  /** The list on a phone or on paper. `print`: which paper was asked for last; `problem`: why there is none. */
  | {
      screen: 'card-take'
      card: string
      purpose: string | null
      pending: 'no' | 'asking'
      key: string
      print: string | null
      problem: WireError | 'unreachable' | null
      back: Screen
    }

export type CardAction =
  | { type: 'cards' }
  | { type: 'card'; card: string; group: number | null; purpose: string | null }
  | { type: 'card-take' }
  | { type: 'print-card'; key: string }
  | { type: 'card-printing'; visitor: number; print: string }
