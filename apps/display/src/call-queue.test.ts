import type { DisplayCall } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import {
  advanceCalls,
  type CallQueue,
  DWELL_MS,
  emptyCallQueue,
  holdPanel,
  listed,
  nextChange,
  REPEAT_MS,
  receiveCalls,
  visibleCalls,
} from './call-queue.ts'

const noon = Date.parse('2026-11-19T12:00:00+01:00')
const at = (seconds: number) => new Date(noon + seconds * 1000).toISOString()

function call(number: string, seconds: number, over: Partial<DisplayCall> = {}): DisplayCall {
  return { id: `c-${number}`, number, desk: 3, at: at(seconds), recalls: 0, language: 'pl', current: true, ...over }
}

/** Feeds views (newest first, as the hub sends them) to the queue; our own clock runs with the hub's. */
function receive(queue: CallQueue, seconds: number, calls: DisplayCall[], reconnected = false) {
  return receiveCalls(queue, calls, { hubNow: at(seconds), now: seconds * 1000, reconnected })
}

const names = (effects: { type: string; call: unknown }[]) =>
  effects.map(({ type, call }) => `${type} ${typeof call === 'string' ? call : (call as DisplayCall).id}`)

test('a new call takes the panel with a chime and is told as shown', () => {
  const { queue, effects } = receive(emptyCallQueue, 1, [call('U045', 0)])
  expect(names(effects)).toEqual(['shown c-U045', 'chime c-U045'])
  expect(visibleCalls(queue)).toMatchObject({ panel: { number: 'U045' }, announcing: true, rows: [] })
})

test('calls of the same moment are all in the list at once; for panel and voice they take turns', () => {
  const first = receive(emptyCallQueue, 0, [call('U003', 0), call('U002', 0), call('U001', 0)])
  expect(names(first.effects)).toEqual(['shown c-U001', 'shown c-U002', 'shown c-U003', 'chime c-U001'])
  expect(visibleCalls(first.queue)).toMatchObject({
    panel: { number: 'U001' },
    rows: [{ number: 'U003' }, { number: 'U002' }],
    unheard: 2,
  })
  expect(nextChange(first.queue, 0)).toBe(DWELL_MS)

  const early = advanceCalls(first.queue, DWELL_MS - 1)
  expect(early.effects).toEqual([])
  const second = advanceCalls(first.queue, DWELL_MS)
  expect(names(second.effects)).toEqual(['announced c-U001', 'chime c-U002'])
  expect(visibleCalls(second.queue)).toMatchObject({
    panel: { number: 'U002' },
    rows: [{ number: 'U003' }, { number: 'U001' }],
    unheard: 1,
  })
})

test('older calls go first', () => {
  const { effects } = receive(emptyCallQueue, 5, [call('U002', 4), call('U001', 1)])
  expect(names(effects)).toEqual(['shown c-U001', 'shown c-U002', 'chime c-U001'])
})

test('after its dwell the call stays in the panel, settled', () => {
  const { queue } = receive(emptyCallQueue, 0, [call('U001', 0)])
  const later = advanceCalls(queue, DWELL_MS)
  expect(names(later.effects)).toEqual(['announced c-U001'])
  expect(visibleCalls(later.queue)).toMatchObject({ panel: { number: 'U001' }, announcing: false })
  expect(nextChange(later.queue, DWELL_MS)).toBeNull()
})

test('a call older than 30 seconds on arrival goes to the board without sound, and is told as shown', () => {
  const { queue, effects } = receive(emptyCallQueue, 31, [call('U001', 0)])
  expect(names(effects)).toEqual(['shown c-U001', 'announced c-U001'])
  expect(visibleCalls(queue)).toMatchObject({ panel: { number: 'U001' }, announcing: false })
  expect(names(receive(emptyCallQueue, 30, [call('U001', 0)]).effects)).toContain('chime c-U001')
})

test('the first view after loading rings for what is fresh only', () => {
  const { effects } = receive(emptyCallQueue, 100, [call('U003', 98), call('U002', 50), call('U001', 10)])
  expect(names(effects)).toEqual([
    'shown c-U001',
    'announced c-U001',
    'shown c-U002',
    'announced c-U002',
    'shown c-U003',
    'chime c-U003',
  ])
})

test('the same call in the next view does nothing', () => {
  const { queue } = receive(emptyCallQueue, 0, [call('U001', 0)])
  expect(receive(queue, 5, [call('U001', 0)]).effects).toEqual([])
})

test('a recall is shown and rings again', () => {
  const first = receive(emptyCallQueue, 0, [call('U001', 0)])
  const again = receive(first.queue, 20, [call('U001', 20, { recalls: 1 })])
  expect(names(again.effects)).toEqual(['shown c-U001', 'announced c-U001', 'chime c-U001'])
  expect(visibleCalls(again.queue).announcing).toBe(true)
})

test('a recall during the dwell of the same call waits for its end', () => {
  const first = receive(emptyCallQueue, 0, [call('U001', 0)])
  const again = receive(first.queue, 4, [call('U001', 4, { recalls: 1 })])
  expect(names(again.effects)).toEqual(['shown c-U001'])
  expect(names(advanceCalls(again.queue, DWELL_MS).effects)).toEqual(['announced c-U001', 'chime c-U001'])
})

