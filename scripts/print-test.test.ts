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
  expect(err).toContain('There is no paper. Open the cover')
  expect(code).toBe(1)
  await machine.stop()
})

test('--status prints nothing and tells the state: 0 when it can print, 1 when not', async () => {
  const machine = await startVirtualPrinter()
  const address = `127.0.0.1:${machine.port}`
  expect(await run('--tcp', address, '--status')).toEqual({
    code: 0,
    out: `${address}: The printer is ready.\n`,
    err: '',
  })
  await machine.setState('cover-open')
  const { code, err } = await run('--tcp', address, '--status')
  expect(err).toContain(`${address}: The printer cover is open. Press the cover down`)
  expect(code).toBe(1)
  expect(machine.papers).toHaveLength(0)
  await machine.stop()
})

test('a printer that is not there is a sentence, on every wire', async () => {
  const calls = [
    ['--usb', 'ffff:fffe'],
    ['--tcp', '127.0.0.1:1'],
    ['--serial', '/dev/no-such-line@9600'],
    ['--device', '/dev/usb/no-such-printer'],
  ]
  for (const { code, err } of await Promise.all(calls.map((args) => run(...args, '--status')))) {
    expect(err).toMatch(/: The printer does not answer\. .+\(.+\)\n$/)
    expect(code).toBe(1)
  }
})

test('a wrong call is told in one line with the usage, and leaves with 2', async () => {
  const calls = [
    [],
    ['--tcp', 'a b'],
    ['--tcp', 'host:99999'],
    ['--tcp', 'host', '--width', '400'],
    ['--usb', 'epson'],
    ['--usb', '--tcp', 'host'],
    ['--serial', 'a@b'],
  ]
  for (const { code, err } of await Promise.all(calls.map((args) => run(...args)))) {
    expect(code).toBe(2)
    expect(err).toContain('Usage:\n  poczekalnia print-test')
  }
})
