import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deviceTransport } from './device-transport.ts'
import { ptyTo } from './emulator/pty.ts'
import { startVirtualPrinter } from './emulator/virtual-printer.ts'
import { encodeTicket } from './encode.ts'
import { exampleFacts } from './example-facts.ts'
import { openPrinter } from './open-printer.ts'
import { standardProfile } from './profile.ts'
import { renderTicket } from './render.ts'
import { ticketDocument } from './ticket-document.ts'

/** A busy machine makes no printer silent: an answer that comes is waited for. */
const patient = { questionMs: 20_000, afterMs: 20_000, chunkMs: 20_000 }
let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'device-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

test('a ticket comes out over a device file that answers', async ({ skip }) => {
  const machine = await startVirtualPrinter()
  const pty = await ptyTo(machine.port)
  if (!pty) return skip('no pseudo-terminal here: needs Python 3')
  const printer = openPrinter({ device: { path: pty.path }, width: 576 }, patient)
  const ticket = encodeTicket(renderTicket(ticketDocument(exampleFacts('pl')), 576), standardProfile())
  expect(await printer.print(ticket)).toEqual({ outcome: { outcome: 'printed' }, status: { state: 'ready' } })
  expect(machine.papers).toHaveLength(1)
  await machine.setState('cover-open')
  expect(await printer.check()).toEqual({ state: 'cover-open' })
  pty.stop()
  await machine.stop()
})

test('a device that takes no more bytes is told, to the byte', async ({ skip }) => {
  const path = join(dir, 'fifo')
  try {
    execFileSync('mkfifo', [path])
  } catch {
    return skip('no FIFO here')
  }
  const transport = deviceTransport({ path })
  await transport.open()
  const write = transport.write(new Uint8Array(300_000), { chunkTimeoutMs: 2_000 })
  await expect(write).rejects.toMatchObject({ failure: 'stalled', bytesAccepted: 65_536 })
  await transport.close('drop')
})

test('a job that is called off ends at once', async ({ skip }) => {
  const path = join(dir, 'fifo')
  try {
    execFileSync('mkfifo', [path])
  } catch {
    return skip('no FIFO here')
  }
  const transport = deviceTransport({ path })
  await transport.open()
  const signal = AbortSignal.timeout(50)
  const write = transport.write(new Uint8Array(300_000), { chunkTimeoutMs: 30_000, signal })
  await expect(write).rejects.toMatchObject({ failure: 'aborted' })
  await transport.close('drop')
})

test('a plain file takes everything and answers nothing', async () => {
  const path = join(dir, 'file')
  writeFileSync(path, '')
  const printer = openPrinter({ device: { path }, width: 576 })
  expect((await printer.check()).state).toBe('unknown')
  expect(readFileSync(path)).toEqual(Buffer.from([0x10, 0x04, 1]))
})

test('a device that is not there is offline, and says which', async () => {
  const printer = openPrinter({ device: { path: join(dir, 'lp0') }, width: 576 })
  expect(await printer.check()).toEqual({ state: 'offline', detail: expect.stringContaining('lp0: ENOENT') })
})
