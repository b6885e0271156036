import type { BoardDesk, BoardQueue, DeviceState, SupervisorView } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { needsNow } from './needs.ts'

const now = new Date('2026-11-19T12:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString()
const queue: BoardQueue = {
  id: 'u',
  prefix: 'U',
  name: { pl: 'Uzupełnienie' },
  kind: 'walk-in',
  waiting: 0,
  longestSince: null,
  estimate: null,
  state: { open: true, until: '15:00' },
  desks: [1],
}
const desk: BoardDesk = {
  number: 1,
  state: 'free',
  by: 'Anna',
  pauseReason: null,
  serving: null,
  calledAt: null,
  startedAt: null,
  since: ago(1),
  queues: ['u'],
}
const device: DeviceState = {
  id: 'k',
  kind: 'kiosk',
  name: 'Hol',
  links: 1,
  since: ago(60),
  version: null,
  outdated: false,
  screen: null,
  printer: 'ready',
  troubles: [],
  lastTrouble: null,
}
const display: DeviceState = { ...device, id: 'd', kind: 'display', name: 'Sala', printer: null }
const view = (over: Partial<SupervisorView> = {}) =>
  ({
    openNow: true,
    queues: [queue],
    desks: [desk],
    machine: { linked: 1, printer: 'ready' },
    ...over,
  }) as SupervisorView
const needs = (over: Partial<SupervisorView>, devices: DeviceState[] | null = [device, display]) =>
  needsNow(view(over), devices, now).map(({ what }) => what)

test('a room that runs by itself needs nobody', () => {
  expect(needs({})).toEqual([])
  expect(needs({}, null)).toEqual([])
})

test('people wait and no desk serves them', () => {
  expect(needs({ queues: [{ ...queue, waiting: 2, longestSince: ago(5), desks: [] }], desks: [] })).toEqual(['no-desk'])
})

test('somebody waits for an hour', () => {
  const waits = (minutes: number) => needs({ queues: [{ ...queue, waiting: 1, longestSince: ago(minutes) }] })
  expect(waits(59)).toEqual([])
  expect(waits(60)).toEqual(['long-wait'])
})

test('a desk stands free while people of its queues wait', () => {
  const waiting = { ...queue, waiting: 1, longestSince: ago(4) }
  expect(needs({ queues: [waiting], desks: [{ ...desk, since: ago(4) }] })).toEqual(['idle'])
  expect(needs({ queues: [waiting], desks: [{ ...desk, since: ago(2) }] })).toEqual([])
  expect(needs({ queues: [waiting], desks: [{ ...desk, since: ago(4), queues: ['a'] }] })).toEqual([])
  expect(needs({ queues: [waiting], desks: [{ ...desk, since: ago(4), state: 'paused' }] })).toEqual([])
})

test('a machine without paper and a dark display, while the office works', () => {
  const devices: DeviceState[] = [
    { ...device, printer: 'paper-out' },
    { ...display, links: 0 },
  ]
  expect(needs({}, devices)).toEqual(['printer', 'dark'])
  expect(needs({ openNow: false }, devices)).toEqual([])
  expect(needs({ machine: { linked: 0, printer: 'offline' } })).toEqual(['no-machine'])
  expect(
    needs({}, [
      { ...device, printer: 'paper-low' },
      { ...display, troubles: [{ kind: 'sound-blocked' }] },
    ]),
  ).toEqual(['paper-low', 'trouble'])
})

test('[KAT-7] tickets that ended by themselves may go on', () => {
  expect(needs({ queues: [{ ...queue, state: { open: false, reason: 'too-many-waiting', next: null } }] })).toEqual([
    'too-many-waiting',
  ])
})
