import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { fact } from '../contract/samples.ts'
import { StoreFailure, type StoreFailureKind } from '../errors.ts'
import { testFolder } from '../test-folder.ts'
import { verifyLog } from './copies/verify.ts'
import { inMemory, openDatabase } from './open-database.ts'
import { openLog } from './read-log.ts'
import { applicationId, schema } from './schema.ts'
import { openSqliteStore, SqliteStore } from './store.ts'

function failureOf(open: () => unknown): StoreFailure {
  try {
    open()
  } catch (error) {
    if (error instanceof StoreFailure) return error
    throw error
  }
  throw new Error('it opened')
}

async function written(events = 40): Promise<string> {
  const file = join(testFolder(), 'office.db')
  const store = openSqliteStore(file)
  for (let n = 0; n < events; n++) await store.append('bydgoszcz', n, [fact(n, { data: { pad: 'x'.repeat(200) } })])
  store.close()
  return file
}

function expectRefusedUntouched(file: string, kind: StoreFailureKind, saying: RegExp): void {
  const before = readFileSync(file)
  const failure = failureOf(() => openSqliteStore(file))
  expect(failure.kind).toBe(kind)
  expect(failure.message).toMatch(saying)
  expect(failure.message).toContain(file)
  expect(readFileSync(file).equals(before)).toBe(true)
}

/** Lets `change` do to the log what its triggers forbid. */
function tamper(file: string, change: string): void {
  const db = new Database(file)
  db.exec(`DROP TRIGGER events_never_change; DROP TRIGGER events_never_go; ${change}`)
  db.close()
}

test('a new file is a write-ahead log with full synchronisation, for its owner only', () => {
  const file = join(testFolder(), 'office.db')
  const db = openDatabase(file)
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(db.pragma('synchronous', { simple: true })).toBe(2)
  expect(db.pragma('secure_delete', { simple: true })).toBe(1)
  expect(readdirSync(join(file, '..')).map((name) => statSync(join(file, '..', name)).mode & 0o777)).toEqual([
    0o600, 0o600, 0o600,
  ])
  db.close()
})

test('refuses a file of a newer release', async () => {
  const file = await written()
  const db = new Database(file)
  db.pragma('user_version = 99')
  db.close()
  expectRefusedUntouched(file, 'newer-schema', /newer release.*99/)
})

test('refuses a file that is not a database', () => {
  const file = join(testFolder(), 'office.db')
  writeFileSync(file, 'date,time,queue\n'.repeat(500))
  expectRefusedUntouched(file, 'damaged', /not a database/)
})

test('refuses the database of another program', () => {
  const file = join(testFolder(), 'office.db')
  const db = new Database(file)
  db.exec('CREATE TABLE songs (title)')
  db.close()
  expectRefusedUntouched(file, 'not-ours', /another program/)
})

test('refuses a file whose pages are broken', async () => {
  const file = await written()
  const bytes = readFileSync(file)
  bytes.fill(0x5a, 4096)
  writeFileSync(file, bytes)
  expectRefusedUntouched(file, 'damaged', /damaged/)
})

test('refuses a file that was cut short', async () => {
  const file = await written()
  writeFileSync(file, readFileSync(file).subarray(0, 4096 * 3))
  expectRefusedUntouched(file, 'damaged', /damaged/)
})

test.each([
  ['data', `UPDATE events SET data = '{}' WHERE version = 38`, 38],
  ['time', 'UPDATE events SET at = at + 1 WHERE version = 40', 40],
  ['order', 'DELETE FROM events WHERE version = 39', 40],
])('refuses a log whose last events were altered: %s', async (_, change, version) => {
  const file = await written()
  tamper(file, change)
  expectRefusedUntouched(file, 'damaged', new RegExp(`event ${version} of bydgoszcz is not what was written`))
})

test('what was altered long ago is found when it is read', async () => {
  const file = await written()
  tamper(file, `UPDATE events SET actor = 'nobody' WHERE version = 3`)
  const store = openSqliteStore(file)
  const seen: number[] = []
  const reading = async () => {
    for await (const event of store.read('bydgoszcz')) seen.push(event.version)
  }
  await expect(reading()).rejects.toMatchObject({ kind: 'damaged' })
  expect(seen).toEqual([1, 2])
  store.close()
})

test('refuses a folder in place of the file, and a missing folder', () => {
  const folder = testFolder()
  mkdirSync(join(folder, 'office.db'))
  expect(failureOf(() => openSqliteStore(join(folder, 'office.db'))).kind).toBe('no-access')
  expect(failureOf(() => openSqliteStore(join(folder, 'missing', 'office.db'))).kind).toBe('no-access')
  expect(existsSync(join(folder, 'missing'))).toBe(false)
})

test('refuses a file that it may not write to', async () => {
  const file = await written()
  chmodSync(file, 0o444)
  chmodSync(join(file, '..'), 0o755)
  const script = `
    import { openSqliteStore } from ${JSON.stringify(join(import.meta.dirname, 'store.ts'))}
    if (process.getuid() === 0) process.setuid(65534)
    try { openSqliteStore(${JSON.stringify(file)}) } catch (error) { console.log(error.kind) }`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  })
  expect(stdout.trim(), stderr).toBe('no-access')
})

