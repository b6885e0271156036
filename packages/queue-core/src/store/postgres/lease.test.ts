import { afterEach, expect, test } from 'vitest'
import { testPlace } from '../../testing/test-postgres.ts'
import { fact } from '../contract/samples.ts'
import type { LeaseMemory, Remembered } from '../ports/lease.ts'
import { leasePace, openPostgresLease, type PostgresLease } from './lease.ts'
import { linkTo, type PostgresPlace } from './open-database.ts'
import { openPostgresStore } from './store.ts'

const held: PostgresLease[] = []
afterEach(async () => {
  for (const lease of held.splice(0)) await lease.release()
})

/** No owner here ends by itself because the machine is busy. */
const pace = { ...leasePace, own: 200_000, gone: 250_000, look: 20 }

async function leaseOf(place: PostgresPlace, owner: string, now?: () => number): Promise<PostgresLease> {
  const lease = await openPostgresLease(place, { owner, address: `http://${owner}:7070` }, pace, now)
  held.push(lease)
  return lease
}

/** Whether a hub has the office by now. */
function takes(lease: PostgresLease, onOther: (address: string) => void = () => undefined): () => boolean {
  let has = false
  lease
    .take(({ address }) => onOther(address))
    .then(() => {
      has = true
    })
    .catch(() => undefined)
  return () => has
}

test('[REG-1] the second hub waits, told who works, and has the office as soon as the first lets go', async () => {
  const place = await testPlace()
  const [one, two] = [await leaseOf(place, 'one'), await leaseOf(place, 'two')]
  await one.take(() => undefined)
  const others: string[] = []
  const has = takes(two, (address) => others.push(address))
  await expect.poll(() => others).toEqual(['http://one:7070'])
  expect(has()).toBe(false)
  await one.release()
  await expect.poll(has).toBe(true)
  expect(two.token).toBe(one.token + 1)
})

test('[REG-1] an owner that is heard of keeps the office for ever, one that is silent for long loses it', async () => {
  const place = await testPlace()
  const database = linkTo(place)
  const one = await leaseOf(place, 'one')
  await one.take(() => undefined)
  // What the owner says by itself would come between; this one is dead, and the test speaks for it.
  await one.release()
  await database.ask('UPDATE lease SET released = false')
  let [looks, age] = [0, 0]
  const two = await leaseOf(place, 'two', () => {
    looks += 1
    return age
  })
  const has = takes(two)
  for (let heard = 0; heard < 5; heard++) {
    await database.ask('UPDATE lease SET beat = beat + 1')
    const then = looks
    // It has seen that beat, and stays just short of taking the owner for gone.
    await expect.poll(() => looks).toBeGreaterThan(then + 2)
    age += pace.gone - 1
  }
  expect(has()).toBe(false)
  age += 1
  await expect.poll(has).toBe(true)
  expect(two.token).toBe(one.token + 1)
  await database.close()
})

test('[REG-1] an owner that has lost the office writes nothing any more, whatever it thinks', async () => {
  const place = await testPlace()
  const old = await leaseOf(place, 'same')
  await old.take(() => undefined)
  const store = await openPostgresStore(place, old)
  await store.append('a', 0, [fact(1)])
  // The same hub's next process need not wait: the folder is its own.
  const next = await leaseOf(place, 'same')
  await next.take(() => undefined)
  await expect(store.append('a', 1, [fact(2)])).rejects.toMatchObject({ name: 'StoreFailure', kind: 'overtaken' })
  await expect(store.note([{ type: 'end-session', token: 't' }])).rejects.toMatchObject({ kind: 'overtaken' })
  const own = await openPostgresStore(place, next)
  expect(await own.append('a', 1, [fact(3)])).toBe(2)
  expect((await Array.fromAsync(own.read('a'))).map(({ data }) => data)).toEqual([{ n: 1 }, { n: 3 }])
  await Promise.all([store.close(), own.close()])
})

test('[REG-1] of many hubs that begin at once one has the office', async () => {
  const place = await testPlace()
  const hubs = await Promise.all(Array.from({ length: 5 }, (_, n) => leaseOf(place, `hub${n}`)))
  const others = new Map<number, string>()
  const having = hubs.map((hub, n) => takes(hub, (address) => others.set(n, address)))
  // Four have been told of the fifth.
  await expect.poll(() => [having.filter((has) => has()).length, others.size]).toEqual([1, 4])
  const owner = having.findIndex((has) => has())
  expect([...new Set(others.values())]).toEqual([`http://hub${owner}:7070`])
  expect(hubs[owner]?.until).toBeGreaterThan(performance.now())
})

