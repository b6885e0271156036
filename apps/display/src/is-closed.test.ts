import { expect, test } from 'vitest'
import { displayCall, displayView } from '../../../tests/support/display-view.ts'
import { isClosed } from './is-closed.ts'

const after = (over: Partial<ReturnType<typeof displayView>>) => isClosed(displayView({ openNow: false, ...over }))
const nobody = displayView().queues.map((queue) => ({ ...queue, waiting: 0 }))

test('in the hours the board is never closed', () => {
  expect(isClosed(displayView({ queues: nobody }))).toBe(false)
})

test('[KAT-7] after hours the board stays while ticket holders wait and a desk is open, also between calls', () => {
  const past = [displayCall('U044', 2, -90, { current: false })]
  expect(after({ desksOpen: true, calls: past })).toBe(false)
  expect(after({ desksOpen: true, calls: [], closedEarly: { at: '12:00' } })).toBe(false)
  expect(after({ desksOpen: true, calls: past, queues: nobody })).toBe(true)
  expect(after({ desksOpen: false, calls: [displayCall('U044', 2, -90)], queues: nobody })).toBe(false)
})

test('with every desk closed it is closed, whoever is left over', () => {
  expect(after({ desksOpen: false })).toBe(true)
  expect(after({ desksOpen: false, closedEarly: { at: '12:00' } })).toBe(true)
})
