import { afterEach, beforeEach, expect, test } from 'vitest'
import { startVirtualPrinter, type VirtualPrinter } from './emulator/virtual-printer.ts'
import { encodeTicket } from './encode.ts'
import { exampleFacts } from './example-facts.ts'
import { type JobTimes, printJob } from './print-job.ts'
import type { Printer } from './printer.ts'
import { standardProfile } from './profile.ts'
import { renderTicket } from './render.ts'
import { tcpPrinter } from './tcp-printer.ts'
import { ticketDocument } from './ticket-document.ts'
import { type Transport, TransportError } from './transport.ts'

/** A busy machine makes no printer silent: an answer that comes is waited for. */
const patient: JobTimes = { questionMs: 20_000, afterMs: 20_000, chunkMs: 20_000 }
/** What the printer of a test goes by now. */
const times = { ...patient }
/** From here on nothing comes any more, and that is to be found out. */
const waitBriefly = () => Object.assign(times, { questionMs: 200, afterMs: 200 })
const bitmap = renderTicket(ticketDocument(exampleFacts('uk')), 576)
const ticket = encodeTicket(bitmap, standardProfile())

let machine: VirtualPrinter
let printer: Printer
beforeEach(async () => {
  machine = await startVirtualPrinter()
  Object.assign(times, patient)
  printer = tcpPrinter({ host: machine.host, port: machine.port, profile: standardProfile(), times })
})
afterEach(async () => {
  expect(machine.problems).toEqual([])
  await machine.stop()
})

/** The dots of the newest paper but the white that was fed after them. */
const printed = () => machine.papers.at(-1)?.bitmap.data.subarray(0, bitmap.data.length)

test('a ticket comes out as it was drawn, and is cut once', async () => {
  expect(await printer.print(ticket)).toEqual({ outcome: { outcome: 'printed' }, status: { state: 'ready' } })
  expect(machine.papers).toHaveLength(1)
  expect(machine.papers[0]?.cut).toBe('partial')
  expect(Buffer.from(printed() ?? [])).toEqual(Buffer.from(bitmap.data))
  expect(machine.papers[0]?.bitmap.height).toBeGreaterThan(bitmap.height)
  expect(machine.strip().height).toBe(0)
})

test('tickets asked for at once come out one after the other', async () => {
  const results = await Promise.all(Array.from({ length: 5 }, () => printer.print(ticket)))
  expect(results.every(({ outcome }) => outcome.outcome === 'printed')).toBe(true)
  expect(machine.papers.map((paper) => paper.bitmap.height)).toEqual(Array(5).fill(machine.papers[0]?.bitmap.height))
})

test.each([
  ['paper-out', 'paper-out'],
  ['cover-open', 'cover-open'],
] as const)('%s is told before a byte is sent, and the next ticket prints when it is mended', async (state, reason) => {
  await machine.setState(state)
  expect(await printer.print(ticket)).toEqual({ outcome: { outcome: 'failed', reason }, status: { state } })
  expect(machine.bytes).toBe(9)
  expect((await printer.check()).state).toBe(state)
  await machine.setState('ready')
  expect((await printer.print(ticket)).outcome).toEqual({ outcome: 'printed' })
  expect(machine.papers).toHaveLength(1)
})

test('little paper is told and printed on', async () => {
  await machine.setState('paper-low')
  expect(await printer.print(ticket)).toEqual({ outcome: { outcome: 'printed' }, status: { state: 'paper-low' } })
})

test('a stuck knife is offline, with the reason for staff', async () => {
  await machine.setState({ knife: 'stuck' })
  expect(await printer.print(ticket)).toEqual({
    outcome: { outcome: 'failed', reason: 'offline' },
    status: { state: 'offline', detail: 'it reports an error' },
  })
  expect(await printer.check()).toEqual({ state: 'offline', detail: 'the knife is stuck' })
})

test('a printer that refuses the connection is offline', async () => {
  await machine.setState('offline')
  const { outcome, status } = await printer.print(ticket)
  expect(outcome).toEqual({ outcome: 'failed', reason: 'offline' })
  expect(status).toEqual({ state: 'offline', detail: expect.stringContaining('ECONNREFUSED') })
  expect((await printer.check()).state).toBe('offline')
  await machine.setState('ready')
  expect((await printer.check()).state).toBe('ready')
})

test('paper that ends in the middle is found after, and nothing is repeated', async () => {
  await machine.setState({ rowsLeft: 300 })
  expect(await printer.print(ticket)).toEqual({
    outcome: { outcome: 'failed', reason: 'paper-out', bytesAccepted: ticket.length },
    status: { state: 'paper-out' },
  })
  expect(machine.papers).toHaveLength(0)
  // As a real printer does, it goes on with what it holds once it has paper; the next ticket is its own.
  await machine.setState('ready')
  expect(machine.papers).toHaveLength(1)
  expect((await printer.print(ticket)).outcome).toEqual({ outcome: 'printed' })
  expect(machine.papers).toHaveLength(2)
  expect(Buffer.from(printed() ?? [])).toEqual(Buffer.from(bitmap.data))
})

