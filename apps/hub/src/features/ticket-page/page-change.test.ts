import type { TicketPageView } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { pageChange } from './page-change.ts'
import { sampleTicketView } from './sample-view.ts'

const sampleView = sampleTicketView()
const waiting = (ahead: number, more: Partial<TicketPageView> = {}): TicketPageView => ({
  ...sampleView,
  state: { status: 'waiting', ahead, estimate: { low: 5, high: 20 }, desk: null, why: { kind: 'desks-busy' } },
  ...more,
})

test('[ACC-9] a page is sent nothing when only the moment is another, of the same minute', () => {
  expect(pageChange(waiting(3), waiting(3, { seq: sampleView.seq + 1 }))).toBe('nothing')
})

test('[ACC-9] only how many go first', () => {
  expect(pageChange(waiting(3), waiting(2))).toEqual({ ahead: 2 })
})

test('[ACC-9] all of it when anything else is another, however deep, there or gone', () => {
  const was = waiting(3)
  if (was.state.status !== 'waiting') throw new Error('it waits')
  const others: TicketPageView[] = [
    waiting(3, { may: { ...was.may, leave: !was.may.leave } }),
    waiting(3, { queue: { ...was.queue, en: 'another name' } }),
    waiting(3, { hour: '23:59' }),
    waiting(3, { state: { ...was.state, estimate: { low: 5, high: 21 } } }),
    waiting(3, { state: { ...was.state, estimate: null } }),
    waiting(3, { state: { ...was.state, why: null } }),
    waiting(3, { state: { ...was.state, pastClosing: { closes: '15:00', certain: true } } }),
    waiting(3, { state: { status: 'serving', desk: 3 } }),
  ]
  for (const other of others) {
    expect(pageChange(was, other)).toBe('all')
    expect(pageChange(other, was)).toBe('all')
  }
  expect(pageChange(null, was)).toBe('all')
})
