import type { IssuedTicket, Language, Visit, WireError } from '@poczekalnia/protocol'
import { type CardAction, type CardScreen, reduceCard } from './card-machine.ts'

/** How an act that changes something stands. `unreachable`: it may have happened; only its own key may be tried again. */
export type Pending = 'no' | 'asking' | 'unreachable'

/**
 * An act that the hub must not do twice: its idempotency key, and the language that it was asked in first, since a key that is
 * repeated with another payload is refused.
 */
export type Act = { key: string; asked: Language | null }

/**
 * What the visitor is asked to type: a PIN of digits, a code of letters and digits, or a booking number, `A001`; and the service that
 * was chosen before it, where the office asks for that first (WRO-1).
 */
export type Entry = { kind: 'pin' | 'code' | 'number'; queue: string | null }

/** What the machine shows. What isn't here cannot be on the screen. */
export type Screen =
  | { screen: 'start' }
  | { screen: 'home' }
  | { screen: 'services'; page: number }
  | { screen: 'pin'; entry: Entry; typed: string; pending: Pending }
  /** A code that was not typed, or is tried under another service: it is being looked up. */
  | { screen: 'scanned'; code: string; queue: string | null; back: Screen; pending: Pending }
  /** `back`: where "not mine" leads. */
  | ({ screen: 'visit'; visit: Visit; back: Screen; pending: Pending } & Act)
  | ({ screen: 'walk-in'; queue: string; pending: Pending } & Act)
  | { screen: 'prepare'; queue: string }
  | { screen: 'queue-closed'; queue: string }
  /** `until`: `performance.now()` from which it makes sense to try again, ms. `code`: what the visitor tried, if anything. */
  | { screen: 'refused'; error: WireError; code: string | null; back: Screen; until: number | null }
  | { screen: 'ticket'; ticket: IssuedTicket; kind: 'booked' | 'walk-in' }
  | { screen: 'information'; page: number }
  | { screen: 'notices'; page: number }
  | { screen: 'hours' }
  | CardScreen

