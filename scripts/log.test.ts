import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openSqliteStore } from '@poczekalnia/queue-core/store'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { runScript, scratchFolder } from './operator/run-script.ts'

async function writtenFolder(): Promise<string> {
  const folder = scratchFolder()
  const store = openSqliteStore(join(folder, 'office.db'))
  const at = Date.UTC(2026, 10, 19, 11, 5)
  await store.append('bydgoszcz', 0, [
    { at, actor: 'kiosk:1', key: 'k1', type: 'MessageCleared', data: {} },
    { at, actor: 'counter:2', type: 'PeopleSearched', data: { found: 2 } },
  ])
  const device = { id: 'd1', kind: 'kiosk', name: 'Hol', tokenHash: 'h' }
  await store.append('devices', 0, [{ at, actor: 'operator', type: 'DeviceAdded', data: device }])
  const added = { id: 'a1', name: 'Ewa', role: 'clerk' }
  await store.append(
    'staff',
    0,
    [{ at, actor: 'operator', type: 'AccountAdded', data: added }],
    [{ type: 'set-password', account: 'a1', hash: '$argon2id$', mustChange: false }],
  )
  store.close()
  return folder
}

test('[ALL-8] `log verify` calls a sound log sound, by folder or file', async () => {
  const folder = await writtenFolder()
  for (const place of [folder, join(folder, 'office.db')]) {
    const { status, out } = await runScript('log', 'verify', place)
    expect(status).toBe(0)
    expect(out).toMatch(
      /^bydgoszcz: 2 events, head [0-9a-f]{64}\ndevices: 1 events, head [0-9a-f]{64}\nstaff: 1 events/,
    )
    expect(out).toContain('SOUND   ')
  }
})

test('`log verify` says which event of another release it can make no sense of', async () => {
  const folder = await writtenFolder()
  const store = openSqliteStore(join(folder, 'office.db'))
  const at = Date.UTC(2026, 10, 19, 11, 6)
  await store.append('bydgoszcz', 2, [{ at, actor: 'operator', type: 'SomethingNew', data: {} }])
  store.close()
  const { status, out } = await runScript('log', 'verify', folder)
  expect([status, out]).toEqual([1, expect.stringContaining('event 3 of bydgoszcz is one that this release can make')])
})

test('[ALL-8] `log verify` names the first broken row and ends with 1; `log show` stops there', async () => {
  const folder = await writtenFolder()
  const db = new Database(join(folder, 'office.db'))
  db.exec(`DROP TRIGGER events_never_change; UPDATE events SET actor = 'counter:3' WHERE version = 2`)
  db.close()
  const verified = await runScript('log', 'verify', folder)
  expect(verified).toMatchObject({
    status: 1,
    out: expect.stringContaining('event 2 of bydgoszcz is not what was written'),
  })
  const shown = await runScript('log', 'show', folder)
  expect(shown).toMatchObject({ status: 1, err: expect.stringContaining('event 2 of bydgoszcz') })
  expect(shown.out.split('\n')).toHaveLength(2)
})

test('[ALL-8] `log verify` covers all that is kept: accounts, profiles, people, figures', async () => {
  const folder = await writtenFolder()
  const store = openSqliteStore(join(folder, 'office.db'))
  const drop = { type: 'drop-password', account: 'a1' } as const
  const other = { type: 'set-password', account: 'a2', hash: '$argon2id$', mustChange: false } as const
  const person = {
    ...{ booking: 'b1', office: 'bydgoszcz', date: '2026-11-19', time: '12:20', queue: 'q' },
    ...{ name: 'n', email: 'e', case: null },
  }
  await store.append('staff', 1, [], [drop, other, { type: 'put-person', person }])
  store.close()
  writeFileSync(join(folder, 'reports.db'), 'no database')
  const { status, out, err } = await runScript('log', 'verify', folder)
  expect(status).toBe(1)
  expect(out).toContain('FLAWED  ')
  expect(err.trim().split('\n')).toEqual([
    'FLAW    1 person(s) without a booking in the log',
    'FLAW    the account Ewa has no password: set a new one',
    'FLAW    1 password(s) of no account',
    'FLAW    the figures of reports are damaged: delete reports.db, they are counted anew',
  ])
})

test('`log show` prints a line for each event', async () => {
  const folder = await writtenFolder()
  const { status, out } = await runScript('log', 'show', folder)
  expect(status).toBe(0)
  expect(out.split('\n')[0]).toBe('2026-11-19T11:05:00Z  bydgoszcz 1  MessageCleared  by kiosk:1 (k1)  {}')
  expect(out.trim().split('\n')).toHaveLength(4)
  const one = await runScript('log', 'show', folder, '--stream', 'bydgoszcz', '--after', '1', '--limit', '5')
  expect(one.out.trim().split('\n')).toHaveLength(1)
  expect(one.out).toContain('PeopleSearched')
})

test('the times of `log show` are those that the office’s clocks showed, in summer and in winter', async () => {
  const folder = scratchFolder()
  const store = openSqliteStore(join(folder, 'office.db'))
  const text = readFileSync(join(import.meta.dirname, '../offices/bydgoszcz.yaml'), 'utf8')
  const about = {
    office: 'bydgoszcz',
    version: 1,
    at: 0,
    by: 'hub',
    origin: 'file',
    hash: 'a'.repeat(64),
    text,
  } as const
  const at = [Date.UTC(2026, 6, 1, 10, 5, 3), Date.UTC(2026, 10, 19, 11, 5)]
  await store.append(
    'bydgoszcz',
    0,
    at.map((moment) => ({ at: moment, actor: 'kiosk:1', type: 'MessageCleared', data: {} })),
    [{ type: 'keep-profile', profile: { ...about, inFile: true, fileBefore: null } }],
  )
  store.close()
  const { out } = await runScript('log', 'show', folder)
  expect(out.split('\n').map((line) => line.slice(0, 25))).toEqual([
    '2026-07-01 12:05:03+02:00',
    '2026-11-19 12:05:00+01:00',
    '',
  ])
})

test.each([
  [['verify'], 'Say which log'],
  [['verify', '/nowhere/office.db'], 'there is no such file'],
  [['mend', '.'], 'Unknown command: mend'],
  [['show', '.', '--limit', 'many'], '--limit takes a whole number'],
  [['verify', 'package.json'], 'this is not a database'],
])('`log %j` ends with 2 and says why', async (args, saying) => {
  expect(await runScript('log', ...args)).toMatchObject({ status: 2, out: '', err: expect.stringContaining(saying) })
})
