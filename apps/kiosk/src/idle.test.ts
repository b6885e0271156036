import type { IssuedTicket } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { idleLimits, idleStep } from './idle.ts'
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
