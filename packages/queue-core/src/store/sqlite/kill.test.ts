import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { testFolder } from '../test-folder.ts'
import { verifyLog } from './copies/verify.ts'
import { openSqliteStore } from './store.ts'

test('[ALL-5] killed at any moment, every acknowledged append is there and the chain holds', async () => {
  const file = join(testFolder(), 'office.db')
  const acknowledged = new Map<string, number>()
  for (let round = 0; round < 5; round++) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'append-forever.ts'), file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    // However slow the machine is, there is something to lose; then any moment will do.
    while (said.split('\n').length <= 30) await once(child.stdout, 'data')
    await wait(Math.random() * 80)
    child.kill('SIGKILL')
    await once(child, 'close')

    // What stands after the last newline was not fully said.
    for (const line of said.split('\n').slice(0, -1)) {
      const [stream, version] = line.split(' ')
      acknowledged.set(stream!, Number(version))
    }
    const store = openSqliteStore(file)
    for (const [stream, version] of acknowledged) {
      const stored = await Array.fromAsync(store.read(stream))
      expect(stored.length, `${stream} in round ${round}`).toBeGreaterThanOrEqual(version)
    }
    store.close()
    expect(verifyLog(file).ok).toBe(true)
  }
  expect([...acknowledged.values()].reduce((a, b) => a + b)).toBeGreaterThan(100)
})
