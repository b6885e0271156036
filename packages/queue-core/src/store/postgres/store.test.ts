import { setImmediate } from 'node:timers/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { testPlace } from '../../testing/test-postgres.ts'
import { figuresContract } from '../contract/figures.ts'
import { fact } from '../contract/samples.ts'
import { storeContract } from '../contract/store-contract.ts'
import { ConcurrencyConflict } from '../errors.ts'
import { openPostgresFigures } from './figures.ts'
import { schemaOf } from './open-database.ts'
import { openPostgresStore, type PostgresStore } from './store.ts'

storeContract('[REG-2] PostgresStore', async () => openPostgresStore(await testPlace()))
figuresContract('[REG-2] PostgresFigures', async () => openPostgresFigures(await testPlace()))

const versions = async (store: PostgresStore, stream: string) =>
  (await Array.fromAsync(store.read(stream))).map((event) => event.version)

test('[REG-2] what was appended is there after the tables are opened again', async () => {
  const place = await testPlace()
  const first = await openPostgresStore(place)
  await first.append('a', 0, [fact(1), fact(2)])
  await first.close()
  const second = await openPostgresStore(place)
  expect(await second.append('a', 2, [fact(3)])).toBe(3)
  expect(await versions(second, 'a')).toEqual([1, 2, 3])
  await second.close()
})

test('[REG-2] of two competing writers each version goes to exactly one', async () => {
  const place = await testPlace()
  const writers = await Promise.all([openPostgresStore(place), openPostgresStore(place)])
  const won = await Promise.all(
    writers.map(async (writer, w) => {
      let [version, wins] = [0, 0]
      while (version < 200) {
        if (Math.random() < 0.5) await setImmediate()
        try {
          version = await writer.append('a', version, [fact(w)])
          wins += 1
        } catch (error) {
          if (!(error instanceof ConcurrencyConflict)) throw error
          version = error.actual
        }
      }
      return wins
    }),
  )
  expect(won[0]! + won[1]!).toBeGreaterThanOrEqual(200)
  expect(won[0]! + won[1]!).toBe((await versions(writers[0]!, 'a')).length)
  await Promise.all(writers.map((writer) => writer.close()))
})

test('[REG-2] whoever reads while much is written sees what another writer was told before', async () => {
  const place = await testPlace()
  const [busy, other] = await Promise.all([openPostgresStore(place), openPostgresStore(place)])
  await other.append('told', 0, [fact(0)])
  let [done, version] = [false, 0]
  const writing = Array.from({ length: 8 }, async () => {
    while (!done && version < 5_000) await busy.append('rush', version++, [fact(1)])
  })
  for (let told = 1; told < 25; told++) {
    // Both ways of being behind: by nothing, and by what was just told.
    expect(await Array.fromAsync(busy.read('told', told))).toEqual([])
    await other.append('told', told, [fact(told)])
    expect((await Array.fromAsync(busy.read('told', told))).map((event) => event.version)).toEqual([told + 1])
  }
  done = true
  await Promise.all(writing)
  expect((await versions(busy, 'rush')).length).toBe(version)
  await Promise.all([busy.close(), other.close()])
})

test('[REG-2] no append reads the whole log, whenever its plan was made', async () => {
  const place = await testPlace()
  const store = await openPostgresStore(place)
  for (let version = 0; version < 60; ) version = await store.append('a', version, [fact(version)])
  // Beside something else: the longer way.
  for (let version = 60; version < 90; version += 1)
    await Promise.all([store.append('a', version, [fact(version)]), store.append('b', version - 60, [fact(1)])])
  await store.close()
  const other = new pg.Client({ connectionString: place.url })
  await other.connect()
  const seen = async () => {
    const { rows } = await other.query<{ rows: string; scans: string }>(
      'SELECT n_tup_ins AS rows, seq_scan AS scans FROM pg_stat_user_tables WHERE schemaname = $1 AND relname = $2',
      [schemaOf(place.office), 'events'],
    )
    return { rows: Number(rows[0]?.rows), scans: Number(rows[0]?.scans) }
  }
  await expect.poll(async () => (await seen()).rows).toBe(120)
  // Some when the tables are made and the store is opened.
  expect((await seen()).scans).toBeLessThan(20)
  await other.end()
})

test('[REG-2] a close writes what still waits', async () => {
  const place = await testPlace()
  const store = await openPostgresStore(place)
  const appended = store.append('a', 0, [fact(1)])
  await store.close()
  expect(await appended).toBe(1)
})
