import type { CounterToHub, CounterView, DeskState } from '@poczekalnia/protocol'

/** What a clerk can do at an open desk. */
export const acts = [
  'next',
  'start',
  'finish',
  'resume',
  'recall',
  'absent',
  'return',
  'transfer',
  'cancel',
  'call',
  'takeBack',
  'paperAgain',
  'pause',
  'close',
] as const
export type Act = (typeof acts)[number]

export const wireEvents = {
  next: 'call-next',
  start: 'start',
  finish: 'finish',
  resume: 'resume',
  recall: 'recall',
  absent: 'no-show',
  return: 'return',
  transfer: 'transfer',
  cancel: 'cancel-visit',
  call: 'call',
  takeBack: 'take-back',
  paperAgain: 'reprint',
  pause: 'pause',
  close: 'close-desk',
} as const satisfies Record<Act, keyof CounterToHub>

/** The rest of the acts, always all of them and always in the same place: visitor first, then the desk. */
export const visitorActs = ['recall', 'absent', 'return', 'transfer', 'cancel'] as const satisfies readonly Act[]
export const deskActs = ['call', 'takeBack', 'pause', 'close'] as const satisfies readonly Act[]

/** The one thing that usually comes next, on the big button. */
export function primaryAct(state: DeskState): Act | null {
  switch (state) {
    case 'free':
      return 'next'
    case 'called':
      return 'start'
    case 'serving':
      return 'finish'
    case 'paused':
      return 'resume'
    case 'closed':
      return null
    default:
      return state satisfies never
  }
}

/**
 * Whether an act makes sense now. The hub decides in the end; this only keeps what would surely be refused out of
 * reach. A visitor may be marked absent once every owed recall is done (ALL-7).
 */
export function isAvailable(act: Act, view: Pick<CounterView, 'desk' | 'absent' | 'withoutPaper'>): boolean {
  const { desk } = view
  if (!desk) return false
  const { state, visitor } = desk
  const here = state === 'called' || state === 'serving'
  switch (act) {
    case 'next':
    case 'call':
    case 'pause':
      return state === 'free'
    case 'start':
    case 'recall':
      return state === 'called'
    case 'absent':
      return state === 'called' && visitor?.recallsOwed === 0
    case 'finish':
      return state === 'serving'
    case 'return':
    case 'transfer':
    case 'cancel':
      return here
    case 'resume':
      return state === 'paused'
    case 'takeBack':
      return state !== 'closed' && view.absent.length > 0
    case 'paperAgain':
      return state !== 'closed' && view.withoutPaper.length > 0
    case 'close':
      return state === 'free' || state === 'paused'
    default:
      return act satisfies never
  }
}
