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
    { at, actor: 'kiosk:1', key: 'k1', type: 'TicketIssued', data: { number: 'U001' } },
    { at, actor: 'counter:2', type: 'TicketCalled', data: { number: 'U001', desk: 2 } },
  ])
  await store.append('devices', 0, [{ at, actor: 'operator', type: 'DeviceAdded', data: {} }])
  store.close()
  return folder
}

test('[ALL-8] `log verify` calls a sound log sound, by folder or file', async () => {
  const folder = await writtenFolder()
  for (const place of [folder, join(folder, 'office.db')]) {
    const { status, out } = await runScript('log', 'verify', place)
    expect(status).toBe(0)
    expect(out).toMatch(/^bydgoszcz: 2 events, head [0-9a-f]{64}\ndevices: 1 events, head [0-9a-f]{64}\nSOUND {3}/)
  }
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

test('`log show` prints a line for each event', async () => {
  const folder = await writtenFolder()
  const { status, out } = await runScript('log', 'show', folder)
  expect(status).toBe(0)
  expect(out.split('\n')[0]).toBe(
    '2026-11-19T11:05:00.000Z  bydgoszcz 1  TicketIssued  by kiosk:1 (k1)  {"number":"U001"}',
  )
  expect(out.trim().split('\n')).toHaveLength(3)
  const one = await runScript('log', 'show', folder, '--stream', 'bydgoszcz', '--after', '1', '--limit', '5')
  expect(one.out.trim().split('\n')).toHaveLength(1)
  expect(one.out).toContain('TicketCalled')
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
