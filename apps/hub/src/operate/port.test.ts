import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { portWords, tryPort } from './port.ts'

async function takenPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.close()
  })
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

test('a port that is taken is told by its number, before anything is built', async () => {
  const port = await takenPort()
  const asked = join(import.meta.dirname, 'check-options.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [asked, '--port', String(port)], { encoding: 'utf8' })
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(
      new RegExp(`^poczekalnia: port ${port} of 127\\.0\\.0\\.1 is taken[^\\n]*--port[^\\n]*\\n$`),
    ),
  })
})

test('a port that was tried is free again', async () => {
  await tryPort('127.0.0.1', 0)
  const port = await takenPort()
  await expect(tryPort('127.0.0.1', port)).rejects.toThrow(`port ${port}`)
})

test('what is no fault of a port is not explained as one', () => {
  expect(portWords(Object.assign(new Error('no'), { code: 'EACCES', path: '/etc/x' }))).toBeNull()
  expect(portWords(Object.assign(new Error('listen EACCES'), { code: 'EACCES', port: 443, address: '0.0.0.0' }))).toBe(
    'port 443 is not for this user: listen EACCES',
  )
})
