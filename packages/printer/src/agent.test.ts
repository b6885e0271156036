import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PrinterStatus, PrintJob, PrintOutcome } from '@poczekalnia/protocol'
import { Server, type Socket } from 'socket.io'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PrintAgent, startPrintAgent } from './agent.ts'
import { startVirtualPrinter, type VirtualPrinter } from './emulator/virtual-printer.ts'
import { exampleFacts } from './example-facts.ts'
import { standardProfile } from './profile.ts'
import { tcpPrinter } from './tcp-printer.ts'
import { tcpTransport } from './tcp-transport.ts'
import { ticketDocument } from './ticket-document.ts'

let dir: string
let machine: VirtualPrinter
let http: HttpServer
let io: Server
let links: Socket[]
let told: PrinterStatus[]
let agents: PrintAgent[]

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'agent-'))
  machine = await startVirtualPrinter()
  links = []
  told = []
  agents = []
  http = createServer()
  io = new Server(http)
  io.of('/printer').use((socket, next) =>
    next(socket.handshake.auth.token === 'secret' ? undefined : new Error('unauthorised')),
  )
  io.of('/printer').on('connection', (socket) => {
    links.push(socket)
    socket.on('status', (status) => told.push(status))
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  await Promise.all(agents.map((agent) => agent.stop()))
  await io.close()
  await machine.stop()
  rmSync(dir, { recursive: true })
})

const start = (token = 'secret') => {
  const agent = startPrintAgent({
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    token,
    // Its printer is never silent here: on a busy machine an answer may take its time.
    printer: tcpPrinter({
      ...{ host: machine.host, port: machine.port, profile: standardProfile() },
      times: { questionMs: 20_000, afterMs: 20_000, chunkMs: 20_000 },
    }),
    journalFile: join(dir, 'journal'),
    checkEveryMs: 50,
  })
  agents.push(agent)
  return agent
}
const linked = async (count = 1) => {
  await expect.poll(() => links.length).toBeGreaterThanOrEqual(count)
  return links.at(-1)!
}
const job = (id: string, change: Partial<PrintJob> = {}): PrintJob => ({
  id,
  ticket: id,
  number: 'U045',
  printWithinMs: 60_000,
  document: ticketDocument(exampleFacts('uk')),
  ...change,
})
const print = (link: Socket, what: unknown): Promise<PrintOutcome> => link.timeout(30_000).emitWithAck('print', what)

test('prints a job and says how the printer is: at the link, and after the job', async () => {
  start()
  const link = await linked()
  await expect.poll(() => told.at(-1)).toEqual({ state: 'ready' })
  // It may have been asked before it was linked.
  expect([[{ state: 'unknown' }, { state: 'ready' }], [{ state: 'ready' }]]).toContainEqual(told)
  const before = told.length
  expect(await print(link, { job: job('one') })).toEqual({ outcome: 'printed' })
  expect(machine.papers).toHaveLength(1)
  await expect.poll(() => told.slice(before)).toEqual([{ state: 'ready' }])
})

test('a state that changes while nothing is printed is told by itself', async () => {
  start()
  await linked()
  for (const state of ['paper-low', 'paper-out', 'cover-open', 'ready', 'offline', 'ready'] as const) {
    await machine.setState(state)
    await expect.poll(() => told.at(-1)?.state).toBe(state)
  }
})

test('the same job again is answered, not printed: at once, later and after a lost link', async () => {
  start()
  const link = await linked()
  const both = await Promise.all([print(link, { job: job('one') }), print(link, { job: job('one') })])
  expect(both).toEqual([{ outcome: 'printed' }, { outcome: 'printed' }])
  expect(await print(link, { job: job('one') })).toEqual({ outcome: 'printed' })
  link.conn.close()
  const again = await linked(2)
  expect(await print(again, { job: job('one') })).toEqual({ outcome: 'printed' })
  expect(machine.papers).toHaveLength(1)
})