export type State = {
  /** Counts the visitors of this page; an answer to an earlier one's question is dropped. */
  visitor: number
  language: Language
  /** Somebody chose the language, or the booking told it; until then the machine speaks the office's first one. */
  chosen: boolean
  /** The page of languages lies over the screen, which is still there underneath. */
  choosingLanguage: boolean
  lowReach: boolean
  contrast: boolean
  warned: boolean
  /** Walk-in tickets of this visitor that were asked for and never answered: asking again must not give a second one. */
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
  | { type: 'queue'; queue: string; open: boolean; asks: boolean; key: string }
  /** `sends`: the length at which the machine asks by itself, `null` where the visitor says when it is whole. */
  | { type: 'type'; signs: string; longest: number; autoSubmitLength: number | null }
  /** The visitor says that the code is typed, which has so many signs at least. */
  | { type: 'whole'; least: number }
  | { type: 'backspace' }
  | { type: 'clear' }
  /** What a scanner or a camera read; `null`: nothing that can be a code here. */
  | { type: 'scanned'; code: string | null }
  /** The code that was just refused, under the service that it belongs to. */
  | { type: 'other-service'; queue: string }
  | { type: 'yes' }
  | { type: 'no' }
  | { type: 'found'; visitor: number; visit: Visit; key: string }
  | { type: 'issued'; visitor: number; ticket: IssuedTicket }
  | { type: 'refused'; visitor: number; error: WireError; now: number }
  | { type: 'unreachable'; visitor: number }
  | { type: 'reach' }
  | { type: 'contrast' }
  | { type: 'warn' }
  | { type: 'stay' }
  | { type: 'reset'; language: Language }
  | CardAction

/** The machine as a visitor finds it: the office's first language, nothing of the visitor before. */
export function initial(language: Language, visitor = 0): State {
  return {
    visitor,
    language,
    chosen: false,
    choosingLanguage: false,
    lowReach: false,
    contrast: false,
    warned: false,
    unanswered: {},
    at: { screen: 'start' },
  }
}

const empty = (entry: Entry): Screen => ({ screen: 'pin', entry, typed: '', pending: 'no' })

/** Where "back" leads, null where it leads nowhere. A ticket is left by "done" alone. */
export function before(at: Screen): Screen | null {
  switch (at.screen) {
    case 'start':
    case 'ticket':
      return null
    case 'home':
      return { screen: 'start' }
    case 'visit':
    case 'refused':
    case 'scanned':
    case 'cards':
    case 'card':
    case 'card-take':
      return at.back
    case 'pin':
      return at.entry.queue === null ? { screen: 'home' } : { screen: 'services', page: 0 }
    case 'services':
    case 'walk-in':
    case 'prepare':
    case 'queue-closed':
    case 'information':
    case 'notices':
    case 'hours':
      return { screen: 'home' }
    default: {
      const never: never = at
      return never
    }
  }
}

/** Whether an answer of the hub is awaited: nothing can be pressed and nobody is idle meanwhile. */
export function asking(at: Screen): boolean {
  return 'pending' in at && at.pending === 'asking'
}

function edited(state: State, edit: (typed: string) => string, autoSubmitLength: number | null = null): State {
  const { at } = state
  if (at.screen !== 'pin' || at.pending === 'asking') return state
  const typed = edit(at.typed)
  return { ...state, at: { ...at, typed, pending: typed.length === autoSubmitLength ? 'asking' : 'no' } }
}

/** Where a visitor who scanned goes back to: a typed code is gone, and what hangs on an act is not gone back to. */
function backFrom(at: Screen): Screen {
  switch (at.screen) {
    case 'pin':
      return empty(at.entry)
    case 'visit':
    case 'refused':
    case 'scanned':
      return at.back
    case 'start':
    case 'services':
      return at
    default:
      return { screen: 'home' }
  }
}

/** Looks a code up, if the machine is at a screen that may be left for it: never while an act is open, never from a ticket. */
function scanned(state: State, code: string | null): State {
  const { at } = state
  if (at.screen === 'ticket' || ('pending' in at && at.pending !== 'no')) return state
  const back = backFrom(at)
  const next: Screen =
    code === null
      ? { screen: 'refused', error: { code: 'bad-request', field: 'pin', expected: 'a code' }, code, back, until: null }
      : { screen: 'scanned', code, queue: back.screen === 'pin' ? back.entry.queue : null, back, pending: 'asking' }
  return { ...state, choosingLanguage: false, at: next }
}

/** The start of the questions: languages come first while nobody has chosen one. */
const homeOf = (state: State): Screen => ({ screen: state.chosen ? 'home' : 'start' })

/** A step back. Who has chosen a language meanwhile does not choose it again. */
function stepBack(state: State): State {
  const earlier = before(state.at)
  if (!earlier || asking(state.at)) return state
  return { ...state, at: earlier.screen === 'start' && state.at.screen !== 'home' ? homeOf(state) : earlier }
}

function waitUntil(error: WireError, now: number): number | null {
  return error.code === 'too-many-tries' || error.code === 'rate-limited' ? now + error.seconds * 1_000 : null
}

/** The whole behaviour of the machine's screen. Pure: keys, times and answers come in with the action. */
export function reduce(state: State, action: Action): State {
  const { at } = state
  // An answer counts only for the visitor who asked, and only while the machine still waits for it.
  if ('visitor' in action && (action.visitor !== state.visitor || !asking(at))) return state

  switch (action.type) {
    case 'language': {
      const next: Screen = at.screen === 'start' ? { screen: 'home' } : at
      return { ...state, language: action.language, chosen: true, choosingLanguage: false, at: next }
    }
    case 'choose-language':
      return { ...state, choosingLanguage: at.screen !== 'start' }
    case 'open': {
      if (asking(at)) return state
      const { screen } = action
      if (screen === 'home') return { ...state, at: homeOf(state) }
      return { ...state, at: screen === 'hours' ? { screen } : { screen, page: 0 } }
    }
    case 'enter':
      return asking(at) ? state : { ...state, at: empty(action.entry) }
    case 'back': {
      if (state.choosingLanguage) return { ...state, choosingLanguage: false }
      return stepBack(state)
    }
    case 'page':
      return 'page' in at ? { ...state, at: { ...at, page: action.page } } : state
    case 'queue': {
      if (at.screen !== 'home') return state
      const { queue } = action
      if (!action.open) return { ...state, at: { screen: 'queue-closed', queue } }
      const act = state.unanswered[queue] ?? { key: action.key, asked: action.asks ? null : state.language }
      return { ...state, at: { screen: 'walk-in', queue, ...act, pending: action.asks ? 'no' : 'asking' } }
    }
    case 'type':
      return edited(state, (typed) => (typed + action.signs).slice(0, action.longest), action.autoSubmitLength)
    case 'whole':
      if (at.screen !== 'pin' || at.pending !== 'no' || at.typed.length < action.least) return state
      return { ...state, at: { ...at, pending: 'asking' } }
    case 'backspace':
      return edited(state, (typed) => typed.slice(0, -1))
    case 'clear':
      return edited(state, () => '')
    case 'scanned':
      return scanned(state, action.code)
    case 'other-service': {
      if (at.screen !== 'refused' || at.code === null) return state
      const { code } = at
      const { queue } = action
      const back = at.back.screen === 'pin' ? empty({ ...at.back.entry, queue }) : at.back
      return { ...state, at: { screen: 'scanned', code, queue, back, pending: 'asking' } }
    }
    case 'yes':
      if (asking(at)) return state
      if (at.screen === 'pin' || at.screen === 'scanned') return { ...state, at: { ...at, pending: 'asking' } }
      if (at.screen === 'visit' || at.screen === 'walk-in') {
        return { ...state, at: { ...at, asked: at.asked ?? state.language, pending: 'asking' } }
      }
      return state
    case 'no':
      if (asking(at)) return state
      if (at.screen === 'visit') return stepBack(state)
      if (at.screen === 'walk-in') return { ...state, at: { screen: 'prepare', queue: at.queue } }
      return state
    case 'found': {
      if (at.screen !== 'pin' && at.screen !== 'scanned') return state
      const { visit, key } = action
      // A visitor who only scanned has said no language: the booking may know it.
      const language = state.chosen ? undefined : visit.language
      return {
        ...state,
        ...(language && { language, chosen: true }),
        at: { screen: 'visit', visit, key, asked: null, back: backFrom(at), pending: 'no' },
      }
    }
    case 'issued':
      if (at.screen !== 'visit' && at.screen !== 'walk-in') return state
      return {
        ...state,
        at: { screen: 'ticket', ticket: action.ticket, kind: at.screen === 'visit' ? 'booked' : 'walk-in' },
      }
    case 'refused': {
      const { error, now } = action
      if (at.screen === 'card-take') return { ...state, at: { ...at, pending: 'no', problem: error } }
      const code = at.screen === 'pin' ? at.typed : at.screen === 'scanned' ? at.code : null
      return {
        ...state,
        at: { screen: 'refused', error, code, back: backFrom(at), until: waitUntil(error, now) },
      }
    }
    case 'unreachable':
      if (!('pending' in at)) return state
      if (at.screen === 'card-take') return { ...state, at: { ...at, pending: 'no', problem: 'unreachable' } }
      return {
        ...state,
        unanswered:
          at.screen === 'walk-in'
            ? { ...state.unanswered, [at.queue]: { key: at.key, asked: at.asked } }
            : state.unanswered,
        at: { ...at, pending: 'unreachable' },
      }
    case 'reach':
      return { ...state, lowReach: !state.lowReach }
    case 'contrast':
      return { ...state, contrast: !state.contrast }
    case 'warn':
      return { ...state, warned: true }
    case 'stay':
      return { ...state, warned: false }
    case 'reset':
      return initial(action.language, state.visitor + 1)
    case 'cards':
    case 'card':
    case 'card-take':
    case 'print-card':
    case 'card-printing':
      return reduceCard(state, action)
    default: {
      const never: never = action
      return never
    }
  }
}
