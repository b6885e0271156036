import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openPrinter } from './open-printer.ts'

// What a real printer does on USB is shown by `npm run test:usb` (docs/printing.md).

test('a USB printer that is not there is offline, and says which was looked for', async () => {
  const printer = openPrinter({ usb: { id: 'ffff:fffe' }, width: 576 })
  expect(await printer.check()).toEqual({
    state: 'offline',
    detail: expect.stringMatching(/^(no USB printer ffff:fffe: |USB cannot be used)/),
  })
  const { outcome } = await printer.print(new Uint8Array(10))
  expect(outcome).toEqual({ outcome: 'failed', reason: 'offline' })
})

test('watching for plugging in neither keeps a program running nor fails where there is no USB', () => {
  const watch = join(import.meta.dirname, 'usb-watch.ts')
  const program = `import { watchUsb } from ${JSON.stringify(watch)}; watchUsb(() => undefined); console.log('over')`
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], { timeout: 120_000 })
  expect(said.toString()).toBe('over\n')
})

test('nothing native is loaded before a printer needs it', () => {
  const index = join(import.meta.dirname, 'index.ts')
  const program = `import { openPrinter } from ${JSON.stringify(index)}
    openPrinter({ usb: {}, width: 576 })
    openPrinter({ serial: { path: '/dev/ttyS0', baud: 9600 }, width: 576 })
    const native = process.report.getReport().sharedObjects.filter((file) => /usb|serialport/.test(file))
    console.log(JSON.stringify(native))`
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], { timeout: 120_000 })
  expect(JSON.parse(said.toString())).toEqual([])
})