test('the same job after a restart of the agent is answered, not printed', async () => {
  const first = start()
  expect(await print(await linked(), { job: job('one') })).toEqual({ outcome: 'printed' })
  await first.stop()
  start()
  expect(await print(await linked(2), { job: job('one') })).toEqual({ outcome: 'printed' })
  expect(machine.papers).toHaveLength(1)
})

test('a link lost while a ticket prints: the ticket is printed once and its end is told on the next link', async () => {
  await machine.setState({ answers: { lateMs: 150 } })
  start()
  const link = await linked()
  link.emit('print', { job: job('one') }, () => undefined)
  await expect.poll(() => readFileSync(join(dir, 'journal'), 'utf8')).toContain('one')
  link.conn.close()
  const again = await linked(2)
  expect(await print(again, { job: job('one') })).toEqual({ outcome: 'printed' })
  expect(machine.papers).toHaveLength(1)
})

test('a job that was begun before a crash has failed with an unknown end, and is not printed', async () => {
  appendFileSync(join(dir, 'journal'), `${JSON.stringify({ job: 'one', at: Date.now() })}\n`)
  start()
  const link = await linked()
  const end = { outcome: 'failed', reason: 'unknown' }
  expect(await print(link, { job: job('one') })).toEqual(end)
  expect(await print(link, { job: job('one') })).toEqual(end)
  expect(machine.papers).toHaveLength(0)
  // What may hang out of the printer is cut off before the next visitor's ticket.
  expect(await print(link, { job: job('two') })).toEqual({ outcome: 'printed' })
  expect(machine.papers).toHaveLength(2)
})

test('a failed job stays failed when it is sent again: staff decide, not the machine', async () => {
  await machine.setState('paper-out')
  start()
  const link = await linked()
  const failed = { outcome: 'failed', reason: 'paper-out' }
  expect(await print(link, { job: job('one') })).toEqual(failed)
  await machine.setState('ready')
  expect(await print(link, { job: job('one') })).toEqual(failed)
  expect(await print(link, { job: job('two') })).toEqual({ outcome: 'printed' })
  expect(machine.papers).toHaveLength(1)
})

test('a job that waited too long is not printed', async () => {
  await machine.setState({ answers: { lateMs: 100 } })
  start()
  const link = await linked()
  const [first, second] = await Promise.all([
    print(link, { job: job('one') }),
    print(link, { job: job('two', { printWithinMs: 50 }) }),
  ])
  expect(first).toEqual({ outcome: 'printed' })
  expect(second).toEqual({ outcome: 'failed', reason: 'too-old' })
  expect(machine.papers).toHaveLength(1)
})

test('jobs are printed one at a time in the order they came', async () => {
  start()
  const link = await linked()
  const ends: number[] = []
  await Promise.all([0, 1, 2, 3].map(async (n) => print(link, { job: job(`job-${n}`) }).then(() => ends.push(n))))
  expect(ends).toEqual([0, 1, 2, 3])
  expect(machine.papers).toHaveLength(4)
})

test('what is no job is refused and prints nothing', async () => {
  start()
  const link = await linked()
  const failed = { outcome: 'failed', reason: 'unknown' }
  expect(await print(link, { job: { ...job('one'), printWithinMs: 999_999 } })).toEqual(failed)
  expect(await print(link, 'print!')).toEqual(failed)
  expect(await print(link, { job: job('two') })).toEqual({ outcome: 'printed' })
  expect(machine.papers).toHaveLength(1)
})

test('goes on asking a hub that does not know its token yet', async () => {
  const warnings: object[] = []
  const log = { info: () => undefined, warn: (facts: object) => warnings.push(facts) }
  const agent = startPrintAgent({
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    token: 'other',
    transport: () => tcpTransport({ host: machine.host, port: machine.port }),
    journalFile: join(dir, 'journal'),
    log,
  })
  agents.push(agent)
  await expect.poll(() => warnings).toEqual([expect.objectContaining({ reason: 'unauthorised' })])
  expect(links).toHaveLength(0)
})
