import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { figuresContract } from '../contract/figures.ts'
import { addNote, fact, put } from '../contract/samples.ts'
import { storeContract } from '../contract/store-contract.ts'
import { ConcurrencyConflict, RowsRefused, StoreFailure } from '../errors.ts'
import { testFolder } from '../test-folder.ts'
import { verifyLog } from './copies/verify.ts'
import { openFigures } from './figures.ts'
import { openDatabase } from './open-database.ts'
import { openSqliteStore, SqliteStore } from './store.ts'

storeContract('SqliteStore', () => openSqliteStore(join(testFolder(), 'office.db')))
figuresContract('SqliteFigures', () => openFigures(join(testFolder(), 'reports.db')))

const versions = async (store: SqliteStore, stream: string) =>
  (await Array.fromAsync(store.read(stream))).map((event) => event.version)

test('what was appended is there after the file is opened again', async () => {
  const file = join(testFolder(), 'office.db')
  const first = openSqliteStore(file)
  await first.append('a', 0, [fact(1), fact(2)])
  first.close()
  const second = openSqliteStore(file)
  expect(await second.append('a', 2, [fact(3)])).toBe(3)
  expect(await versions(second, 'a')).toEqual([1, 2, 3])
  second.close()
})

test('a close writes what still waits', async () => {
  const file = join(testFolder(), 'office.db')
  const store = openSqliteStore(file)
  const appended = store.append('a', 0, [fact(1)])
  store.close()
  expect(await appended).toBe(1)
  const again = openSqliteStore(file)
  expect(await versions(again, 'a')).toEqual([1])
  again.close()
})

