import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { placeVariable } from './behind-gateway.ts'

test('an office whose gateway has gone before it could start ends, and takes no port of its own', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'behind-'))
  const [socket, data] = [join(dir, '0.sock'), join(dir, 'data')]
  writeFileSync(socket, '')
  const place = { socket, url: 'http://localhost:1/bydgoszcz', base: '/bydgoszcz', fresh: false, site: null }
  const args = [join(import.meta.dirname, '../main.mjs'), '--office', 'offices/bydgoszcz.yaml', '--data', data]
  const child = spawn(process.execPath, [...args, '--port', '0', '--host', '127.0.0.1'], {
    env: { ...process.env, [placeVariable]: JSON.stringify(place) },
    stdio: 'ignore',
  })
  const [status] = await once(child, 'exit')
  expect(status).toBe(1)
  expect(existsSync(dir)).toBe(false)
})
