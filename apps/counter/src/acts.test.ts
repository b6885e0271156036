import type { AtDesk, CounterView } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { type Act, acts, deskActs, isAvailable, primaryAct, visitorActs } from './acts.ts'
import { keyOf, listKey } from './shortcuts.ts'

type Desk = NonNullable<CounterView['desk']>
const visitor = (over: Partial<AtDesk> = {}) => ({ recallsOwed: 0, ...over }) as AtDesk
const view = (state: Desk['state'], at: AtDesk | null = null, absent: CounterView['absent'] = []) => ({
  desk: { number: 3, state, pauseReason: null, queues: [], since: '', sentHere: [], visitor: at },
  absent,
  withoutPaper: [] as CounterView['withoutPaper'],
  desks: [],
})
const available = (of: ReturnType<typeof view>): Act[] => acts.filter((act) => isAvailable(act, of))
const somebody = [{ ticket: 't1', number: 'U001', queue: 'u', since: '', until: '' }]

test('the big button follows the state', () => {
  expect(primaryAct('free')).toBe('next')
  expect(primaryAct('called')).toBe('start')
  expect(primaryAct('serving')).toBe('finishNext')
  expect(primaryAct('paused')).toBe('resume')
  expect(primaryAct('closed')).toBeNull()
})

test('a free desk calls, pauses or closes', () => {
  expect(available(view('free'))).toEqual(['next', 'call', 'pause', 'close'])
  expect(available(view('free', null, somebody))).toContain('takeBack')
})

test('[ALL-6] with somebody at the desk nobody else can be called', () => {
  for (const state of ['called', 'serving'] as const) {
    expect(available(view(state, visitor()))).not.toContain('next')
    expect(available(view(state, visitor()))).not.toContain('call')
  }
})

test('[ALL-7] absent only after the owed recalls', () => {
  expect(available(view('called', visitor({ recallsOwed: 1 })))).toEqual([
    'start',
    'recall',
    'return',
    'transfer',
    'cancel',
    'note',
    'close',
  ])
  expect(available(view('called', visitor()))).toContain('absent')
})

test('[BYD-8] no act issues a ticket', () => {
  expect(acts.filter((act) => /issue|take-ticket|print/.test(act))).toEqual([])
})

test('[BYD-8] paper can be asked for again only where there is a ticket without paper', () => {
  for (const state of ['free', 'called', 'serving', 'paused'] as const) {
    expect(isAvailable('paperAgain', view(state))).toBe(false)
    expect(isAvailable('paperAgain', { ...view(state), withoutPaper: [{ ticket: 't1', number: 'U001' }] })).toBe(true)
  }
})

test('without a desk nothing can be done', () => {
  expect(
    acts.filter((act) =>
      isAvailable(act, { desk: null, absent: somebody, desks: [], withoutPaper: [{ ticket: 't1', number: 'U001' }] }),
    ),
  ).toEqual([])
})

test('every act has a key; only those that never meet share one', () => {
  const keys = acts.filter((act) => act !== 'resume' && act !== 'finishNext').map(keyOf)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keyOf('resume')).toBe(keyOf('pause'))
  expect(keyOf('finishNext')).toBe(keyOf('next'))
  expect(keys).not.toContain(listKey)
  for (const state of ['free', 'called', 'serving', 'paused'] as const)
    for (const key of keys)
      expect(available(view(state, visitor())).filter((act) => keyOf(act) === key).length).toBeLessThan(2)
})

test('priority is there where the office has grounds for it, queues to choose where there are several', () => {
  const desk = { number: 3, state: 'free', by: null, mine: true, serving: null, queues: ['a', 'b'] } as const
  expect(isAvailable('priority', { ...view('serving'), grounds: [{ id: 'pregnancy', name: { pl: 'Ciąża' } }] })).toBe(
    true,
  )
  expect(isAvailable('priority', view('serving'))).toBe(false)
  const choosing = { ...view('free'), desks: [{ ...desk, queues: ['a', 'b'] }] }
  expect(isAvailable('queues', choosing)).toBe(true)
  expect(isAvailable('queues', { ...choosing, desks: [{ ...desk, queues: ['a'] }] })).toBe(false)
  expect(isAvailable('queues', { ...choosing, ...view('paused'), desks: choosing.desks })).toBe(false)
})

test('every act has a button somewhere', () => {
  const shown = new Set<Act>([
    ...visitorActs,
    ...deskActs,
    'next',
    'start',
    'finishNext',
    'finish',
    'resume',
    'paperAgain',
  ])
  expect(acts.filter((act) => !shown.has(act))).toEqual([])
})
