import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { fact } from '../../contract/samples.ts'
import { testFolder } from '../../test-folder.ts'
import { openSqliteStore } from '../store.ts'
import { verifyLog } from './verify.ts'

async function written(): Promise<string> {
  const file = join(testFolder(), 'office.db')
  const store = openSqliteStore(file)
  const events = Array.from({ length: 300 }, (_, n) => fact(n + 1, { data: { pad: 'x'.repeat(100), n } }))
  await store.append('bydgoszcz', 0, events)
  await store.append('devices', 0, [fact(1), fact(2)])
  await store.save('bydgoszcz', 300, 'state')
  store.close()
  return file
}

function tamper(file: string, change: string): void {
  const db = new Database(file)
  db.exec(`DROP TRIGGER events_follow; DROP TRIGGER events_never_change; DROP TRIGGER events_never_go; ${change}`)
  db.close()
}

test('[ALL-8] an untouched log is sound, also while a hub runs on it', async () => {
  const file = await written()
  const store = openSqliteStore(file)
  await store.append('devices', 2, [fact(3)])
  const heads = await Promise.all(
    ['bydgoszcz', 'devices'].map(async (stream) => (await Array.fromAsync(store.read(stream))).at(-1)?.hash),
  )
  expect(verifyLog(file)).toEqual({
    ok: true,
    streams: [
      { stream: 'bydgoszcz', events: 300, head: heads[0] },
      { stream: 'devices', events: 3, head: heads[1] },
    ],
  })
  store.close()
})

test.each([
  ['at = at + 1', 'hash'],
  [`actor = 'counter:2'`, 'hash'],
  [`key = ''`, 'hash'],
  [`type = 'TicketCalled'`, 'hash'],
  [`data = replace(data, 'n', 'm')`, 'hash'],
  ['hash = zeroblob(32)', 'hash'],
])('[ALL-8] names the row where %s was set', async (change, reason) => {
  const file = await written()
  tamper(file, `UPDATE events SET ${change} WHERE stream = 'bydgoszcz' AND version = 17`)
  expect(verifyLog(file)).toEqual({ ok: false, broken: { stream: 'bydgoszcz', version: 17, reason } })
})

test.each([
  ['the middle', 'version = 17', { version: 17, reason: 'gap' }],
  ['the start', 'version < 4', { version: 1, reason: 'gap' }],
  ['the end, which a snapshot has seen', 'version > 250', { version: 300, reason: 'cut-off' }],
  ['the whole stream, which a snapshot has seen', 'version > 0', { version: 300, reason: 'cut-off' }],
])('[ALL-8] notices that events are missing: %s', async (_, where, broken) => {
  const file = await written()
  tamper(file, `DELETE FROM events WHERE stream = 'bydgoszcz' AND ${where}`)
  expect(verifyLog(file)).toEqual({ ok: false, broken: { stream: 'bydgoszcz', ...broken } })
})

test('[ALL-8] notices two events that changed places', async () => {
  const file = await written()
  tamper(
    file,
    `UPDATE events SET version = 999 WHERE stream = 'bydgoszcz' AND version = 5;
     UPDATE events SET version = 5 WHERE stream = 'bydgoszcz' AND version = 6;
     UPDATE events SET version = 6 WHERE stream = 'bydgoszcz' AND version = 999`,
  )
  expect(verifyLog(file)).toEqual({ ok: false, broken: { stream: 'bydgoszcz', version: 5, reason: 'hash' } })
})

test('names the row where a page cannot be read', async () => {
  const file = await written()
  const bytes = readFileSync(file)
  const page = bytes.indexOf('"n":150') >> 12
  bytes.fill(0xff, page * 4096, page * 4096 + 200)
  writeFileSync(file, bytes)
  const verdict = verifyLog(file)
  expect(verdict).toMatchObject({ ok: false, broken: { stream: 'bydgoszcz', reason: 'unreadable' } })
})

test('will not call a missing file or a foreign one sound', () => {
  const folder = testFolder()
  expect(() => verifyLog(join(folder, 'office.db'))).toThrow(/no such file/)
  new Database(join(folder, 'empty.db')).close()
  writeFileSync(join(folder, 'empty.db'), '')
  expect(() => verifyLog(join(folder, 'empty.db'))).toThrow(/not a log/)
})
