import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testPostgres } from '../../../../queue-core/src/testing/test-postgres.ts'
import { now } from '../contract/samples.ts'
import type { BookingStore, InLine, Shared } from '../ports/index.ts'
import { openPostgresStore } from './store.ts'

const opens = now + 3_600_000
const opening = { office: 'a', opens }
const room = { most: 2, turnMs: 60_000 }

const two = async (run: (stores: [BookingStore, BookingStore], shared: [Shared, Shared]) => Promise<void>) => {
  const place = { url: await testPostgres(), schema: `booking_${randomUUID()}` }
  const stores = [await openPostgresStore(place), await openPostgresStore(place)] as [BookingStore, BookingStore]
  await run(stores, stores.map(({ shared }) => shared) as [Shared, Shared])
  for (const store of stores) await store.close()
}

const inLine = (ticket: string): InLine => ({
  ...{ ticket, ...opening, askedAt: now, network: `n ${ticket}`, mailbox: null, booking: null },
})

const turnsOf = async (shared: Shared) =>
  (await shared.standings('a', opens)).flatMap(({ ticket, turnUntil }) => (turnUntil === null ? [] : [ticket])).sort()

test('[BOK-15] [REG-2] two servers count a limit together', () =>
  two(async (_, shared) => {
    const allowed = { atOnce: 3, earnedAfterMs: 3_600_000 }
    const asked = await Promise.all([0, 1, 0, 1, 0].map((n) => shared[n]!.allow('hostel', allowed)))
    expect(asked.filter((wait) => wait === 0)).toHaveLength(3)
    expect(asked.filter((wait) => wait > 3_500 && wait <= 3_600)).toHaveLength(2)
    expect(await shared[0].allow('another', allowed)).toBe(0)
    await shared[0].tidy(now)
    expect(await shared[1].allow('hostel', allowed)).toBeGreaterThan(0)
  }))

test('[BOK-15] [REG-2] how often networks have asked is put together, and told of once it has changed', () =>
  two(async (_, shared) => {
    const ask = (network: string, count: number) => ({ network, hour: 7, count })
    const sums = ({ all }: { all: { network: string; count: number }[] }) =>
      Object.fromEntries(all.map(({ network, count }) => [network, count]))
    const first = await shared[0].countAsks([ask('hostel', 3), ask('home', 1)], 0)
    expect(sums(first)).toEqual({ hostel: 3, home: 1 })
    const second = await shared[1].countAsks([ask('hostel', 2)], first.until)
    expect(sums(second)).toMatchObject({ hostel: 5 })
    expect(sums(await shared[0].countAsks([], first.until))).toMatchObject({ hostel: 5 })
    // Long after the last change, and once the hours are over.
    expect(sums(await shared[0].countAsks([], second.until + 60_000))).toEqual({})
    await shared[0].tidy(9 * 3_600_000)
    expect(sums(await shared[0].countAsks([], 0))).toEqual({})
  }))

test('[BOK-6] [REG-2] two servers let in no more at once than there is room for, in the order they are named', () =>
  two(async ([store], shared) => {
    const tickets = ['t1', 't2', 't3', 't4', 't5']
    for (const ticket of tickets) await store.line.join(inLine(ticket), 1)
    await Promise.all(shared.map((one) => one.letIn(opening, tickets, room, opens)))
    expect(await turnsOf(shared[0])).toEqual(['t1', 't2'])
    // One holds a place; the other lets the turn pass.
    expect(await shared[1].takeTurn('t1', opens + 10, opens + 1)).toBe(true)
    await shared[1].endTurn('t1', 'b1', opens + 2)
    await shared[0].letIn(opening, tickets, room, opens + 3)
    expect(await turnsOf(shared[1])).toEqual(['t2', 't3'])
    await shared[0].letIn(opening, tickets, room, opens + 60_000)
    expect(await turnsOf(shared[0])).toEqual(['t3', 't4'])
    expect(await shared[0].standing('t2')).toMatchObject({ overAt: opens + 60_000, booking: null })
    await shared[0].again('t1', opens + 60_001)
    await shared[0].again('t2', opens + 60_001)
    expect(await shared[1].standing('t1')).toMatchObject({ booking: 'b1', overAt: opens + 2 })
    expect(await shared[1].standing('t2')).toMatchObject({ overAt: null, askedAt: opens + 60_001 })
    expect(await shared[1].standing('nobody')).toBeNull()
  }))

test('[BOK-6] [REG-2] a turn is used for one place, whichever server is asked; a place lost gives it back', () =>
  two(async ([store], shared) => {
    await store.line.join(inLine('t1'), 1)
    expect(await shared[0].takeTurn('t1', opens + 10, opens)).toBe(false)
    await shared[0].letIn(opening, ['t1'], room, opens)
    const both = await Promise.all(shared.map((one) => one.takeTurn('t1', opens + 10, opens)))
    expect(both.sort()).toEqual([false, true])
    await shared[0].giveTurnBack('t1')
    expect(await shared[1].takeTurn('t1', opens + 10, opens)).toBe(true)
    // Whoever took it has died: it can be taken again a little later.
    expect(await shared[0].takeTurn('t1', opens + 20, opens + 10)).toBe(true)
    await shared[0].endTurn('t1', 'b1', opens + 11)
    expect(await shared[1].takeTurn('t1', opens + 30, opens + 25)).toBe(false)
  }))

test('[BOK-6] [REG-2] turns that two servers take in opposite orders, in one transaction each, are had once', () =>
  two(async ([store], shared) => {
    const tickets = Array.from({ length: 30 }, (_, n) => `t${n}`)
    for (const ticket of tickets) await store.line.join(inLine(ticket), 1)
    await shared[0].letIn(opening, tickets, { most: 30, turnMs: 60_000 }, opens)
    const orders = [tickets, tickets.toReversed()]
    const taken = await Promise.all(
      orders.flatMap((order, n) => order.map((ticket) => shared[n]!.takeTurn(ticket, opens + 10, opens + 1))),
    )
    expect(taken.filter(Boolean)).toHaveLength(30)
    // And ended, while those whose turn is over are looked for.
    await Promise.all([
      ...orders.flatMap((order, n) => order.map((ticket) => shared[n]!.endTurn(ticket, `b ${ticket}`, opens + 2))),
      ...shared.map((one) => one.letIn(opening, tickets, room, opens + 60_000)),
    ])
    expect(await turnsOf(shared[0])).toEqual([])
  }))

test('[REG-2] who is there is known to both servers, as of the later look', () =>
  two(async ([store], shared) => {
    await store.line.join(inLine('t1'), 1)
    await Promise.all([shared[0].seen(['t1', 't2'], now + 5), shared[1].seen(['t2', 't1'], now + 9)])
    expect(await shared[0].standings('a', opens)).toMatchObject([{ ticket: 't1', seenAt: now + 9 }])
  }))

test('[REG-2] a server with another key than the site’s is refused, and told what to copy', async () => {
  const place = { url: await testPostgres(), schema: `booking_${randomUUID()}` }
  const first = await openPostgresStore(place, { 'booking.key': 'one' })
  await expect(openPostgresStore(place, { 'booking.key': 'other' })).rejects.toThrow(
    'booking.key is another than this site',
  )
  await (await openPostgresStore(place, { 'booking.key': 'one' })).close()
  await first.close()
})
