import { createHash } from 'node:crypto'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { person, put } from '../../contract/samples.ts'
import { StoreFailure } from '../../errors.ts'
import { testFolder } from '../../test-folder.ts'
import { migrations } from '../migrations.ts'
import { openSqliteStore, type SqliteStore } from '../store.ts'
import { backUp } from './back-up.ts'
import { checkCopy } from './check-copy.ts'

const at = Date.UTC(2026, 10, 19, 11, 5)
const others = ['devices', 'staff']
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const profileText = `id: bydgoszcz\n# ${'Żółta łódź. '.repeat(700)}`

const booked = (booking: string, date = '2026-11-19') => ({
  at,
  actor: 'operator',
  type: 'BookingImported',
  data: { booking, date, time: '12:20', hourAt: at + 4_500_000, queue: 'pobyt', pin: '4711', language: null },
})
const issued = (ticket: string, booking: string | null) => ({
  at,
  actor: 'kiosk:Hol',
  type: 'TicketIssued',
  data: { ticket, number: 'A001', queue: 'pobyt', language: 'pl', code: `code-${ticket}`, booking },
})
const event = (type: string, data: object) => ({ at, actor: 'operator', type, data })

/** An office with something of everything that is kept, closed. */
async function filled(more: (store: SqliteStore, version: number) => Promise<unknown> = async () => undefined) {
  const file = join(testFolder(), 'office.db')
  const store = openSqliteStore(file)
  const o = 'bydgoszcz'
  await store.append('devices', 0, [event('DeviceAdded', { id: 'd1' })])
  await store.append(
    'staff',
    0,
    [event('AccountAdded', { id: 'a1' })],
    [
      { type: 'set-password', account: 'a1', hash: '$argon2id$one', mustChange: false },
      { type: 'begin-session', token: 't', account: 'a1', began: at, seen: at },
    ],
  )
  const people = Array.from({ length: 60 }, (_, n) => person(`b${n}`, { name: `Ewa Wzorowa ${n}` }))
  let version = await store.append(
    o,
    0,
    people.map(({ booking }) => booked(booking)),
    put(...people),
  )
  version = await store.append(o, version, [issued('t1', 'b1'), issued('t2', null)])
  const note = { office: o, ticket: 't1', at, by: 'clerk:Ewa', text: 'Brakuje zdjęcia' }
  const noted = event('VisitNoted', { ticket: 't1', desk: 1 })
  version = await store.append(o, version, [noted], [{ type: 'add-note', note }])
  const profile = { office: o, version: 1, at, by: 'hub', origin: 'file', hash: 'h', text: profileText } as const
  const changed = event('ProfileChanged', { version: 1, hash: 'h', textHash: sha256(profileText) })
  const kept = { ...profile, inFile: true, fileBefore: null }
  version = await store.append(o, version, [changed], [{ type: 'keep-profile', profile: kept }])
  await more(store, version)
  store.close()
  return file
}

async function backedUp(file: string): Promise<string> {
  const to = join(testFolder(), 'backup.db')
  expect(await backUp(file, to, others, () => to)).toMatchObject({ ok: true, sealed: true })
  return to
}

/** Everything that a file says, read apart from the code that is tried. */
function told(file: string): string {
  const db = new Database(file, { readonly: true })
  try {
    const tables = db
      .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
      .pluck()
      .all()
    const rows = tables.map((table) => [
      table,
      ...db
        .prepare(`SELECT * FROM ${table}`)
        .raw()
        .all()
        .map((row) => JSON.stringify(row))
        .sort(),
    ])
    const schema = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').raw().all()
    return JSON.stringify([rows, schema, db.pragma('user_version'), db.pragma('application_id')])
  } finally {
    db.close()
  }
}

async function verdictOn(file: string): Promise<string> {
  try {
    const verdict = await checkCopy(file, others)
    if (!verdict.ok) return 'broken'
    return verdict.flaws.length > 0 ? 'flawed' : 'sound'
  } catch (error) {
    if (error instanceof StoreFailure) return 'refused'
    throw error
  }
}

test('[ALL-5] whatever bytes of a backup are changed: the check tells, or it says to the letter the same', async () => {
  const backup = await backedUp(await filled())
  const whole = readFileSync(backup)
  const same = told(backup)
  const pages = whole.length / 4096
  const places = fc.sample(fc.nat(4095), 12 * pages)
  const [noise] = fc.sample(fc.uint8Array({ minLength: 4096, maxLength: 4096 }), 1)
  const damage: [what: string, bytes: Buffer][] = []
  const damaged = (what: string, change: (bytes: Buffer) => void) => {
    const bytes = Buffer.from(whole)
    change(bytes)
    if (!bytes.equals(whole)) damage.push([what, bytes])
  }
  for (let page = 0; page < pages; page++) {
    damaged(`page ${page} zeroed`, (bytes) => bytes.fill(0, page * 4096, (page + 1) * 4096))
    damaged(`page ${page} of noise`, (bytes) => bytes.set(noise!, page * 4096))
    for (let n = 0; n < 12; n++) {
      const from = page * 4096 + places[page * 12 + n]!
      const length = [1, 1, 4, 40, 512][n % 5]!
      damaged(`${length} bytes flipped at ${from}`, (bytes) => {
        for (let i = from; i < Math.min(from + length, bytes.length); i++) bytes[i]! ^= 1 << (n % 8)
      })
      damaged(`${length} bytes zeroed at ${from}`, (bytes) =>
        bytes.fill(0, from, Math.min(from + length, bytes.length)),
      )
    }
  }
  // Every byte of the header and of what stands first on the page of the schema.
  for (let i = 0; i < 120; i++) damaged(`byte ${i} flipped`, (bytes) => (bytes[i]! ^= 0xff))
  // The seal's own row in the schema, byte by byte: nothing else holds it to anything.
  const row = whole.indexOf('tablebackup_sealbackup_seal')
  expect(row).toBeGreaterThan(0)
  for (let i = row; i < row + 90; i++)
    for (const bit of [1, 32]) damaged(`byte ${i} of the seal's row flipped by ${bit}`, (bytes) => (bytes[i]! ^= bit))
  for (const cut of [1, 4096, 5 * 4096 + 7])
    damage.push([`${cut} bytes cut off`, whole.subarray(0, whole.length - cut)])
  const found = { told: 0, same: 0 }
  const file = join(testFolder(), 'damaged.db')
  for (const [what, bytes] of damage) {
    writeFileSync(file, bytes)
    if ((await verdictOn(file)) === 'sound') {
      expect(told(file), what).toBe(same)
      found.same += 1
    } else found.told += 1
  }
  if (process.env.SHOW_FIGURES) console.log({ pages, damage: damage.length, ...found })
  expect(found.told).toBeGreaterThan(pages)
})

