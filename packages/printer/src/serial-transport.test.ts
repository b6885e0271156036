import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Pty, ptyTo } from './emulator/pty.ts'
import { startVirtualPrinter, type VirtualPrinter } from './emulator/virtual-printer.ts'
import { encodeTicket } from './encode.ts'
import { exampleFacts } from './example-facts.ts'
import { openPrinter } from './open-printer.ts'
import { standardProfile } from './profile.ts'
import { renderTicket } from './render.ts'
import { serialTimes, serialTransport } from './serial-transport.ts'
import { ticketDocument } from './ticket-document.ts'

/** A busy machine makes no printer silent: an answer that comes is waited for. */
const patient = { questionMs: 20_000, afterMs: 20_000, chunkMs: 20_000 }
const ticket = encodeTicket(renderTicket(ticketDocument(exampleFacts('uk')), 384), standardProfile(384))

let machine: VirtualPrinter
let lines: Pty[]
beforeEach(async () => {
  machine = await startVirtualPrinter({ width: 384 })
  lines = []
})
afterEach(async () => {
  for (const line of lines) line.stop()
  expect(machine.problems).toEqual([])
  await machine.stop()
})

/** A serial line to the printer; the test is skipped, visibly, where none can be made. */
async function line(skip: (note: string) => void, rate = 0): Promise<string> {
  const pty = await ptyTo(machine.port, rate)
  if (!pty) skip('no pseudo-terminal here: needs Python 3')
  if (pty) lines.push(pty)
  return pty?.path ?? ''
}

test('a ticket comes out over a serial line, whole, and the printer says how it is', async ({ skip }) => {
  const printer = openPrinter({ serial: { path: await line(skip), baud: 115_200 }, width: 384 }, patient)
  expect(await printer.check()).toEqual({ state: 'ready' })
  expect(await printer.print(ticket)).toEqual({ outcome: { outcome: 'printed' }, status: { state: 'ready' } })
  expect(machine.papers).toHaveLength(1)
  await machine.setState('paper-out')
  expect(await printer.print(ticket)).toMatchObject({ outcome: { outcome: 'failed', reason: 'paper-out' } })
  expect(machine.papers).toHaveLength(1)
})

test('a slow line is no printer that has stopped', async ({ skip }) => {
  const path = await line(skip, 20_000)
  const printer = openPrinter({ serial: { path, baud: 115_200 }, width: 384 }, patient)
  expect((await printer.print(ticket)).outcome).toEqual({ outcome: 'printed' })
  expect(machine.papers).toHaveLength(1)
})

test('a printer that takes no more bytes is told', async ({ skip }) => {
  const path = await line(skip)
  await machine.setState({ stallAfterBytes: 4096 })
  const transport = serialTransport({ path, baud: 115_200 })
  await transport.open()
  const write = transport.write(new Uint8Array(20_000_000), { chunkTimeoutMs: 300 })
  await expect(write).rejects.toMatchObject({ failure: 'stalled', bytesAccepted: expect.any(Number) })
  await transport.close('drop')
})

test('a line that is not there is told, and one that goes away too', async ({ skip }) => {
  const none = serialTransport({ path: '/dev/no-such-line', baud: 9600 })
  await expect(none.open()).rejects.toMatchObject({ failure: 'unreachable' })
  const path = await line(skip)
  const transport = serialTransport({ path, baud: 115_200 })
  await transport.open()
  const gone = new Promise<void>((resolve) => transport.onDisconnect(resolve))
  lines[0]?.stop()
  await gone
  await expect(transport.write(ticket, { chunkTimeoutMs: 300 })).rejects.toMatchObject({ failure: 'lost' })
  await transport.close('drop')
})

test('a line whose file has gone is told, though the line itself says nothing', async ({ skip }) => {
  const folder = mkdtempSync(join(tmpdir(), 'serial-'))
  const path = join(folder, 'by-id')
  symlinkSync(await line(skip), path)
  const transport = serialTransport({ path, baud: 115_200 })
  await transport.open()
  const gone = new Promise<void>((resolve) => transport.onDisconnect(resolve))
  rmSync(folder, { recursive: true })
  await gone
  await expect(transport.write(ticket, { chunkTimeoutMs: 300 })).rejects.toMatchObject({
    failure: 'lost',
    message: `${path}: the line went away`,
  })
  await transport.close('drop')
})

test('the slower the line, the longer the first answer after a ticket may take', () => {
  expect(serialTimes(9600).afterMs - serialTimes(115_200).afterMs).toBeGreaterThan(3000)
})