test('a printer that stops taking bytes is known in time, and what it did not take never comes out', async () => {
  await printer.check()
  await machine.setState({ stallAfterBytes: 8000 })
  // The question before the ticket is answered still, the one after it no more.
  Object.assign(times, { questionMs: 3_000, chunkMs: 1_000 })
  const { outcome, status } = await printer.print(ticket)
  expect(outcome).toMatchObject({ outcome: 'failed', reason: 'stalled', bytesAccepted: expect.any(Number) })
  expect(status.state).toBe('stalled')
  await machine.setState('ready')
  Object.assign(times, patient)
  expect(machine.papers).toHaveLength(0)
  // What is left of it is cut off before the next visitor's ticket.
  expect((await printer.print(ticket)).outcome).toEqual({ outcome: 'printed' })
  expect(machine.papers).toHaveLength(2)
  expect(Buffer.from(printed() ?? [])).toEqual(Buffer.from(bitmap.data))
  expect((await printer.print(ticket)).outcome).toEqual({ outcome: 'printed' })
  expect(machine.papers).toHaveLength(3)
})

test('a connection that breaks in the middle fails as offline, and the next ticket is whole', async () => {
  await machine.setState({ breakAfterBytes: 20_000 })
  const { outcome } = await printer.print(ticket)
  expect(outcome).toMatchObject({ outcome: 'failed', reason: 'offline', bytesAccepted: expect.any(Number) })
  await machine.setState('ready')
  expect((await printer.print(ticket)).outcome).toEqual({ outcome: 'printed' })
  expect(Buffer.from(printed() ?? [])).toEqual(Buffer.from(bitmap.data))
})

test('a printer that has never answered is taken at its word', async () => {
  await machine.setState('unknown')
  waitBriefly()
  expect((await printer.check()).state).toBe('unknown')
  expect(await printer.print(ticket)).toMatchObject({ outcome: { outcome: 'printed' }, status: { state: 'unknown' } })
  expect(machine.papers).toHaveLength(1)
})

test('a printer that answered before and is silent now has stopped: nothing is sent', async () => {
  expect((await printer.check()).state).toBe('ready')
  await machine.setState('unknown')
  waitBriefly()
  expect(await printer.print(ticket)).toMatchObject({ outcome: { outcome: 'failed', reason: 'stalled' } })
  expect((await printer.check()).state).toBe('stalled')
  expect(machine.papers).toHaveLength(0)
})

test('rubbish is no answer, a late answer within the time is one', async () => {
  await machine.setState({ answers: 'rubbish' })
  waitBriefly()
  expect((await printer.check()).state).toBe('unknown')
  Object.assign(times, patient)
  await machine.setState({ answers: { lateMs: 60 } })
  expect((await printer.print(ticket)).outcome).toEqual({ outcome: 'printed' })
  expect((await printer.check()).state).toBe('ready')
  await machine.setState({ answers: { lateMs: 30_000 } })
  waitBriefly()
  expect((await printer.check()).state).toBe('stalled')
})

test('a profile can say that a printer never answers, or always does', async () => {
  const on = (answersStatus: 'never' | 'always') =>
    tcpPrinter({ host: machine.host, port: machine.port, times, profile: { ...standardProfile(), answersStatus } })
  expect((await on('never').print(ticket)).outcome).toEqual({ outcome: 'printed' })
  expect(machine.bytes).toBe(ticket.length)
  await machine.setState('unknown')
  waitBriefly()
  expect((await on('always').print(ticket)).outcome).toMatchObject({ outcome: 'failed', reason: 'stalled' })
})

test('a job can be called off before it is sent', async () => {
  const { outcome } = await printer.print(ticket, AbortSignal.abort())
  expect(outcome).toEqual({ outcome: 'failed', reason: 'unknown' })
  expect(machine.papers).toHaveLength(0)
})

test('how many bytes were taken is told to the byte, and the rest is dropped', async () => {
  const ended: string[] = []
  const transport: Transport = {
    open: async () => undefined,
    write: async (bytes) => {
      if (bytes.length > 3) throw new TransportError('stalled', 'no bytes taken', 8192)
    },
    read: async (timeoutMs) => (timeoutMs > 0 ? Uint8Array.of(0x12) : null),
    close: async (how) => void ended.push(how),
    onDisconnect: () => undefined,
  }
  const result = await printJob(transport, { bytes: ticket }, 'unsure', times)
  expect(result).toEqual({
    outcome: { outcome: 'failed', reason: 'stalled', bytesAccepted: 8192 },
    status: { state: 'ready' },
    answering: 'yes',
    brokenOff: true,
  })
  expect(ended).toEqual(['drop'])
})

test('a printer that stops in the middle because its paper ended says so on the way around the stream', async () => {
  let taking = true
  const transport: Transport = {
    open: async () => undefined,
    write: async (bytes) => {
      if (!taking) throw new TransportError('stalled', 'no bytes taken')
      if (bytes.length === 3) return
      taking = false
      throw new TransportError('stalled', 'no bytes taken', 12_288)
    },
    read: async (timeoutMs) => (timeoutMs > 0 ? Uint8Array.of(0x12) : null),
    close: async () => undefined,
    paperEmpty: async () => !taking,
    onDisconnect: () => undefined,
  }
  expect(await printJob(transport, { bytes: ticket }, 'yes', times)).toMatchObject({
    outcome: { outcome: 'failed', reason: 'paper-out', bytesAccepted: 12_288 },
    status: { state: 'paper-out' },
    brokenOff: true,
  })
})