test('a backup that is written to is one no more, and its seal is gone with that', async () => {
  const backup = await backedUp(await filled())
  const store = openSqliteStore(backup)
  await store.append('devices', 1, [event('DeviceAdded', { id: 'd2' })])
  store.close()
  expect(await checkCopy(backup, others)).toMatchObject({ ok: true, sealed: false, flaws: [] })
})

const change = (file: string, sql: string) => {
  const db = new Database(file)
  const triggers = db
    .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
    .all()
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`)
  db.exec(sql)
  for (const { sql } of triggers) db.exec(sql)
  db.close()
}

test.each([
  [
    'a profile of zeros',
    `UPDATE profiles SET text = substr(text, 1, 300) || char(0)`,
    [{ what: 'profile', version: 1 }],
  ],
  [
    'a profile with another word',
    `UPDATE profiles SET text = replace(text, 'id: b', 'id: c')`,
    [{ what: 'profile', version: 1 }],
  ],
  ['no profile', 'DELETE FROM profiles', [{ what: 'profile', version: 1 }]],
  [
    'a profile of a version that was not',
    'UPDATE profiles SET version = 2',
    [
      { what: 'profile', version: 1 },
      { what: 'profile', version: 2 },
    ],
  ],
  ['two people gone', `DELETE FROM people WHERE booking IN ('b1', 'b7')`, [{ what: 'person-missing', count: 2 }]],
  ['everybody gone', 'DELETE FROM people', [{ what: 'person-missing', count: 60 }]],
  [
    'a person of no booking',
    `UPDATE people SET booking = 'other' WHERE booking = 'b1'`,
    [
      { what: 'person-missing', count: 1 },
      { what: 'person-unknown', count: 1 },
    ],
  ],
  ['no notes', 'DELETE FROM notes', [{ what: 'note-missing', count: 1 }]],
  [
    'a note on another ticket',
    `UPDATE notes SET ticket = 't2'`,
    [
      { what: 'note-missing', count: 1 },
      { what: 'note-unknown', count: 1 },
    ],
  ],
])('[ALL-8] what is kept beside the log is held to it: %s', async (_, sql, flaws) => {
  const file = await filled()
  expect(await checkCopy(file, others)).toMatchObject({ ok: true, flaws: [] })
  change(file, sql)
  expect(await checkCopy(file, others)).toMatchObject({ ok: true, sealed: false, flaws })
})

test('[ALL-4] whoever was erased is not missed, nor are their notes', async () => {
  const file = await filled(async (store, version) => {
    const whom = [
      { type: 'erase-person', booking: 'b1' },
      { type: 'forget-notes', office: 'bydgoszcz', ticket: 't1' },
    ] as const
    version = await store.append('bydgoszcz', version, [event('PersonErased', { booking: 'b1' })], whom)
    const late = { ...booked('b90', '2026-12-20'), at: at + 30 * 86_400_000 }
    version = await store.append('bydgoszcz', version, [late], put(person('b90', { date: '2026-12-20' })))
    const moved = { ...booked('b2', '2026-12-21').data, language: undefined }
    version = await store.append(
      'bydgoszcz',
      version,
      [{ ...late, type: 'BookingMoved', data: moved }],
      put(person('b2', { date: '2026-12-21' })),
    )
  })
  // An earlier release that was killed before its log told of it.
  change(file, `DELETE FROM people WHERE date < '2026-12-01'`)
  expect(await checkCopy(file, others)).toMatchObject({ ok: true, flaws: [] })
})

test('tables, triggers and indexes that are not this program’s are told', async () => {
  for (const sql of ['DROP TRIGGER events_never_go', 'DROP INDEX people_by_date', 'CREATE TABLE more (a)']) {
    const file = await filled()
    const db = new Database(file)
    db.exec(sql)
    db.close()
    expect(await checkCopy(file, others), sql).toEqual({ ok: false, broken: 'schema' })
  }
})

test('a backup of an earlier release has no seal and is sound all the same', async () => {
  const file = join(testFolder(), 'schema-1.db')
  copyFileSync(join(import.meta.dirname, '../../fixtures/schema-1.db'), file)
  expect(migrations.length).toBeGreaterThan(0)
  expect(await checkCopy(file, others)).toMatchObject({ ok: true, sealed: false, flaws: [] })
})
