import { join } from 'node:path'
import { openSqliteStore } from '@poczekalnia/queue-core/store'
import { expect, onTestFinished, test } from 'vitest'
import { runHub } from '../apps/hub/src/testing/running-hub.ts'
import { askApi, firstAdministrator, testPassword } from '../apps/hub/src/testing/staff-hands.ts'
import { runScript, scratchFolder } from './operator/run-script.ts'

test('an operator’s code makes another administrator in a running hub, once', async () => {
  const running = await runHub()
  onTestFinished(() => running.stop())
  await firstAdministrator(running, 'Maria')
  const { out, status } = await runScript('account', 'code', '--data', running.dir)
  expect(status).toBe(0)
  const code = /^ {2}([a-z0-9-]{19})$/m.exec(out)?.[1] ?? ''
  expect(out).toContain('/supervisor#/set-up')
  const set = (name: string) => askApi(running, 'POST', '/api/set-up', { body: { code, name, password: testPassword } })
  expect((await set('maria')).code).toBe('account-name-taken')
  expect((await set('Ewa')).code).toBe('ok')
  expect((await set('Jan')).code).toBe('set-up-code-wrong')
  expect((await runScript('account', 'list', '--data', running.dir)).out).toMatch(
    /^administrator \S{16} {2}Maria\nadministrator \S{16} {2}Ewa\n$/,
  )
})

test('an office without accounts says so', async () => {
  const data = scratchFolder()
  openSqliteStore(join(data, 'office.db')).close()
  expect((await runScript('account', 'list', '--data', data)).out).toBe('No accounts yet.\n')
})

test.each([
  [[], 'Say what to do'],
  [['reset'], 'Unknown command: reset'],
  [['code', 'Maria'], 'Too many words'],
  [['code', '--data', '/nowhere'], "there is no hub's data"],
])('`account %j` ends with an error and says why', async (args, saying) => {
  const { status, err } = await runScript('account', ...args)
  expect(status).not.toBe(0)
  expect(err).toContain(saying)
})
