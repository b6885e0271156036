import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Runs one of the operator's scripts as a process of its own, as `poczekalnia <name> …` does. For tests. */
export async function runScript(
  name:
    | 'account'
    | 'backup'
    | 'bookings'
    | 'device'
    | 'go-on'
    | 'log'
    | 'office'
    | 'reports'
    | 'restore'
    | 'simulate'
    | 'store'
    | 'token',
  ...args: string[]
): Promise<{ status: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', `${name}.ts`), ...args])
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said.err += text
  })
  const [status] = await once(child, 'close')
  return { status, ...said }
}

/** An empty folder that goes with the test that asked for it. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'poczekalnia-scripts-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
