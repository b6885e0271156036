import { randomUUID } from 'node:crypto'
import { Link, readAddress } from '@poczekalnia/queue-core/database'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../../queue-core/src/testing/test-postgres.ts'
import { booked, held, letter, nine, now, pending, step, taking, write } from '../contract/samples.ts'
import type { BookingStore, Shared } from '../ports/index.ts'
import { openPostgresStore } from './store.ts'

const opens = now + 3_600_000
const offices = ['a', 'b'] as const
const tickets = offices.map((office) => Array.from({ length: 12 }, (_, n) => `${office}${n}`))
const visits = Array.from({ length: 10 }, (_, n) => n)

/** How often the server has ended one of two transactions that waited for each other. */
async function deadlocks(operator: Link): Promise<number> {
  const [row] = await operator.ask<{ deadlocks: number }>(
    'SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()',
  )
  return row?.deadlocks ?? -1
}

/** All that a server of two offices does at one moment of a busy day, from another end than the other server. */
function everything(store: BookingStore, server: number, turn: number): Promise<unknown>[] {
  const shared = store.shared as Shared
  const turned = <T>(list: readonly T[]): T[] => (server === 0 ? [...list] : list.toReversed())
  const at = opens + turn * 20
  const { bookings, letters, line } = store
  return turned([
    ...turned(offices).flatMap((office, o) => [
      shared.letIn({ office, opens }, turned(tickets[o]!), { most: 12, turnMs: 15 }, at),
      ...turned(tickets[o]!).flatMap((ticket, n) => [
        shared.takeTurn(ticket, at + 5, at),
        n % 3 === 0 ? shared.giveTurnBack(ticket) : shared.again(ticket, at),
        line.bind(`visit ${ticket}`, `mailbox ${(n + turn) % 12}`),
        line.use(ticket, `visit ${ticket}`),
      ]),
      bookings.tidy(office, '2026-11-26', at),
      line.tidy(office, opens, at),
      bookings.erase(office, `${office} ${turn}`, at),
      ...visits.map((n) => {
        const one = held(`${office} ${server} ${turn} ${n}`, { office, at: nine + (turn * 10 + n) * step })
        return bookings.write(taking(one, { letters: [letter(randomUUID(), { office })] }), now)
      }),
    ]),
    letters.take(at, at + 10, 15).then((taken) =>
      Promise.all([
        letters.keepTaken(
          turned(taken).map(({ id }) => id),
          at + 30,
        ),
        ...turned(taken).map(({ id }, n) =>
          n % 2 === 0 ? letters.settle(id, { state: 'sent' }) : letters.bounce(id, '5.1.1', at),
        ),
      ]),
    ),
    ...turned(visits).map((n) => line.spend(`work ${turn} ${n}`, at + 10)),
    shared.seen(turned(tickets.flat()), at),
    shared.tidy(at),
  ])
}

test('[REG-2] two servers that do everything at once, from both ends, never wait for each other', async () => {
  const place = { url: await testDatabase(), schema: 'booking' }
  const stores = [await openPostgresStore(place), await openPostgresStore(place)] as const
  for (const [o, office] of offices.entries()) {
    for (const ticket of tickets[o]!) {
      const row = { ticket, office, opens, askedAt: now, network: ticket, mailbox: null, booking: null }
      await stores[0].line.join(row, 1)
    }
    const one = held(`${office} 1`, { office, matter: `own ${office}`, draft: `own ${office}` })
    await stores[0].bookings.write(taking(one), now)
    await stores[1].bookings.write(write(pending(one)), now)
    await stores[0].bookings.write(write(booked(pending(one)), { letters: [letter(`own ${office}`)] }), now)
  }
  const operator = new Link(readAddress(place.url), 'public')
  for (let turn = 0; turn < 3; turn++)
    await Promise.all(stores.flatMap((store, server) => everything(store, server, turn)))
  for (const store of stores) await store.close()
  expect(await deadlocks(operator)).toBe(0)
  await operator.close()
})
