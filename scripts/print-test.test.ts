import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { startVirtualPrinter } from '@poczekalnia/printer'
import { expect, test } from 'vitest'

const run = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [join(import.meta.dirname, 'print-test.ts'), ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
  })

test('prints a ticket in every language and says so', async () => {
  const machine = await startVirtualPrinter({ width: 384 })
  const { code, out } = await run('--tcp', `127.0.0.1:${machine.port}`, '--width', '384')
  expect(out).toBe(`4 test tickets printed on 127.0.0.1:${machine.port}, one in each language.\n`)
  expect(code).toBe(0)
  expect(machine.papers).toHaveLength(4)
  await machine.stop()
})

test('says what is wrong with the printer, and leaves with 1', async () => {
  const machine = await startVirtualPrinter()
  await machine.setState('paper-out')
  const { code, err } = await run('--tcp', `127.0.0.1:${machine.port}`)
  expect(err).toContain('0 of 4 test tickets printed')
  expect(err).toContain('It has no paper. Put in a new roll.')
  expect(code).toBe(1)
  await machine.stop()
})

test('a wrong call is told in one line with the usage, and leaves with 2', async () => {
  const calls = [[], ['--tcp', 'a b'], ['--tcp', 'host:99999'], ['--tcp', 'host', '--width', '400'], ['--usb']]
  for (const { code, err } of await Promise.all(calls.map((args) => run(...args)))) {
    expect(code).toBe(2)
    expect(err).toContain('Usage: pnpm print-test')
  }
}, 20_000)
