import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openSqliteStore } from '@poczekalnia/queue-core/store'
import { expect, test } from 'vitest'
import { runScript, scratchFolder } from './operator/run-script.ts'

/** Each starts processes of its own. */
const office = join(import.meta.dirname, '../offices/bydgoszcz.yaml')

test('one command counts all figures anew from the log', async () => {
  const dir = scratchFolder()
  const store = openSqliteStore(join(dir, 'office.db'))
  const at = Date.parse('2026-11-19T12:05:00+01:00')
  const ticket = {
    ticket: 't1',
    number: 'U001',
    queue: 'uzupelnienie-dokumentow',
    language: 'pl',
    code: 'c',
    booking: null,
  }
  await store.append('bydgoszcz', 0, [
    { at, actor: 'hub', type: 'HubStarted', data: { office: 'bydgoszcz' } },
    { at, actor: 'kiosk:Hall', type: 'TicketIssued', data: ticket },
  ])
  store.close()
  for (let i = 0; i < 2; i++) {
    const { status, out } = await runScript('reports', 'rebuild', '--data', dir, '--office', office)
    expect(out).toMatch(/^bydgoszcz: 2 events counted in [\d.]+ s, up to 2026-11-19T12:05:00\+01:00\n$/)
    expect(status).toBe(0)
  }
  expect(existsSync(join(dir, 'reports.db'))).toBe(true)
})

test('a folder without a log, or of which nobody knows the office, is told so', async () => {
  const dir = scratchFolder()
  expect(await runScript('reports', 'rebuild', '--data', dir)).toMatchObject({
    status: 2,
    err: expect.stringContaining('there is no log in this folder'),
  })
  openSqliteStore(join(dir, 'office.db')).close()
  expect((await runScript('reports', 'rebuild', '--data', dir)).err).toContain('say with --office')
  expect((await runScript('reports', 'make')).err).toContain('Unknown command: make')
})
