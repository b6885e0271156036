import type { CardAction, CardScreen, Screen, State } from './machine-state.ts'

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
