import type { KnownTicket, Language, WireError } from '@poczekalnia/protocol'
import { reduceCard } from './card-machine.ts'
import type { Action, Entry, Screen, State, Theme } from './machine-state.ts'
import type { Scan } from './scan/read-code.ts'

/** The machine as a visitor finds it: the office's first language, nothing of the visitor before. */
export function initial(language: Language, visitor = 0): State {
  return {
    visitor,
    language,
    chosen: false,
    choosingLanguage: false,
    lowReach: false,
    theme: 'light',
    larger: false,
    speech: 'off',
    plugged: false,
    dark: false,
    warned: false,
    held: false,
    unanswered: {},
    at: { screen: 'start' },
  }
}

const nextTheme = { light: 'contrast', contrast: 'dark', dark: 'light' } as const satisfies Record<Theme, Theme>

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
    case 'status':
    case 'cards':
    case 'card':
    case 'card-take':
      return at.back
    case 'pin':
      return at.entry.queue === null ? { screen: 'home' } : { screen: 'services', page: 0 }
    case 'services':
    case 'elsewhere':
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
    case 'status':
      return at.back
    case 'start':
    case 'services':
      return at
    default:
      return { screen: 'home' }
  }
}

/** A visit or a ticket that was found: what is scanned after it takes it away only once it is found itself. */
const isFound = (at: Screen): at is Extract<Screen, { screen: 'visit' | 'status' }> =>
  at.screen === 'visit' || at.screen === 'status'

/** Where "not mine" leads from what a scan has found: to before what had been found before it. */
const backFromFound = (at: Screen): Screen => {
  const back = backFrom(at)
  return isFound(back) ? back.back : back
}

/**
 * Looks a code up, if the machine is at a screen that may be left for it: never while an act is open, never from a
 * ticket.
 */
function scanned(state: State, read: Scan | null): State {
  const { at } = state
  if (at.screen === 'ticket' || ('pending' in at && at.pending !== 'no') || (read === null && isFound(at))) return state
  const from = backFrom(at)
  const queue = from.screen === 'pin' ? from.entry.queue : null
  const back = isFound(at) ? at : from
  const unreadable: WireError = { code: 'bad-request', field: 'pin', expected: 'a code' }
  const next: Screen =
    read === null
      ? { screen: 'refused', error: unreadable, code: null, back, until: null }
      : { screen: 'scanned', ...read, queue: read.of === 'visit' ? queue : null, back, pending: 'asking' }
  return { ...state, choosingLanguage: false, at: next }
}

/** The start of the questions: languages come first while nobody has chosen one. */
const homeOf = (state: State): Screen => ({ screen: state.chosen ? 'home' : 'start' })

/** The screen of a ticket that somebody has. Who only scanned has said no language: the ticket knows it. */
function withKnown(state: State, ticket: KnownTicket): State {
  const language = state.chosen ? {} : { language: ticket.language, chosen: true }
  const untouched = { pending: 'no', key: '', problem: null } as const
  return { ...state, ...language, at: { screen: 'status', ticket, back: backFromFound(state.at), ...untouched } }
}

/** A step back. Who has chosen a language meanwhile does not choose it again. */
function stepBack(state: State): State {
  const earlier = before(state.at)
  if (!earlier || asking(state.at)) return state
  return { ...state, at: earlier.screen === 'start' && state.at.screen !== 'home' ? homeOf(state) : earlier }
}

/** On to the ticket: at once, or by what is asked before it. */
function walkIn(state: State, { queue, asks, key }: { queue: string; asks: boolean; key: string }): State {
  const act = state.unanswered[queue] ?? { key, asked: asks ? null : state.language }
  return { ...state, at: { screen: 'walk-in', queue, ...act, pending: asks ? 'no' : 'asking' } }
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
      const { queue, asks, key, elsewhere: told } = action
      if (!action.open) return { ...state, at: { screen: 'queue-closed', queue } }
      return told ? { ...state, at: { screen: 'elsewhere', queue, told, asks, key } } : walkIn(state, action)
    }
    case 'here':
      return at.screen === 'elsewhere' ? walkIn(state, at) : state
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
      return scanned(state, action.read)
    case 'other-service': {
      if (at.screen !== 'refused' || at.code === null) return state
      const { code } = at
      const { queue } = action
      const back = at.back.screen === 'pin' ? empty({ ...at.back.entry, queue }) : at.back
      return { ...state, at: { screen: 'scanned', of: 'visit', code, queue, back, pending: 'asking' } }
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
        at: { screen: 'visit', visit, key, asked: null, back: backFromFound(at), pending: 'no' },
      }
    }
    case 'known':
      return withKnown(state, action.ticket)
    case 'followed':
      if (at.screen !== 'status' || at.ticket.number !== action.ticket.number) return state
      return { ...state, at: { ...at, ticket: action.ticket } }
    case 'print-again':
      if (at.screen !== 'status' || at.pending === 'asking') return state
      return { ...state, at: { ...at, pending: 'asking', key: action.key, problem: null } }
    case 'printing-again':
      if (at.screen !== 'status') return state
      return {
        ...state,
        at: { ...at, pending: 'no', ticket: { ...at.ticket, mayPrint: false, print: { state: 'printing' } } },
      }
    case 'issued':
      if (at.screen !== 'visit' && at.screen !== 'walk-in') return state
      return {
        ...state,
        at: { screen: 'ticket', ticket: action.ticket, kind: at.screen === 'visit' ? 'booked' : 'walk-in' },
      }
    case 'refused': {
      const { error, now } = action
      if (at.screen === 'card-take' || at.screen === 'status')
        return { ...state, at: { ...at, pending: 'no', problem: error } }
      if (error.code === 'visit-used' && error.ticket) return withKnown(state, error.ticket)
      if (at.screen === 'scanned' && isFound(at.back)) return { ...state, at: at.back }
      const code = at.screen === 'pin' ? at.typed : at.screen === 'scanned' ? at.code : null
      return {
        ...state,
        at: { screen: 'refused', error, code, back: backFrom(at), until: waitUntil(error, now) },
      }
    }
    case 'unreachable':
      if (!('pending' in at)) return state
      if (at.screen === 'card-take' || at.screen === 'status')
        return { ...state, at: { ...at, pending: 'no', problem: 'unreachable' } }
      if (at.screen === 'scanned' && isFound(at.back)) return { ...state, at: at.back }
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
    case 'theme':
      return { ...state, theme: nextTheme[state.theme] }
    case 'speech': {
      const begins = state.plugged ? 'private' : 'aloud'
      return { ...state, speech: state.speech === 'off' ? begins : 'off', dark: false }
    }
    case 'headphones':
      // What was private ends with them: it must not go on for everybody.
      return action.plugged
        ? { ...state, plugged: true, speech: 'private' }
        : { ...state, plugged: false, dark: false, speech: state.speech === 'private' ? 'off' : state.speech }
    case 'dark':
      return { ...state, dark: state.speech !== 'off' && !state.dark }
    case 'larger':
      return { ...state, larger: !state.larger }
    case 'warn':
      return { ...state, warned: true }
    case 'stay':
      return { ...state, warned: false, held: true }
    case 'reset':
      return {
        ...initial(action.language, state.visitor + 1),
        ...(state.plugged && { plugged: true, speech: 'private' }),
      }
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