test('[REG-1] an owner is told when the office is another’s', async () => {
  const place = await testPlace()
  const old = await leaseOf(place, 'same')
  const lost: string[] = []
  old.onLost(({ message }) => lost.push(message))
  await old.take(() => undefined)
  const next = await leaseOf(place, 'same')
  await next.take(() => undefined)
  await expect.poll(() => lost.length).toBe(1)
  expect(lost[0]).toContain('taken over')
})

/** The database goes on as a standby that had not got everything. */
async function promoted(place: PostgresPlace, statement: string) {
  const database = linkTo(place)
  await database.ask(statement)
  const isMarked = async () => (await database.ask<{ lacking: boolean }>('SELECT lacking FROM lease'))[0]?.lacking
  return { database, isMarked }
}

test('[REG-1] a hub that stands by sees that beats are lost: nobody works the office until it is seen to', async () => {
  const place = await testPlace()
  const one = await leaseOf(place, 'one')
  await one.take(() => undefined)
  await one.release()
  const { database, isMarked } = await promoted(place, 'UPDATE lease SET released = false, beat = 40')
  const two = await leaseOf(place, 'two')
  let [isLacking, hasLooked, has] = [false, false, false]
  void two
    .take(
      () => {
        hasLooked = true
      },
      () => {
        isLacking = true
      },
    )
    .then(() => {
      has = true
    })
    .catch(() => undefined)
  await expect.poll(() => hasLooked).toBe(true)
  await database.ask('UPDATE lease SET beat = 30')
  await expect.poll(() => isLacking).toBe(true)
  expect(await isMarked()).toBe(true)
  // Let go of, and still nobody's, also for who has seen nothing of it; but an operator's command sees to it.
  await database.ask('UPDATE lease SET released = true')
  const three = await leaseOf(place, 'three')
  let isTold = false
  void three
    .take(
      () => undefined,
      () => {
        isTold = true
      },
    )
    .catch(() => undefined)
  await expect.poll(() => isTold).toBe(true)
  const command = await leaseOf(place, 'copy')
  await command.take(() => undefined)
  expect([has, command.token]).toEqual([false, one.token + 1])
  await database.close()
})

test('[REG-1] an owner whose take-over or whose writes are lost marks it and is told', async () => {
  const [place, other] = [await testPlace(), await testPlace()]
  const one = await leaseOf(place, 'one')
  const lost: string[] = []
  one.onLost(({ message }) => lost.push(message))
  await one.take(() => undefined)
  const taken = await promoted(place, 'UPDATE lease SET token = token - 1')
  await expect.poll(() => lost.length).toBe(1)
  expect(lost[0]).toContain('its database has lost something')
  expect(await taken.isMarked()).toBe(true)

  const two = await leaseOf(other, 'two')
  await two.take(() => undefined)
  const store = await openPostgresStore(other, two)
  await store.append('a', 0, [fact(1)])
  const written = await promoted(other, 'UPDATE writers SET batch = batch - 1')
  await expect(store.append('a', 1, [fact(2)])).rejects.toMatchObject({ kind: 'unknown-outcome' })
  expect(await written.isMarked()).toBe(true)
  await store.close()
  for (const { database } of [taken, written]) await database.close()
})

test('[REG-1] a hub knows over a restart what its database had kept for it', async () => {
  const place = await testPlace()
  let kept: Remembered | null = null
  const memory: LeaseMemory = {
    read: () => kept,
    write: (what) => {
      kept = what
    },
  }
  const begun = async () => {
    const lease = await openPostgresLease(place, { owner: 'one', address: 'http://one:7070', memory }, pace)
    held.push(lease)
    let isLacking = false
    await Promise.race([
      lease.take(
        () => undefined,
        () => {
          isLacking = true
        },
      ),
      expect.poll(() => isLacking).toBe(true),
    ])
    return { lease, isLacking }
  }
  const first = await begun()
  const store = await openPostgresStore(place, first.lease)
  expect(await store.append('a', 0, [fact(1)])).toBe(1)
  await store.close()
  await first.lease.release()
  expect(kept).toMatchObject({ token: 1, wrote: { batch: 1 } })
  const second = await begun()
  expect([second.isLacking, second.lease.token]).toEqual([false, 2])
  await second.lease.release()
  const { database, isMarked } = await promoted(place, 'UPDATE writers SET batch = batch - 1')
  // Nothing was written since, so that is what it goes by.
  expect((await begun()).isLacking).toBe(true)
  expect(await isMarked()).toBe(true)
  await database.close()
})
