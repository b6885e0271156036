import { createHmac, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { Line, orderOf, THERE_MS } from './line.ts'

const HOUR = 8 * 3_600_000
const room = { atOnce: 10, free: 200, turnMs: 300_000 }

/** A line of people who come one after another, so many before the hour and so many after it. */
function lineOf(before: number, after: number, key = randomBytes(32)) {
  const line = new Line()
  const people = Array.from({ length: before + after }, (_, n) => {
    const ticket = `t${n}`
    const askedAt = n < before ? HOUR - before + n : HOUR + n
    const chance = createHmac('sha256', key).update(ticket).digest('hex')
    return { ticket, order: orderOf(ticket, askedAt, HOUR, chance) }
  })
  for (const one of people) line.join(one, HOUR - 1)
  return { line, people }
}

/** Spearman's, of ranks without ties. */
function correlation(ranks: readonly number[]): number {
  const n = ranks.length
  const sum = ranks.reduce((all, rank, i) => all + (rank - i) ** 2, 0)
  return 1 - (6 * sum) / (n * (n ** 2 - 1))
}

test('[BOK-6] who is there before the hour stands by chance, not by when they came', () => {
  const { line, people } = lineOf(5000, 0, Buffer.alloc(32, 7))
  const places = people.map((one) => {
    const stand = line.standOf(one, HOUR)
    return stand.kind === 'waiting' ? stand.place - 1 : -1
  })
  expect([...places].sort((a, b) => a - b)).toEqual(places.map((_, n) => n))
  expect(Math.abs(correlation(places))).toBeLessThanOrEqual(0.05)
})

test('[BOK-6] every order of three is as likely as any other', () => {
  const counts = new Map<string, number>()
  const rounds = 6000
  for (let n = 0; n < rounds; n++) {
    const { line, people } = lineOf(3, 0, createHmac('sha256', 'a key').update(String(n)).digest())
    const places = people.map((one) => (line.standOf(one, HOUR) as { place: number }).place).join('')
    counts.set(places, (counts.get(places) ?? 0) + 1)
  }
  // Chi squared with five degrees of freedom: 20.5 is passed by chance once in a thousand.
  const expected = rounds / 6
  const chi = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  expect([counts.size, chi < 20.5]).toEqual([6, true])
})

test('[BOK-6] who comes at the hour or later stands behind all of them, in the order in which they came', () => {
  const { line, people } = lineOf(20, 5)
  for (const [n, one] of people.slice(20).entries())
    expect(line.standOf(one, HOUR)).toEqual({ kind: 'waiting', place: 21 + n })
})

test('[BOK-6] so many are let in at once as can be served, and the next when one holds a place', () => {
  const { line, people } = lineOf(30, 0)
  const inside = () => people.filter((one) => line.standOf(one, HOUR).kind === 'turn')
  line.letIn({ ...room, free: 4 }, HOUR)
  expect(inside()).toHaveLength(4)
  line.end(inside()[0]?.ticket ?? '', HOUR)
  line.letIn({ ...room, free: 3 }, HOUR)
  expect(inside()).toHaveLength(3)
  line.letIn(room, HOUR)
  expect(inside()).toHaveLength(10)
  line.letIn({ ...room, free: 0 }, HOUR)
  expect(inside()).toHaveLength(10)
})

test('[BOK-6] a turn that is not used passes on, and is over', () => {
  const { line, people } = lineOf(2, 0)
  line.letIn({ ...room, atOnce: 1 }, HOUR)
  const [first, second] = [...people].sort((a, b) => (a.order < b.order ? -1 : 1))
  expect(line.standOf(first!, HOUR)).toEqual({ kind: 'turn', until: HOUR + room.turnMs })
  line.seen(second!, HOUR + room.turnMs)
  line.letIn({ ...room, atOnce: 1 }, HOUR + room.turnMs)
  expect([first, second].map((one) => line.standOf(one!, HOUR + room.turnMs).kind)).toEqual(['over', 'turn'])
})

test('[BOK-6] who closes the page is not waited for, and has their place when they come back', () => {
  const { line, people } = lineOf(3, 0)
  const [first, second, third] = [...people].sort((a, b) => (a.order < b.order ? -1 : 1))
  const later = HOUR + THERE_MS
  for (const one of [second, third]) line.seen(one!, later)
  expect(line.standOf(third!, later)).toEqual({ kind: 'waiting', place: 2 })
  line.letIn({ ...room, atOnce: 1 }, later)
  expect(line.standOf(second!, later).kind).toBe('turn')
  line.seen(first!, later)
  expect([line.standOf(first!, later), line.standOf(third!, later)]).toEqual([
    { kind: 'waiting', place: 1 },
    { kind: 'waiting', place: 2 },
  ])
})

test('[BOK-6] joining again changes nothing', () => {
  const { line, people } = lineOf(2, 0)
  for (const one of people) line.join(one, HOUR)
  expect(line.size).toBe(2)
  line.letIn(room, HOUR)
  for (const one of people) line.join(one, HOUR)
  expect([line.size, line.isEmpty(HOUR)]).toEqual([2, false])
})

test('[BOK-6] the range is of what was served, and nothing is said before enough was', () => {
  const { line } = lineOf(100, 0)
  expect(line.range(50, HOUR, HOUR + 1000)).toBeNull()
  line.letIn({ ...room, atOnce: 100 }, HOUR)
  for (let n = 0; n < 40; n++) line.end(`t${n}`, HOUR + n * 3000)
  // 40 in two minutes: 20 a minute.
  expect(line.range(60, HOUR, HOUR + 120_000)).toEqual({ from: 1, to: 5 })
})
