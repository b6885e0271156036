import { randomUUID } from 'node:crypto'
import { Link, readAddress } from '@poczekalnia/queue-core/database'
import { expect, test } from 'vitest'
import { testPostgres } from '../../../../queue-core/src/testing/test-postgres.ts'
import { booked, held, now, pending, taking, write } from '../contract/samples.ts'
import type { BookingStore, Kept, KeptMemory } from '../ports/index.ts'
import { letGoOn } from './go-on.ts'
import { openPostgresStore } from './store.ts'

const lacking = { name: 'StoreFailure', kind: 'lacking' }

function memory(kept: Kept | null = null): KeptMemory & { kept: Kept | null } {
  const own = {
    kept,
    read: () => own.kept,
    write(what: Kept) {
      own.kept = what
    },
  }
  return own
}

/** A site on a schema of its own, and what an operator does there. */
async function site() {
  const place = { url: await testPostgres(), schema: `booking_${randomUUID()}` }
  const opened: BookingStore[] = []
  const operator = new Link(readAddress(place.url), place.schema)
  return {
    place,
    async server(own = memory()): Promise<BookingStore> {
      const store = await openPostgresStore(place, {}, own)
      opened.push(store)
      return store
    },
    sql: (text: string) => operator.ask(text),
    /** As a standby is that had not got the last transaction of any server, and was promoted. */
    lose: () => operator.ask('UPDATE writers SET batch = batch - 1'),
    async close() {
      for (const store of opened) await store.close()
      await operator.close()
    },
  }
}

const take = (store: BookingStore, n: number) => store.bookings.write(taking(held(`b${n}`, { seat: n })), now)

test('[REG-1] a database that lacks what it had acknowledged is written by no server of the site', async () => {
  const { server, lose, close } = await site()
  const [one, two] = [await server(), await server()]
  expect(await take(one, 1)).toMatchObject({ ok: true })
  expect(await take(one, 2)).toMatchObject({ ok: true })
  await lose()
  expect(await two.shared?.isLacking()).toBe(false)
  // The writer that misses its last transaction finds it out, and from then on all see it, also who starts later.
  await expect(take(one, 3)).rejects.toMatchObject(lacking)
  await expect(take(one, 3)).rejects.toMatchObject(lacking)
  await expect(take(two, 3)).rejects.toMatchObject(lacking)
  const three = await server()
  expect(await three.shared?.isLacking()).toBe(true)
  await expect(take(three, 3)).rejects.toMatchObject(lacking)
  await close()
})

test('[REG-1] a server knows over a restart what its site’s database had kept', async () => {
  const { server, lose, close } = await site()
  const own = memory()
  const before = await server(own)
  await take(before, 1)
  await before.close()
  expect(own.kept).toMatchObject({ batch: 1 })
  const same = await server(own)
  expect(await same.shared?.isLacking()).toBe(false)
  await same.close()
  const other = await server()
  await lose()
  await server(own)
  expect(await other.shared?.isLacking()).toBe(true)
  await expect(take(other, 2)).rejects.toMatchObject(lacking)
  await close()
})

test('[REG-1] what was kept of another site, or months ago, is not missed', async () => {
  const { server, sql, close } = await site()
  const own = memory()
  const before = await server(own)
  await take(before, 1)
  await before.close()
  const kept = own.kept as Kept
  await sql('DELETE FROM writers')
  for (const other of [
    { ...kept, site: randomUUID() },
    { ...kept, at: kept.at - 31 * 24 * 3_600_000 },
  ]) {
    expect(await (await server(memory(other))).shared?.isLacking()).toBe(false)
  }
  expect(await (await server(memory(kept))).shared?.isLacking()).toBe(true)
  await close()
})

test('[REG-1] [BOK-16] an operator lets the site go on: servers write, hubs hear of all once more', async () => {
  const { place, server, lose, close } = await site()
  const own = memory()
  const one = await server(own)
  expect(await letGoOn(place)).toBeNull()
  const visit = held('b1', { seat: 1 })
  await one.bookings.write(taking(visit), now)
  await one.bookings.write(write(pending(visit)), now)
  await one.bookings.write(write(booked(pending(visit)), { tells: true }), now)
  await lose()
  await expect(take(one, 2)).rejects.toMatchObject(lacking)
  expect(await letGoOn(place)).toBe(1)
  expect(await one.shared?.isLacking()).toBe(false)
  expect(await take(one, 2)).toMatchObject({ ok: true })
  expect(await take(one, 3)).toMatchObject({ ok: true })
  // A hub that had heard of a hundred more than there are misses nothing.
  const told = await one.bookings.told('a', 100, 10)
  expect(told.map(({ booking }) => booking.id)).toEqual(['b1'])
  expect(await one.bookings.lastTold('a')).toBe(told[0]?.seq)
  // What was kept of it before is not missed after that.
  const again = await server(memory({ ...(own.kept as Kept), batch: 99 }))
  await one.close()
  expect(own.kept).toMatchObject({ batch: 2 })
  expect(await letGoOn(place)).toBeNull()
  await again.close()
  await close()
})
