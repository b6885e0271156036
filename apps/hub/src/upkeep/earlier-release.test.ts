import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyOffice, evolve, fromSnapshot, type OfficeEvent } from '@poczekalnia/queue-core'
import { databaseName, openLog, openSqliteStore, verifyLog } from '@poczekalnia/queue-core/store'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { hashPassword } from '../features/staff/password.ts'
import { runHub } from '../testing/running-hub.ts'
import { askApi, testPassword } from '../testing/staff-hands.ts'

// A file that a hub of the first release really wrote; what happened in it, and how it was made, stands beside it.
const schema1 = join(import.meta.dirname, '../../../../packages/queue-core/src/store/fixtures/schema-1.db')
const head = 'cc7f0182f7aa282aca9fdbfb7b717ea130488036fb0aabac70ea6f90e0e53325'

function folderOfFirstRelease(): { dir: string; file: string } {
  const dir = mkdtempSync(join(tmpdir(), 'earlier-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const file = join(dir, databaseName)
  copyFileSync(schema1, file)
  return { dir, file }
}

const pragma = (file: string, name: string) => {
  const db = new Database(file, { readonly: true })
  const value = db.pragma(name, { simple: true })
  db.close()
  return value
}

test('[ALL-5] a day that the first release began goes on: same state, same views, next numbers', async () => {
  const { dir, file } = folderOfFirstRelease()
  const running = await runHub({ dir, at: '12:33' })
  onTestFinished(() => running.stop())

  const { state } = running.hub.session
  const tickets = [...state.tickets.values()].map((t) => [t.number, t.queue, t.status, t.language])
  expect(tickets).toEqual([
    ['U001', 'uzupelnienie-dokumentow', 'absent', 'pl'],
    ['U002', 'pobyt-czasowy', 'called', 'uk'],
    ['U003', 'uzupelnienie-dokumentow', 'waiting', 'en'],
    ['U004', 'uzupelnienie-dokumentow', 'waiting', 'ru'],
    ['U005', 'uzupelnienie-dokumentow', 'waiting', 'pl'],
    ['A001', 'pobyt-czasowy', 'finished', 'uk'],
  ])
  expect([...state.bookings.values()].map((b) => [b.date, b.time, b.code, b.status, b.party])).toEqual([
    ['2026-11-19', '12:20', '4711', 'checked-in', 1],
    ['2026-11-19', '13:00', '9024', 'expected', 1],
    ['2026-11-20', '09:00', '1357', 'expected', 1],
  ])

  const display = await running.join('display')
  const board = await display.until((view) => view.calls.length > 0)
  expect(board.calls.map((c: { number: string; desk: number }) => [c.number, c.desk])).toEqual([
    ['U002', 1],
    ['U002', 1],
    ['U001', 1],
    ['A001', 1],
  ])
  const counter = await running.join('counter', 'page-9')
  const room = await counter.until((view) => view.desks.length > 0)
  expect(room.desks[0]).toMatchObject({ number: 1, state: 'called', by: 'test counter', serving: 'U002' })
  expect(room.waiting.map((w: { number: string }) => w.number)).toEqual(['U003', 'U004', 'U005'])

  const kiosk = await running.join('kiosk')
  const taken = await kiosk.ask('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'pl' })
  expect(taken).toMatchObject({ ok: true, ticket: { number: 'U006' } })
  running.clock.set('12:50')
  const found = (await kiosk.ask('find-visit', { pin: '9024' })) as unknown as { visit: { id: string } }
  const confirmed = await kiosk.ask('confirm-visit', { visit: found.visit.id, language: 'pl' })
  expect(confirmed).toMatchObject({ ok: true, ticket: { number: 'A002' } })
  expect(await running.store.people.get(found.visit.id)).toMatchObject({ name: 'Druga Osoba' })

  const verdict = verifyLog(file)
  expect(verdict.ok).toBe(true)
})

test('[ALL-8] what the first release wrote is there, event for event; its snapshot is passed over', async () => {
  const { file } = folderOfFirstRelease()
  const before = openLog(schema1)
  const events = await Array.fromAsync(before.read('bydgoszcz'))
  before.close()
  expect(events.at(-1)?.hash).toBe(head)

  const store = openSqliteStore(file)
  onTestFinished(() => store.close())
  expect(await Array.fromAsync(store.read('bydgoszcz'))).toEqual(events)
  const snapshot = await store.load('bydgoszcz')
  expect(snapshot?.version).toBe(21)
  expect(fromSnapshot(snapshot?.state ?? '')).toBeNull()
  const state = emptyOffice()
  for (const { at, actor, type, data } of events)
    evolve(state, { at, actor, event: { type, ...(data as object) } as OfficeEvent })
  expect([...state.numbers]).toEqual([
    ['uzupelnienie-dokumentow', 5],
    ['pobyt-czasowy', 1],
  ])
})

test('the file is kept as it was, for its owner only, and a second start keeps nothing more', async () => {
  const { file } = folderOfFirstRelease()
  openSqliteStore(file).close()
  const kept = `${file}.before-v1`
  expect([pragma(kept, 'user_version'), Number(pragma(file, 'user_version')) > 1]).toEqual([1, true])
  expect(statSync(kept).mode & 0o777).toBe(0o600)
  expect(verifyLog(kept)).toMatchObject({ ok: true, streams: [{ stream: 'bydgoszcz', events: 21, head }, {}] })

  writeFileSync(kept, 'mine')
  openSqliteStore(file).close()
  expect(readFileSync(kept, 'utf8')).toBe('mine')
})

test('a file of a newer release is refused, says so, and stays as it is', () => {
  const { file } = folderOfFirstRelease()
  const db = new Database(file)
  db.pragma('user_version = 1000')
  db.close()
  const before = readFileSync(file)
  expect(() => openSqliteStore(file)).toThrow(/written by a newer release \(its schema is 1000\)/)
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('a migration that can not keep the old file first changes nothing', () => {
  const { file } = folderOfFirstRelease()
  mkdirSync(join(`${file}.before-v1`, 'in the way'), { recursive: true })
  expect(() => openSqliteStore(file)).toThrow(file)
  expect(pragma(file, 'user_version')).toBe(1)
  rmSync(`${file}.before-v1`, { recursive: true })
  openSqliteStore(file).close()
  expect(pragma(file, 'user_version')).not.toBe(1)
})

test('[ALL-4] [ALL-5] the last release’s office goes on: accounts as remembered, no note of an ended day', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'earlier-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const store = openSqliteStore(join(dir, databaseName))
  const at = Date.UTC(2026, 10, 18, 11)
  const added = { id: 'a1', name: 'Ewa', role: 'administrator' }
  await store.append(
    'staff',
    0,
    [
      { at, actor: 'operator', type: 'AccountAdded', data: added },
      { at, actor: 'administrator:Ewa', type: 'PasswordChanged', data: { id: 'a1' } },
    ],
    [{ type: 'set-password', account: 'a1', hash: await hashPassword(testPassword), mustChange: false }],
  )
  // It counted no passwords, and remembered what it knew.
  const account = { ...added, queues: null, lastSignIn: null }
  await store.save('staff', 2, JSON.stringify({ accounts: { a1: account }, names: { a1: 'Ewa' }, setUpHash: null }))
  // It closed the day and was killed before the notes of that day were forgotten.
  const note = { office: 'bydgoszcz', ticket: 'gone', at, by: 'clerk:Ewa', text: 'Brakuje zdjęcia' }
  await store.append(
    'bydgoszcz',
    0,
    [{ at, actor: 'hub', type: 'HubStarted', data: { office: 'bydgoszcz' } }],
    [{ type: 'add-note', note }],
  )
  await store.close()

  const running = await runHub({ dir })
  onTestFinished(() => running.stop())
  expect(await running.store.notes.of('bydgoszcz', 'gone')).toEqual([])
  const entered = await askApi(running, 'POST', '/api/sign-in', { body: { name: 'Ewa', password: testPassword } })
  expect(entered.code).toBe('ok')
  const change = { old: testPassword, new: 'inne, zupełnie nowe hasło' }
  expect((await askApi(running, 'POST', '/api/password', { body: change, cookie: entered.cookie })).code).toBe('ok')
  await running.restart()
  const again = await askApi(running, 'POST', '/api/sign-in', { body: { name: 'Ewa', password: change.new } })
  expect(again.code).toBe('ok')
  expect(running.failures).toEqual([])
})
