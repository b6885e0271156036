import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const become = join(import.meta.dirname, 'become.mjs')
/** A launcher that becomes a program; `before` is what its Node lacks. */
const launcher = (program: string, before = '') => `
  ${before}
  const { become } = await import(${JSON.stringify(become)})
  become(process.execPath, ['-e', ${JSON.stringify(program)}], { cwd: '/' })`
const launch = (script: string) => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  return { child, ended: once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]> }
}
const older = 'delete process.execve'

test.runIf(process.platform === 'linux')('the program stands in the place of what started it', async () => {
  const { child, ended } = launch(launcher('console.log(process.pid, process.cwd()); process.exit(7)'))
  const [said] = await once(child.stdout.setEncoding('utf8'), 'data')
  expect(said).toBe(`${child.pid} /\n`)
  expect((await ended)[0]).toBe(7)
})

test('an older Node waits for the program, and ends as it did', async () => {
  const { child, ended } = launch(launcher('console.log(process.pid, process.cwd()); process.exit(7)', older))
  const [said] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string]
  expect(said).toMatch(/^\d+ \/\n$/)
  expect(said).not.toBe(`${child.pid} /\n`)
  expect((await ended)[0]).toBe(7)
})

test.each([
  ['in its place', ''],
  ['waited for', older],
])('a signal reaches the program (%s)', async (_, before) => {
  const program = "process.on('SIGTERM', () => process.exit(5)); console.log('ready'); setInterval(() => {}, 1000)"
  const { child, ended } = launch(launcher(program, before))
  await once(child.stdout, 'data')
  child.kill('SIGTERM')
  expect((await ended)[0]).toBe(5)
})
