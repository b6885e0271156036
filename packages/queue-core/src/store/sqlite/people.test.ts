import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { fact, person, put } from '../contract/samples.ts'
import { testFolder } from '../test-folder.ts'
import { verifyLog } from './copies/verify.ts'
import { openSqliteStore } from './store.ts'

/** Numbers of the people of whom any name, e-mail or case, or the beginning of one, stands in a folder's files. */
function traces(folder: string): Set<number> {
  const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))).toString('latin1')
  return new Set([...bytes.matchAll(/(?:Oksana|oksana\.|WSC-)(\d+)[K.-]/g)].map((match) => Number(match[1])))
}

const erase = (people: number) => ({ type: 'erase-people-before', date: '2026-11-19', people }) as const

// In no order, so that the pages of the table and of its indexes are split and balanced again and again.
const shuffled = (count: number) => Array.from({ length: count }, (_, n) => (n * 7_919) % count)

test('[ALL-4] after erasure no byte of the files has name, e-mail or case; the log still verifies', async () => {
  const folder = testFolder()
  const file = join(folder, 'office.db')
  const store = openSqliteStore(file)
  const people = shuffled(3_000).map((n) =>
    person(`b${n}`, {
      date: n % 2 ? '2026-11-05' : '2026-11-19',
      time: `${8 + (n % 7)}:30`,
      name: `Oksana${n}Kovalenko`,
      email: `oksana.${n}.@example.org`,
      case: `WSC-${n}-X`,
    }),
  )
  for (let n = 0; n < people.length; n += 100) {
    const rows = people.slice(n, n + 100)
    const events = rows.map((row) => fact(0, { type: 'VisitBooked', data: { booking: row.booking } }))
    await store.append('bydgoszcz', n, events, put(...rows))
  }
  const all = new Set(people.map((_, n) => n))
  const stay = new Set([...all].filter((n) => n % 2 === 0))
  expect(traces(folder)).toEqual(all)

  await store.append('erased', 0, [], [erase(1_500)])

  expect(traces(folder)).toEqual(stay)
  store.close()
  expect(traces(folder)).toEqual(stay)
  expect(verifyLog(file)).toMatchObject({ ok: true, streams: [{ stream: 'bydgoszcz', events: 3_000 }] })
})

test('[ALL-4] a reader in the way delays nobody, and the next erasure finishes what this one could not', async () => {
  const folder = testFolder()
  const file = join(folder, 'office.db')
  const store = openSqliteStore(file)
  await store.append('a', 0, [], put(person('b1', { date: '2026-11-05', name: 'Oksana1Kovalenko' })))
  const reader = new Database(file, { readonly: true })
  const rows = reader.prepare('SELECT * FROM people').iterate()
  rows.next()
  await store.append('a', 0, [], [erase(1)])
  expect(await store.people.get('b1')).toBeNull()
  rows.return?.()
  await store.scrub()
  expect(traces(folder)).toEqual(new Set())
  reader.close()
  store.close()
})