test('a recall of a call that still waits for its turn is announced once', () => {
  const first = receive(emptyCallQueue, 0, [call('U002', 0.5), call('U001', 0)])
  const again = receive(first.queue, 4, [call('U002', 4, { recalls: 1 }), call('U001', 0)])
  const turn = advanceCalls(again.queue, DWELL_MS)
  expect(names(turn.effects)).toEqual(['announced c-U001', 'chime c-U002'])
  expect(names(advanceCalls(turn.queue, 2 * DWELL_MS).effects)).toEqual(['announced c-U002'])
})

test('a call whose visitor came before its turn is not announced', () => {
  const first = receive(emptyCallQueue, 0, [call('U002', 0), call('U001', -1)])
  const served = receive(first.queue, 3, [call('U002', 0, { current: false }), call('U001', -1)])
  expect(names(served.effects)).toEqual(['announced c-U002'])
  expect(names(advanceCalls(served.queue, DWELL_MS).effects)).toEqual(['announced c-U001'])
})

test('in a rush nobody is hidden for a moment, and each gets its turn with sound', () => {
  const calls = ['U006', 'U005', 'U004', 'U003', 'U002', 'U001'].map((number) => call(number, 0))
  let { queue } = receive(emptyCallQueue, 0, calls)
  const told: string[] = []
  for (let now = 0; now <= 60_000; now += 500) {
    const step = advanceCalls(queue, now)
    queue = step.queue
    told.push(...names(step.effects).map((text) => `${now} ${text}`))
    const { panel, rows } = visibleCalls(queue)
    expect([panel, ...rows]).toHaveLength(6)
  }
  expect(told.filter((text) => text.includes('chime'))).toEqual([
    '10000 chime c-U002',
    '20000 chime c-U003',
    '30000 chime c-U004',
    '40000 chime c-U005',
    '50000 chime c-U006',
  ])
})

test('a list that is too short leaves out who has been served, never who is called', () => {
  const calls = [call('U005', 4), call('U004', 3, { current: false }), call('U003', 2), call('U002', 1)]
  expect(listed(calls, 3).map(({ number }) => number)).toEqual(['U005', 'U003', 'U002'])
  expect(listed(calls, 9)).toEqual(calls)
})

test('after a reconnect the screen tells again what it shows, without sound', () => {
  const first = receive(emptyCallQueue, 0, [call('U001', 0)])
  const again = receive(first.queue, 40, [call('U001', 0)], true)
  expect(names(again.effects)).toEqual(['shown c-U001', 'announced c-U001'])
  expect(names(receive(again.queue, 50, [call('U001', 0)], true).effects)).toEqual(['shown c-U001', 'announced c-U001'])
})

test('a call made while the link was lost is silent only when it is old', () => {
  const first = receive(emptyCallQueue, 0, [])
  const fresh = receive(first.queue, 60, [call('U002', 40), call('U001', 20)], true)
  expect(names(fresh.effects)).toEqual(['shown c-U001', 'announced c-U001', 'shown c-U002', 'chime c-U002'])
})

test('a display that runs for long does not remember every call', () => {
  let queue = emptyCallQueue
  for (let index = 0; index < 500; index++) {
    queue = receive(queue, index * 60 + 40, [call(`U${index}`, index * 60)]).queue
  }
  expect(queue.seen.size).toBeLessThanOrEqual(65)
})

test('the panel stays as long as its audio, and the next call waits for that', () => {
  const { queue } = receive(emptyCallQueue, 0, [call('U002', 1), call('U001', 0)])
  const held = holdPanel(queue, 'c-U001', 13_000)
  expect(nextChange(held, 0)).toBe(13_000)
  expect(advanceCalls(held, DWELL_MS).effects).toEqual([])
  expect(names(advanceCalls(held, 13_000).effects)).toEqual(['announced c-U001', 'chime c-U002'])
})

test('short audio does not shorten the dwell, and the audio of another call changes nothing', () => {
  const { queue } = receive(emptyCallQueue, 0, [call('U001', 0)])
  expect(holdPanel(queue, 'c-U001', 4_000)).toBe(queue)
  expect(holdPanel(queue, 'c-U009', 40_000)).toBe(queue)
})

test('a call is repeated once, and settles then', () => {
  const { queue } = receive(emptyCallQueue, 0, [call('U001', 0)])
  const again = advanceCalls(queue, DWELL_MS, true)
  expect(names(again.effects)).toEqual(['announced c-U001', 'repeat c-U001'])
  const held = holdPanel(again.queue, 'c-U001', DWELL_MS + 5_000)
  expect(advanceCalls(held, DWELL_MS + REPEAT_MS, true).effects).toEqual([])
  const end = advanceCalls(held, DWELL_MS + 5_000, true)
  expect(end.effects).toEqual([])
  expect(visibleCalls(end.queue).announcing).toBe(false)
})

test('a call is not repeated while another waits for its turn, nor when its visitor was served or recalled', () => {
  const two = receive(emptyCallQueue, 0, [call('U002', 1), call('U001', 0)])
  expect(names(advanceCalls(two.queue, DWELL_MS, true).effects)).toEqual(['announced c-U001', 'chime c-U002'])
  const one = receive(emptyCallQueue, 0, [call('U001', 0)])
  const served = receive(one.queue, 5, [call('U001', 0, { current: false })])
  expect(names(advanceCalls(served.queue, DWELL_MS, true).effects)).toEqual(['announced c-U001'])
  const recalled = receive(one.queue, 5, [call('U001', 5, { recalls: 1 })])
  expect(names(advanceCalls(recalled.queue, DWELL_MS, true).effects)).toEqual(['announced c-U001', 'chime c-U001'])
})
