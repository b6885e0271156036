import type { Elsewhere, IssuedTicket, KnownTicket, Visit, WireError } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { idleLimits, idleStep } from './idle.ts'
import { initial, reduce } from './machine.ts'
import type { Screen, State } from './machine-state.ts'

const limits = { warnAfterSeconds: 60, resetAfterSeconds: 20, afterTicketSeconds: 12 }
const ticket: IssuedTicket = { id: 't', number: 'A001', queue: 'a', ahead: 0, estimate: null, page: '/t/x' }
const at = (screen: Screen, warned = false) => ({ ...initial('pl'), at: screen, warned })
const home = at({ screen: 'home' })
const onTicket = at({ screen: 'ticket', ticket, kind: 'booked' })

const act = { key: 'k', asked: 'pl' as const, pending: 'no' as const }
const visit: Visit = { id: 'v', queue: 'u', hour: '12:20', party: 1 } as Visit
const known = { number: 'U001', queue: 'u' } as KnownTicket
const start: Screen = { screen: 'start' }
/** One of each screen but the start, which forgets nothing; a new one is missed here by the types. */
const screens: Record<Exclude<Screen['screen'], 'start'>, Screen> = {
  home: { screen: 'home' },
  services: { screen: 'services', page: 0 },
  pin: { screen: 'pin', entry: { kind: 'pin', queue: null }, typed: '48', pending: 'no' },
  scanned: { screen: 'scanned', of: 'visit', code: '4821', queue: null, back: start, pending: 'unreachable' },
  visit: { screen: 'visit', visit, back: start, ...act },
  elsewhere: { screen: 'elsewhere', queue: 'u', told: {} as Elsewhere, asks: false, key: 'k' },
  'walk-in': { screen: 'walk-in', queue: 'u', ...act },
  prepare: { screen: 'prepare', queue: 'u' },
  'queue-closed': { screen: 'queue-closed', queue: 'u' },
  refused: { screen: 'refused', error: { code: 'visit-unknown' } as WireError, code: null, back: start, until: null },
  ticket: { screen: 'ticket', ticket, kind: 'walk-in' },
  status: { screen: 'status', ticket: known, back: start, pending: 'no', key: 'k', problem: null },
  information: { screen: 'information', page: 0 },
  notices: { screen: 'notices', page: 0 },
  hours: { screen: 'hours' },
  cards: { screen: 'cards', page: 0, back: start },
  card: { screen: 'card', card: 'c', group: null, purpose: null, page: 0, back: start },
  'card-take': {
    screen: 'card-take',
    card: 'c',
    purpose: null,
    pending: 'no',
    key: 'k',
    print: null,
    problem: null,
    back: start,
  },
}

test.each(Object.values(screens))('[ACC-4] $screen warns first and is held as often as wanted', (screen) => {
  for (const speech of ['off', 'aloud'] as const) {
    let state: State = { ...at(screen), chosen: true, speech }
    const longest = idleLimits(state, limits)
    for (let held = 0; held < 20; held++) {
      expect(idleStep(state, longest.warnAfterSeconds, 'printed', longest)).toBe('warn')
      state = reduce(state, { type: 'warn' })
      const almost = longest.warnAfterSeconds + longest.resetAfterSeconds - 1
      expect(idleStep(state, almost, 'printed', longest)).toBeNull()
      state = reduce(state, { type: 'stay' })
      expect(state.at).toBe(screen)
      expect(idleStep(state, longest.warnAfterSeconds - 1, 'printed', longest)).toBeNull()
    }
  }
})

test('60 s, a warning, 20 s, the start', () => {
  expect(idleStep(home, 59, null, limits)).toBeNull()
  expect(idleStep(home, 60, null, limits)).toBe('warn')
  expect(idleStep({ ...home, warned: true }, 79, null, limits)).toBeNull()
  expect(idleStep({ ...home, warned: true }, 80, null, limits)).toBe('reset')
})

test('a machine that slept still warns first', () => {
  expect(idleStep(home, 4_000, null, limits)).toBe('warn')
})

test('nobody is idle while the hub is being asked', () => {
  expect(
    idleStep(at({ screen: 'walk-in', queue: 'u', key: 'k', asked: 'pl', pending: 'asking' }), 100, null, limits),
  ).toBeNull()
})

test('[ACC-4] a printed ticket warns after 12 s and goes 20 s later; held once, it warns after 60 s as any', () => {
  expect(idleStep(onTicket, 11, 'printed', limits)).toBeNull()
  expect(idleStep(onTicket, 12, 'printed', limits)).toBe('warn')
  expect(idleStep({ ...onTicket, warned: true }, 79, 'printed', limits)).toBeNull()
  expect(idleStep({ ...onTicket, warned: true }, 80, 'printed', limits)).toBe('reset')
  expect(idleStep({ ...onTicket, held: true }, 59, 'printed', limits)).toBeNull()
  expect(idleStep({ ...onTicket, held: true }, 60, 'printed', limits)).toBe('warn')
})

test('[ACC-4] nothing goes that has not warned, whatever is on the screen and however long nobody came', () => {
  for (const paper of [null, 'printed', 'failed', 'perhaps', 'printing'] as const)
    for (const one of [
      home,
      onTicket,
      { ...initial('pl'), theme: 'dark' as const },
      { ...home, choosingLanguage: true },
    ])
      expect(idleStep(one, 9_999, paper, limits)).toBe('warn')
})

test('a ticket without paper goes only by the idle rule', () => {
  expect(idleStep(onTicket, 59, 'failed', limits)).toBeNull()
  expect(idleStep(onTicket, 60, 'failed', limits)).toBe('warn')
  expect(idleStep(onTicket, 13, 'printing', limits)).toBeNull()
})

test('[ACC-4] the start forgets contrast and reach, and warns before it does', () => {
  expect(idleStep(initial('pl'), 999, null, limits)).toBeNull()
  expect(idleStep({ ...initial('pl'), theme: 'dark' as const }, 60, null, limits)).toBe('warn')
})

test('[ACC-1] [ACC-4] who listens has 120 s and 60 s, on the ticket too; speech at the start goes after that', () => {
  const listens = { ...onTicket, speech: 'aloud' as const }
  const longer = idleLimits(listens, limits)
  expect(longer).toEqual({ warnAfterSeconds: 120, resetAfterSeconds: 60, afterTicketSeconds: 120 })
  expect(idleStep(listens, 119, 'printed', longer)).toBeNull()
  expect(idleStep(listens, 120, 'printed', longer)).toBe('warn')
  expect(idleStep({ ...initial('pl'), speech: 'aloud' }, 120, null, longer)).toBe('warn')
  expect(idleStep({ ...initial('pl'), speech: 'private', plugged: true }, 9_000, null, longer)).toBeNull()
  expect(idleLimits(onTicket, limits)).toBe(limits)
})
