import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { testPlace } from '../../testing/test-postgres.ts'
import { fact } from '../contract/samples.ts'
import { ConcurrencyConflict } from '../errors.ts'
import { schemaOf } from './open-database.ts'
import { openPostgresStore } from './store.ts'

test('[ALL-5] [REG-1] sessions ended in the middle: each append is there once, and none is told wrongly', async () => {
  const place = await testPlace()
  const store = await openPostgresStore(place)
  const other = new pg.Client({ connectionString: place.url })
  await other.connect()
  const [least, endings] = [60, 20]
  let done = false
  let [appends, ended] = [0, 0]
  const ending = (async () => {
    for (let toldThen = -1; !done; ) {
      await wait(Math.random() * 10)
      // However slow the machine is: a writer whose sessions all end before it has said anything never gets to write.
      if (appends === toldThen) continue
      const { rows } = await other.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE application_name = $1 AND query ~ '^SELECT (append|write)[(]'`,
        [schemaOf(place.office)],
      )
      if (rows.length === 0) continue
      ended += 1
      toldThen = appends
    }
  })()
  const callers = Array.from({ length: 8 }, async (_, n) => {
    const told: number[] = []
    for (let version = 0; version < least || ended < endings; ) {
      // Nobody else writes these streams: a conflict would be an append of its own, taken for another's.
      version = await store.append(`s${n}`, version, [fact(version)])
      told.push(version)
      appends += 1
    }
    return told
  })
  const told = await Promise.all(callers).finally(() => {
    done = true
  })
  await ending
  for (const [n, versions] of told.entries()) {
    expect(versions).toEqual(versions.map((_, i) => i + 1))
    expect((await Array.fromAsync(store.read(`s${n}`))).map(({ data }) => data)).toEqual(
      versions.map((_, i) => ({ n: i })),
    )
  }
  await expect(store.append('s0', 0, [fact(1)])).rejects.toThrow(ConcurrencyConflict)
  await store.close()
  await other.end()
})
