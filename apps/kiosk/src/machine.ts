import type { IssuedTicket, Language, Visit, WireError } from '@poczekalnia/protocol'

/** How an act that changes something stands. `unreachable`: it may have happened; only its own key may be tried again. */
export type Pending = 'no' | 'asking' | 'unreachable'

/**
 * An act that the hub must not do twice: its idempotency key, and the language that it was asked in first, since a key that is
 * repeated with another payload is refused.
 */
export type Act = { key: string; asked: Language | null }

/** What the machine shows. What isn't here cannot be on the screen. */
export type Screen =
  | { screen: 'start' }
  | { screen: 'home' }
  | { screen: 'pin'; digits: string; pending: Pending }
  | ({ screen: 'visit'; visit: Visit; pending: Pending } & Act)
  | ({ screen: 'walk-in'; queue: string; pending: Pending } & Act)
  | { screen: 'prepare'; queue: string }
  | { screen: 'queue-closed'; queue: string }
  /** `until`: `performance.now()` from which it makes sense to try again, ms. */
  | { screen: 'refused'; error: WireError; from: 'pin' | 'walk-in'; until: number | null }
  | { screen: 'ticket'; ticket: IssuedTicket; kind: 'booked' | 'walk-in' }
  | { screen: 'information'; page: number }
  | { screen: 'hours' }

export type State = {
  /** Counts the visitors of this page; an answer to an earlier one's question is dropped. */
  visitor: number
  language: Language
  /** The page of languages lies over the screen, which is still there underneath. */
  choosingLanguage: boolean
  reach: boolean
  contrast: boolean
  warned: boolean
  /** Walk-in tickets of this visitor that were asked for and never answered: asking again must not give a second one. */
  owed: Readonly<Record<string, Act>>
  at: Screen
}

export type Action =
  | { type: 'language'; language: Language }
  | { type: 'choose-language' }
  | { type: 'open'; screen: 'home' | 'pin' | 'information' | 'hours' }
  | { type: 'back' }
  | { type: 'page'; page: number }
  /** `asks`: the queue wants to know what the visitor has brought before it gives a ticket (BYD-7). */
  | { type: 'queue'; queue: string; open: boolean; asks: boolean; key: string }
  | { type: 'digit'; digit: string; length: number }
  | { type: 'backspace' }
  | { type: 'clear' }
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

/** The machine as a visitor finds it: the office's first language, nothing of the visitor before. */
export function initial(language: Language, visitor = 0): State {
  return {
    visitor,
    language,
    choosingLanguage: false,
    reach: false,
    contrast: false,
    warned: false,
    owed: {},
    at: { screen: 'start' },
  }
}

const emptyPin: Screen = { screen: 'pin', digits: '', pending: 'no' }

/** Where "back" leads, null where it leads nowhere. A ticket is left by "done" alone. */
export function before(at: Screen): Screen | null {
  switch (at.screen) {
    case 'start':
    case 'ticket':
      return null
    case 'home':
      return { screen: 'start' }
    case 'visit':
      return emptyPin
    case 'refused':
      return at.from === 'pin' ? emptyPin : { screen: 'home' }
    case 'pin':
    case 'walk-in':
    case 'prepare':
    case 'queue-closed':
    case 'information':
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

function edited(state: State, edit: (digits: string) => string, length = Number.POSITIVE_INFINITY): State {
  const { at } = state
  if (at.screen !== 'pin' || at.pending === 'asking') return state
  const digits = edit(at.digits)
  return { ...state, at: { screen: 'pin', digits, pending: digits.length === length ? 'asking' : 'no' } }
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
      return { ...state, language: action.language, choosingLanguage: false, at: next }
    }
    case 'choose-language':
      return { ...state, choosingLanguage: at.screen !== 'start' }
    case 'open':
      if (asking(at)) return state
      return {
        ...state,
        at:
          action.screen === 'pin'
            ? emptyPin
            : action.screen === 'information'
              ? { screen: 'information', page: 0 }
              : { screen: action.screen },
      }
    case 'back': {
      if (state.choosingLanguage) return { ...state, choosingLanguage: false }
      const earlier = before(at)
      return earlier && !asking(at) ? { ...state, at: earlier } : state
    }
    case 'page':
      return at.screen === 'information' ? { ...state, at: { ...at, page: action.page } } : state
    case 'queue': {
      if (at.screen !== 'home') return state
      const { queue } = action
      if (!action.open) return { ...state, at: { screen: 'queue-closed', queue } }
      const act = state.owed[queue] ?? { key: action.key, asked: action.asks ? null : state.language }
      return { ...state, at: { screen: 'walk-in', queue, ...act, pending: action.asks ? 'no' : 'asking' } }
    }
    case 'digit':
      return edited(state, (digits) => (digits + action.digit).slice(0, action.length), action.length)
    case 'backspace':
      return edited(state, (digits) => digits.slice(0, -1))
    case 'clear':
      return edited(state, () => '')
    case 'yes':
      if (asking(at)) return state
      if (at.screen === 'pin') return { ...state, at: { ...at, pending: 'asking' } }
      if (at.screen === 'visit' || at.screen === 'walk-in') {
        return { ...state, at: { ...at, asked: at.asked ?? state.language, pending: 'asking' } }
      }
      return state
    case 'no':
      if (asking(at)) return state
      if (at.screen === 'visit') return { ...state, at: emptyPin }
      if (at.screen === 'walk-in') return { ...state, at: { screen: 'prepare', queue: at.queue } }
      return state
    case 'found':
      if (at.screen !== 'pin') return state
      return { ...state, at: { screen: 'visit', visit: action.visit, key: action.key, asked: null, pending: 'no' } }
    case 'issued':
      if (at.screen !== 'visit' && at.screen !== 'walk-in') return state
      return {
        ...state,
        at: { screen: 'ticket', ticket: action.ticket, kind: at.screen === 'visit' ? 'booked' : 'walk-in' },
      }
    case 'refused': {
      const from = at.screen === 'walk-in' ? 'walk-in' : 'pin'
      return {
        ...state,
        at: { screen: 'refused', error: action.error, from, until: waitUntil(action.error, action.now) },
      }
    }
    case 'unreachable':
      if (!('pending' in at)) return state
      return {
        ...state,
        owed: at.screen === 'walk-in' ? { ...state.owed, [at.queue]: { key: at.key, asked: at.asked } } : state.owed,
        at: { ...at, pending: 'unreachable' },
      }
    case 'reach':
      return { ...state, reach: !state.reach }
    case 'contrast':
      return { ...state, contrast: !state.contrast }
    case 'warn':
      return { ...state, warned: true }
    case 'stay':
      return { ...state, warned: false }
    case 'reset':
      return initial(action.language, state.visitor + 1)
    default: {
      const never: never = action
      return never
    }
  }
}