test('with a full disk nothing is half written, later appends are refused, and the file is sound', async () => {
  const file = await written()
  const db = openDatabase(file)
  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 2}`)
  const store = new SqliteStore(db, file)
  const big = (n: number) => fact(n, { data: { pad: 'x'.repeat(3_000) } })
  const acknowledged: number[] = []
  let version = 40
  const fill = async () => {
    for (;;) {
      version = await store.append('bydgoszcz', version, [big(version)])
      acknowledged.push(version)
    }
  }
  await expect(fill()).rejects.toMatchObject({ name: 'StoreFailure', kind: 'disk-full' })
  await expect(store.append('bydgoszcz', version, [fact(0)])).rejects.toMatchObject({ kind: 'disk-full' })
  await expect(store.append('other', 0, [fact(0)])).rejects.toMatchObject({ kind: 'disk-full' })
  const erase = { type: 'erase-people-before', date: '2026-01-01', people: 0 } as const
  await expect(store.append('other', 0, [], [erase])).rejects.toThrow(StoreFailure)
  store.close()

  const again = openSqliteStore(file)
  const events = await Array.fromAsync(again.read('bydgoszcz', 40))
  expect(events.map((event) => event.version)).toEqual(acknowledged)
  expect(await again.append('bydgoszcz', version, [fact(0)])).toBe(version + 1)
  again.close()
})

test('all appends of the transaction that did not fit fail together', async () => {
  const file = await written()
  const db = openDatabase(file)
  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 2}`)
  const store = new SqliteStore(db, file)
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, (_, n) => store.append(`s${n}`, 0, [fact(n, { data: 'x'.repeat(3_000) })])),
  )
  expect(new Set(outcomes.map((outcome) => outcome.status))).toEqual(new Set(['rejected']))
  store.close()
  const again = openSqliteStore(file)
  expect(await Array.fromAsync(again.read('s0'))).toEqual([])
  again.close()
})

test('a file of the first release is brought up to this one, with every event it had', async () => {
  const file = join(testFolder(), 'office.db')
  const first = new Database(file)
  first.exec(schema)
  first.pragma(`application_id = ${applicationId}`)
  first.pragma('user_version = 1')
  first.close()
  expect(openLog(file).streams).toEqual([])
  const store = openSqliteStore(file)
  await store.append('bydgoszcz', 0, [fact(1)])
  const password = { type: 'set-password', account: 'a', hash: 'h', mustChange: false } as const
  await store.append('staff', 0, [], [password])
  store.close()
  const again = openSqliteStore(file)
  expect(await again.staff.password('a')).toEqual({ hash: 'h', mustChange: false })
  expect(await Array.fromAsync(again.read('bydgoszcz'))).toHaveLength(1)
  again.close()
})

/** A file system of its own that can be made read-only, where this user may have one. */
function mounted(): string | null {
  const folder = testFolder()
  if (spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', folder]).status !== 0) return null
  onTestFinished(() => void spawnSync('umount', [folder]))
  return folder
}

test('a file on a read-only disk is read when it was closed cleanly, else it says what to do', async () => {
  const disk = mounted()
  const folder = disk ?? testFolder()
  const file = join(folder, 'office.db')
  const store = openSqliteStore(file)
  await store.append('a', 0, [fact(1), fact(2)])
  const killed = join(folder, 'killed.db')
  for (const end of ['', '-wal']) copyFileSync(file + end, killed + end)
  store.close()
  const saying = /newest changes are still in killed\.db-wal: copy both to a folder/
  if (disk !== null) {
    expect(spawnSync('mount', ['-o', 'remount,ro', disk]).status).toBe(0)
    expect(verifyLog(file)).toMatchObject({ ok: true, streams: [{ stream: 'a', events: 2 }] })
    expect(() => verifyLog(killed)).toThrow(saying)
    expect(() => openSqliteStore(file)).toThrow(/can't be written to|cannot be opened|cannot be written to/)
  }
  const db = new Database(inMemory(file), { readonly: true })
  expect(db.prepare('SELECT count(*) FROM events').pluck().get()).toBe(2)
  db.close()
  expect(() => inMemory(killed)).toThrow(saying)
})

test('a file that was killed while its kind of journal changed is opened, to read or to write', async () => {
  const made = join(testFolder(), 'office.db')
  const store = openSqliteStore(made)
  await store.append('a', 0, [fact(1), fact(2)])
  store.close()
  const db = new Database(made)
  db.pragma('journal_mode = DELETE')
  db.pragma('synchronous = OFF')
  // The journal of a transaction that has come to disk in part: what a kill leaves.
  db.pragma('cache_size = 1')
  db.exec(`BEGIN; WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 400)
    INSERT INTO people SELECT value, 'a', '2026-11-19', '12:20', 'q', hex(randomblob(900)), 'e', NULL FROM n`)
  for (const [name, open] of [
    ['read', (file: string) => verifyLog(file)],
    ['write', (file: string) => openSqliteStore(file).close()],
  ] as const) {
    const file = join(testFolder(), `${name}.db`)
    for (const end of ['', '-journal']) copyFileSync(made + end, file + end)
    expect(readFileSync(`${file}-journal`).length).toBeGreaterThan(1000)
    open(file)
    expect(verifyLog(file)).toMatchObject({ ok: true, streams: [{ stream: 'a', events: 2 }] })
    const after = new Database(file, { readonly: true })
    expect(after.prepare('SELECT count(*) FROM people').pluck().get()).toBe(0)
    after.close()
  }
  db.close()
})
