import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { testPlace } from '../../testing/test-postgres.ts'
import { fact } from '../contract/samples.ts'
import { openPostgresLease, type PostgresLease } from './lease.ts'
import type { PostgresPlace } from './open-database.ts'
import { openPostgresStore } from './store.ts'

const held: PostgresLease[] = []
afterEach(async () => {
  for (const lease of held.splice(0)) await lease.release()
})

async function leaseOf(place: PostgresPlace, owner: string): Promise<PostgresLease> {
  const lease = await openPostgresLease(place, { owner, address: `http://${owner}:7070` })
  held.push(lease)
  return lease
}

test('[REG-1] the second hub waits, told who works, and has the office as soon as the first lets go', async () => {
  const place = await testPlace()
  const [one, two] = [await leaseOf(place, 'one'), await leaseOf(place, 'two')]
  await one.take(() => undefined)
  const others: string[] = []
  let has = false
  const taken = two
    .take(({ address }) => others.push(address))
    .then(() => {
      has = true
    })
  await expect.poll(() => others).toEqual(['http://one:7070'])
  // Longer than an owner that says nothing is waited for.
  await wait(5_000)
  expect(has).toBe(false)
  await one.release()
  await taken
  expect(two.token).toBe(one.token + 1)
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
  const having: PostgresLease[] = []
  for (const hub of hubs)
    hub
      .take(() => undefined)
      .then(
        () => having.push(hub),
        () => undefined,
      )
  await expect.poll(() => having.length).toBe(1)
  await wait(1_000)
  expect(having.length).toBe(1)
  expect(having[0]?.until).toBeGreaterThan(performance.now())
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
