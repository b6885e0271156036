import type { CounterToHub, CounterView, DeskState } from '@poczekalnia/protocol'

/** What a clerk can do at an open desk. */
export const acts = [
  'next',
  'start',
  'finishNext',
  'finish',
  'resume',
  'recall',
  'absent',
  'return',
  'transfer',
  'cancel',
  'call',
  'takeBack',
  'priority',
  'note',
  'queues',
  'paperAgain',
  'pause',
  'close',
] as const
export type Act = (typeof acts)[number]

export const wireEvents = {
  next: 'call-next',
  start: 'start',
  finishNext: 'finish-and-next',
  finish: 'finish',
  resume: 'resume',
  recall: 'recall',
  absent: 'no-show',
  return: 'return',
  transfer: 'transfer',
  cancel: 'cancel-visit',
  call: 'call',
  takeBack: 'take-back',
  priority: 'give-priority',
  note: 'note',
  queues: 'open-desk',
  paperAgain: 'reprint',
  pause: 'pause',
  close: 'close-desk',
} as const satisfies Record<Act, keyof CounterToHub>

/** The rest of the acts while somebody is at the desk, always in the same places. */
export const visitorActs = [
  'recall',
  'absent',
  'return',
  'transfer',
  'note',
  'cancel',
  'takeBack',
  'priority',
] as const satisfies readonly Act[]
/** And while nobody is. */
export const deskActs = ['call', 'takeBack', 'priority', 'queues', 'pause', 'close'] as const satisfies readonly Act[]

/** Whether this office and this desk have the act at all: no grounds, no priority; one queue, nothing to choose. */
export function exists(act: Act, view: Pick<CounterView, 'grounds' | 'desks'>): boolean {
  if (act === 'priority') return (view.grounds?.length ?? 0) > 0
  if (act === 'queues') return (view.desks.find(({ mine }) => mine)?.queues.length ?? 0) > 1
  return true
}

/** The one thing that usually comes next, on the big button. */
export function primaryAct(state: DeskState): Act | null {
  switch (state) {
    case 'free':
      return 'next'
    case 'called':
      return 'start'
    case 'serving':
      return 'finishNext'
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
export function isAvailable(
  act: Act,
  view: Pick<CounterView, 'desk' | 'absent' | 'withoutPaper' | 'grounds' | 'desks'>,
): boolean {
  const { desk } = view
  if (!desk || !exists(act, view)) return false
  const { state, visitor } = desk
  const here = state === 'called' || state === 'serving'
  switch (act) {
    case 'next':
    case 'call':
    case 'pause':
    case 'queues':
      return state === 'free'
    case 'start':
    case 'recall':
      return state === 'called'
    case 'absent':
      return state === 'called' && visitor?.recallsOwed === 0
    case 'finishNext':
    case 'finish':
      return state === 'serving'
    case 'return':
    case 'transfer':
    case 'cancel':
    case 'note':
      return here
    case 'resume':
      return state === 'paused'
    case 'takeBack':
      return state !== 'closed' && view.absent.length > 0
    case 'paperAgain':
      return state !== 'closed' && view.withoutPaper.length > 0
    case 'priority':
    // With a visitor there the question itself says that they come first.
    case 'close':
      return state !== 'closed'
    default:
      return act satisfies never
  }
}