test('of two competing writers on one file each version goes to exactly one', async () => {
  const file = join(testFolder(), 'office.db')
  const writers = [openSqliteStore(file), openSqliteStore(file)]
  const won = await Promise.all(
    writers.map(async (writer, w) => {
      let [version, wins] = [0, 0]
      while (version < 200) {
        // Otherwise the first to ask in each turn would win them all.
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
  const stored = await versions(writers[0]!, 'a')
  expect(stored).toEqual(Array.from({ length: stored.length }, (_, n) => n + 1))
  expect(won[0]! + won[1]!).toBe(stored.length)
  expect(Math.min(...won)).toBeGreaterThan(0)
  for (const writer of writers) writer.close()
})

test('[ALL-8] the database itself refuses to change, delete, replace or skip an event, whoever asks', async () => {
  const file = join(testFolder(), 'office.db')
  const store = openSqliteStore(file)
  await store.append('a', 0, [fact(1), fact(2)])
  const db = new Database(file)
  const put = (verb: string, version: number) => () =>
    db
      .prepare(`${verb} INTO events (stream, version, at, actor, type, data, hash) VALUES ('a', ?, 0, '', '', '{}', ?)`)
      .run(version, Buffer.alloc(32))
  expect(() => db.exec(`UPDATE events SET actor = 'nobody' WHERE version = 1`)).toThrow('cannot be edited')
  expect(() => db.exec('DELETE FROM events')).toThrow('cannot be edited')
  expect(put('INSERT OR REPLACE', 2)).toThrow('version conflict')
  expect(put('INSERT OR IGNORE', 1)).toThrow('version conflict')
  expect(put('INSERT', 4)).toThrow('version conflict')
  db.close()
  expect(await versions(store, 'a')).toEqual([1, 2])
  store.close()
})

test('appends of one turn share one transaction, and none is told before its commit', async () => {
  const file = join(testFolder(), 'office.db')
  const db = openDatabase(file)
  const store = new SqliteStore(db, file)
  await store.append('warm', 0, [fact(0)])
  const outside = new Database(file, { readonly: true })
  const committed = outside.prepare('SELECT count(*) FROM events').pluck()
  // Changes whenever another connection has committed, once however much it wrote.
  const before = outside.pragma('data_version', { simple: true })
  let told = 0
  const appends = Array.from({ length: 64 }, (_, n) =>
    store.append(`s${n}`, 0, [fact(n)]).then(() => {
      told += 1
      expect(committed.get()).toBe(65)
    }),
  )
  expect(committed.get()).toBe(1)
  expect(told).toBe(0)
  await Promise.all(appends)
  expect(told).toBe(64)
  expect(Number(outside.pragma('data_version', { simple: true }))).toBe(Number(before) + 1)
  outside.close()
  store.close()
})

test('a snapshot that does not fit the log, or was altered, is as good as none', async () => {
  const file = join(testFolder(), 'office.db')
  const store = openSqliteStore(file)
  await store.append('a', 0, [fact(1), fact(2)])
  const db = new Database(file)
  for (const [column, value] of [
    ['state', 'altered'],
    ['version', 1],
    ['hash', Buffer.alloc(32)],
  ] as const) {
    await store.save('a', 2, 'state')
    expect(await store.load('a')).not.toBeNull()
    db.prepare(`UPDATE snapshots SET ${column} = ?`).run(value)
    expect(await store.load('a'), column).toBeNull()
  }
  db.close()
  store.close()
})

test('[ALL-5] rows that the file refuses are their caller’s matter: others of the transaction are kept', async () => {
  const file = join(testFolder(), 'office.db')
  const store = openSqliteStore(file)
  const noted = (text: unknown) => store.append('a', 1, [fact(2)], [addNote(text as string)])
  const outcomes = await Promise.allSettled([
    store.append('a', 0, [fact(1)]),
    // A constraint of the table, a value that can't be bound, rows that can't be made.
    noted(''),
    noted('\u0000 for the table it ends before it begins'),
    noted('x'.repeat(501)),
    noted({ not: 'a text' }),
    store.append('a', 1, [fact(2)], put({ booking: 'b1' } as never)),
    store.append('a', 1, [fact(2, { key: '\ud800' })]),
    // What stood behind a refused one as if it were there, and what did not.
    store.append('a', 2, [fact(3)]),
    store.append('a', 1, [fact(4)]),
    store.append('b', 0, [fact(5)]),
  ])
  const told = outcomes.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).name))
  const no = 'RowsRefused'
  expect(told).toEqual([1, no, no, no, no, no, no, 'ConcurrencyConflict', 2, 1])
  await expect(store.append('c', 0, [], put({ booking: 'b1' } as never))).rejects.toThrow(RowsRefused)
  expect(await store.append('a', 2, [fact(6)])).toBe(3)
  expect((await Array.fromAsync(store.read('a'))).map(({ data }) => data)).toEqual([{ n: 1 }, { n: 4 }, { n: 6 }])
  expect([await store.notes.of('a', 't1'), await store.people.get('b1')]).toEqual([[], null])
  store.close()
  expect(verifyLog(file).ok).toBe(true)
})

test('[ALL-5] a disk that fails in the middle of somebody’s write fails everybody’s of that transaction', async () => {
  const file = join(testFolder(), 'office.db')
  const store = openSqliteStore(file)
  await store.append('a', 0, [fact(1)])
  // SQLite's own bound for the size of a file stands for a full disk.
  const small = openDatabase(file)
  small.pragma(`max_page_count = ${small.pragma('page_count', { simple: true })}`)
  const full = new SqliteStore(small, file)
  const outcomes = await Promise.allSettled([
    full.append('b', 0, [fact(1)]),
    full.append('a', 1, [fact(2, { data: 'x'.repeat(100_000) })]),
  ])
  expect(outcomes.map((one) => one.status === 'rejected' && (one.reason as StoreFailure).kind)).toEqual([
    'disk-full',
    'disk-full',
  ])
  await expect(full.append('a', 1, [fact(3)])).rejects.toThrow(StoreFailure)
  full.close()
  expect(await versions(store, 'b')).toEqual([])
  store.close()
})

test.each<[string, (store: SqliteStore) => Promise<unknown>]>([
  ['people', ({ people }) => people.get('b1')],
  ['people', ({ people }) => people.all('bydgoszcz')],
  ['notes', ({ notes }) => notes.of('a', 't1')],
  ['profiles', ({ profiles }) => profiles.newest('a')],
  ['staff_passwords', ({ staff }) => staff.accounts()],
  ['staff_sessions', ({ staff }) => staff.sessions()],
])('a broken page of %s is told as damage to the file, as one of the log is', async (table, ask) => {
  const file = join(testFolder(), 'office.db')
  await openSqliteStore(file).close()
  const db = new Database(file)
  const size = Number(db.pragma('page_size', { simple: true }))
  const pages = db.prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE tbl_name = ? AND rootpage > 0')
  const broken = pages.pluck().all(table)
  db.close()
  const bytes = readFileSync(file)
  for (const page of broken) bytes.fill(0x5a, (page - 1) * size, page * size)
  writeFileSync(file, bytes)
  const store = openSqliteStore(file)
  await expect((async () => ask(store))()).rejects.toMatchObject({ name: 'StoreFailure', kind: 'damaged', file })
  await store.close()
})
