import type { WireError } from '@poczekalnia/protocol'
import type { Screen, State } from './machine.ts'

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

export const cardScreens = ['cards', 'card', 'card-take'] as const

export const isCardScreen = (at: Screen): at is CardScreen => (cardScreens as readonly string[]).includes(at.screen)

/** How the machine goes through its cards. Pure, as `reduce` is. */
export function reduceCard(state: State, action: CardAction): State {
  const { at } = state
  if ('pending' in at && at.pending !== 'no' && action.type !== 'card-printing') return state
  switch (action.type) {
    case 'cards':
      return { ...state, at: { screen: 'cards', page: 0, back: at } }
    case 'card': {
      const { card, group, purpose } = action
      return { ...state, at: { screen: 'card', card, group, purpose, page: 0, back: at } }
    }
    case 'card-take': {
      if (at.screen !== 'card') return state
      const { card, purpose } = at
      const untouched = { pending: 'no', key: '', print: null, problem: null } as const
      return { ...state, at: { screen: 'card-take', card, purpose, ...untouched, back: at } }
    }
    case 'print-card':
      if (at.screen !== 'card-take') return state
      return { ...state, at: { ...at, pending: 'asking', key: action.key, print: null, problem: null } }
    case 'card-printing':
      if (at.screen !== 'card-take') return state
      return { ...state, at: { ...at, pending: 'no', print: action.print } }
    default: {
      const never: never = action
      return never
    }
  }
}
