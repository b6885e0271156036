import type { IssuedTicket } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { idleStep } from './idle.ts'
import { initial } from './machine.ts'
import type { Screen } from './machine-state.ts'

const limits = { warnAfterSeconds: 60, resetAfterSeconds: 20, afterTicketSeconds: 12 }
const ticket: IssuedTicket = { id: 't', number: 'A001', queue: 'a', ahead: 0, estimate: null, page: '/t/x' }
const at = (screen: Screen, warned = false) => ({ ...initial('pl'), at: screen, warned })
const home = at({ screen: 'home' })
const onTicket = at({ screen: 'ticket', ticket, kind: 'booked' })

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

test('a printed ticket goes after 12 s, one without paper only by the idle rule', () => {
  expect(idleStep(onTicket, 12, 'printed', limits)).toBe('reset')
  expect(idleStep(onTicket, 59, 'failed', limits)).toBeNull()
  expect(idleStep(onTicket, 60, 'failed', limits)).toBe('warn')
  expect(idleStep(onTicket, 13, 'printing', limits)).toBeNull()
})

test('the start forgets contrast and reach without a word', () => {
  expect(idleStep(initial('pl'), 999, null, limits)).toBeNull()
  expect(idleStep({ ...initial('pl'), contrast: true }, 60, null, limits)).toBe('reset')
})
