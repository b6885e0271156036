import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { Link, readAddress } from '@poczekalnia/queue-core/database'
import { expect, test } from 'vitest'
import { testPostgres } from '../../../../queue-core/src/testing/test-postgres.ts'
import { booked, held, nine, now, pending, step, taking, write } from '../contract/samples.ts'
import { storeContract } from '../contract/store-contract.ts'
import type { BookingStore } from '../ports/index.ts'
import { openPostgresStore } from './store.ts'

/** A schema that nobody else has, opened so many times as if by so many servers. */
async function servers(count: number): Promise<BookingStore[]> {
  const [url, schema] = [await testPostgres(), `booking_${randomUUID()}`]
  return Promise.all(Array.from({ length: count }, () => openPostgresStore({ url, schema })))
}

storeContract('[REG-2] postgres', async () => (await servers(1))[0] as BookingStore)

const closeAll = (stores: readonly BookingStore[]) => Promise.all(stores.map((store) => store.close()))

test('[BOK-1] [REG-2] of two hundred who ask two servers for three places, three get one each', async () => {
  const stores = await servers(2)
  const asked = Array.from({ length: 200 }, (_, n) =>
    stores[n % 2]!.bookings.write(taking(held(`b${n}`, { seat: 1 + (n % 3) })), now),
  )
  const answers = await Promise.all(asked)
  expect(answers.filter(({ ok }) => ok)).toHaveLength(3)
  expect(answers.filter((answer) => !answer.ok && answer.why === 'place-taken')).toHaveLength(197)
  expect(await stores[0]!.bookings.taken('a', nine, nine + step, now)).toHaveLength(3)
  await closeAll(stores)
})

test('[BOK-2] [REG-2] what runs out at this moment is its holder’s or somebody else’s, never both’s', async () => {
  const stores = await servers(2)
  const seats = Array.from({ length: 30 }, (_, n) => held(`b${n}`, { seat: n + 1 }))
  await Promise.all(seats.map((one) => stores[0]!.bookings.write(taking(one), now)))
  const ends = now + 600_000
  // The holders say who they are in time; others come when it is over, by a clock a little ahead.
  const answers = await Promise.all(
    seats.flatMap((one, n) => [
      stores[n % 2]!.bookings.write(write(pending(one, { expiresAt: ends + 1_800_000 })), ends - 1),
      stores[(n + 1) % 2]!.bookings.write(taking(held(`c${n}`, { seat: n + 1, expiresAt: ends + 600_000 })), ends),
    ]),
  )
  for (let n = 0; n < 30; n++) expect(answers.slice(2 * n, 2 * n + 2).filter(({ ok }) => ok)).toHaveLength(1)
  expect(await stores[0]!.bookings.taken('a', nine, nine + step, ends)).toHaveLength(30)
  await closeAll(stores)
})

test('[BOK-16] [REG-2] whoever reads an office’s order while two servers write it misses nothing', async () => {
  const stores = await servers(2)
  const whole = async (store: BookingStore, n: number) => {
    const first = held(`b${n}`, { at: nine + n * step, matter: `m${n}` })
    await store.bookings.write(taking(first), now)
    await store.bookings.write(write(pending(first)), now)
    await store.bookings.write(write(booked(pending(first)), { tells: true }), now)
  }
  const known: number[] = []
  let isOver = false
  const reading = (async () => {
    for (let after = 0; !isOver || after < 60; ) {
      for (const { seq } of await stores[1]!.bookings.told('a', after, 7)) {
        known.push(seq)
        after = seq
      }
    }
  })()
  await Promise.all(Array.from({ length: 60 }, (_, n) => whole(stores[n % 2] as BookingStore, n)))
  isOver = true
  await reading
  expect(known).toEqual(Array.from({ length: 60 }, (_, n) => n + 1))
  await closeAll(stores)
})

test('[BOK-10] [REG-2] a letter is tried by one of two servers that look at the same moment', async () => {
  const stores = await servers(2)
  const letters = Array.from({ length: 20 }, (_, n) => ({
    ...({ id: `m${n}`, office: 'a', kind: 'code', way: 'mail', to: 'olena@example.org', content: '{}' } as const),
  }))
  await stores[0]!.bookings.write(taking(held('b1'), { letters }), now)
  const taken = await Promise.all(stores.map(({ letters }) => letters.take(now, now + 60_000, 50)))
  const ids = taken.flat().map(({ id }) => id)
  expect([ids.length, new Set(ids).size]).toEqual([20, 20])
  await closeAll(stores)
})

test('[REG-2] what was answered is there once, also when sessions are ended while they write', async () => {
  const [url, schema] = [await testPostgres(), `booking_${randomUUID()}`]
  const stores = await Promise.all([openPostgresStore({ url, schema }), openPostgresStore({ url, schema })])
  const operator = new Link(readAddress(url), schema)
  const ending = (async () => {
    for (let times = 0; times < 25; times++) {
      await wait(10)
      await operator.ask(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1
           AND pid <> pg_backend_pid() AND (query LIKE 'BEGIN%' OR query = 'COMMIT')`,
        [schema],
      )
    }
  })()
  // Each goes on from its own last answer: one that was written twice, or told wrongly, would be stale.
  const answers = await Promise.all(
    Array.from({ length: 8 }, async (_, n) => {
      let one = held(`b${n}`, { seat: n + 1 })
      const told = [await stores[n % 2]!.bookings.write(taking(one), now)]
      for (let turn = 0; turn < 12; turn++) {
        one = { ...one, version: one.version + 1 }
        told.push(await stores[n % 2]!.bookings.write(write(one, { tells: true }), now))
      }
      return told
    }),
  )
  await ending
  expect(answers.flat().filter(({ ok }) => !ok)).toEqual([])
  for (let n = 0; n < 8; n++) expect(await stores[0]!.bookings.get(`b${n}`)).toMatchObject({ version: 13 })
  expect(await stores[0]!.bookings.lastTold('a')).toBe(8 * 12)
  await operator.close()
  await closeAll(stores)
})
