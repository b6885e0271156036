import { expect, test } from 'vitest'
import { type LineRow, standingsAt } from './standings.ts'

const now = 1_000_000
const row = (ticket: string, order: string, more: Partial<LineRow> = {}): LineRow => ({
  ...{ ticket, order, isUsed: false, turnUntil: null, overAt: null, seenAt: now, ...more },
})

test('[BOK-6] rows of a line say how everybody stands; who is not there is not waited for and keeps the place', () => {
  const rows = [
    row('c', '3'),
    row('a', '1', { seenAt: now - 90_000 }),
    row('b', '2'),
    row('turn', '0', { turnUntil: now + 1 }),
    row('late', '0', { turnUntil: now }),
    row('over', '0', { overAt: now - 5 }),
    row('used', '0', { isUsed: true, overAt: now - 9 }),
  ]
  const standings = standingsAt(rows, now)
  const stand = (ticket: string) => standings.standOf(standings.known(ticket)!)
  expect(standings.next).toEqual(['b', 'c'])
  expect([stand('a'), stand('b'), stand('c')]).toEqual([1, 1, 2].map((place) => ({ kind: 'waiting', place })))
  expect(stand('turn')).toEqual({ kind: 'turn', until: now + 1 })
  expect(['late', 'over', 'used'].map((ticket) => stand(ticket).kind)).toEqual(['over', 'over', 'over'])
  expect([standings.inside, standings.isLate, standings.ended]).toEqual([2, true, [now - 5, now - 9]])
  // Somebody whom another server has just taken in stands where they will stand.
  expect(standings.standOf(row('new', '25'))).toEqual({ kind: 'waiting', place: 2 })
  expect(standings.known('new')).toBeNull()
})
