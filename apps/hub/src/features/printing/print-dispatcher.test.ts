import type { PrintJob, PrintOutcome } from '@poczekalnia/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Client, type RunningHub, runHub } from '../../testing/running-hub.ts'

let running: RunningHub
let kiosk: Client
beforeEach(async () => {
  running = await runHub()
  kiosk = await running.join('kiosk')
})
afterEach(() => running.stop())

const take = async () =>
  (await kiosk.ask('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'uk' })).ticket as {
    id: string
    number: string
  }
const printState = (id: string) => running.hub.session.state.tickets.get(id)?.print

/** A print agent that a test holds by the hand: it has the jobs, and answers when told. */
async function agent(answer?: PrintOutcome) {
  const client = await running.join('printer')
  const jobs: { job: PrintJob; answer: (outcome: unknown) => void }[] = []
  client.socket.on('print', ({ job }: { job: PrintJob }, ack: (outcome: unknown) => void) => {
    jobs.push({ job, answer: ack })
    if (answer) ack(answer)
  })
  return { ...client, jobs }
}

test('a ticket goes to the agent with all that is on its paper, and its outcome to the machine', async () => {
  const printer = await agent()
  await printer.ask('status', { state: 'ready' })
  const { id } = await take()
  await expect.poll(() => printer.jobs.length).toBe(1)
  const { job } = printer.jobs[0] as (typeof printer.jobs)[number]
  expect(job).toMatchObject({ id, number: 'U001', printWithinMs: 120_000 })
  const text = JSON.stringify(job.document)
  for (const words of ['Донести документи', 'Uzupełnienie dokumentów', '/t/']) expect(text).toContain(words)
  await kiosk.until((v) => v.prints[id]?.state === 'printing' && v.printer === 'ready')
  printer.jobs[0]?.answer({ outcome: 'printed' })
  await kiosk.until((v) => v.prints[id]?.state === 'printed')
})

test('a failure reaches the machine with its reason, and nothing is printed again by itself', async () => {
  const printer = await agent({ outcome: 'failed', reason: 'paper-out', bytesAccepted: 0 })
  const { id } = await take()
  const view = await kiosk.until((v) => v.prints[id]?.state === 'failed')
  expect(view.prints[id]).toEqual({ state: 'failed', reason: 'paper-out' })
  // Whatever else is owed to a printer goes to it with the next ticket.
  const next = await take()
  await kiosk.until((v) => v.prints[next.id]?.state === 'failed')
  expect(printer.jobs.map(({ job }) => job.id)).toEqual([id, next.id])
})

test('an answer that makes no sense counts as not known', async () => {
  await agent('done' as never)
  const { id } = await take()
  await expect.poll(() => printState(id)).toEqual({ state: 'failed', reason: 'unknown' })
})

test('after a lost link the same job goes to the same agent again, and to no other', async () => {
  const first = await agent()
  const { id } = await take()
  await expect.poll(() => first.jobs.length).toBe(1)
  const { token } = await running.hub.devices.add('printer', 'another')
  running.tokens.printer = token
  const other = await agent({ outcome: 'printed' })
  const counter = await running.join('counter')
  await first.ask('status', { state: 'stalled' })
  await other.ask('status', { state: 'ready' })
  await counter.until((v) => v.machine.printer === 'stalled')
  first.socket.disconnect()
  await counter.until((v) => v.machine.printer === 'ready')
  // The other has the next ticket, and would have had this one before it.
  const next = await take()
  await kiosk.until((v) => v.prints[next.id]?.state === 'printed')
  expect(other.jobs.map(({ job }) => job.id)).toEqual([next.id])
  first.socket.connect()
  await expect.poll(() => first.jobs.length).toBe(2)
  expect(first.jobs[1]?.job.id).toBe(first.jobs[0]?.job.id)
  first.jobs[1]?.answer({ outcome: 'printed' })
  await expect.poll(() => printState(id)).toEqual({ state: 'printed' })
})

test('[ALL-5] a restart prints what was not printed, and neither what was nor what is two minutes old', async () => {
  const before = await agent()
  const [printed, waiting] = [await take(), await take()]
  await expect.poll(() => before.jobs.length).toBe(2)
  before.jobs[0]?.answer({ outcome: 'printed' })
  await expect.poll(() => printState(printed.id)).toEqual({ state: 'printed' })
  await running.restart()
  await expect.poll(() => before.jobs.length).toBe(3)
  expect(before.jobs[2]?.job.id).toBe(waiting.id)
  before.socket.disconnect()
  running.clock.pass(121_000)
  await running.restart()
  const after = await agent()
  await expect.poll(() => printState(waiting.id)).toEqual({ state: 'failed', reason: 'too-old' })
  expect(after.jobs).toHaveLength(0)
})

test('an agent is given a few jobs at once, in the order of the tickets', async () => {
  const printer = await agent()
  const numbers = []
  for (let i = 0; i < 7; i++) numbers.push((await take()).number)
  await expect.poll(() => printer.jobs.length).toBe(4)
  for (let i = 0; i < 7; i++) {
    await expect.poll(() => printer.jobs.length).toBeGreaterThan(i)
    printer.jobs[i]?.answer({ outcome: 'printed' })
  }
  expect(printer.jobs.map((j) => j.job.number)).toEqual(numbers)
})

test('a machine with a printer built in prints its own tickets there, and no other machine’s', async () => {
  const shared = await agent({ outcome: 'printed' })
  const first = (await running.hub.devices.list()).find((d) => d.kind === 'kiosk')
  if (!first) throw new Error('no kiosk')
  running.tokens.printer = (await running.hub.devices.addPrinterOf(first)).token
  const builtIn = await agent({ outcome: 'printed' })
  running.tokens.kiosk = (await running.hub.devices.add('kiosk', 'second machine')).token
  const second = await running.join('kiosk')
  await take()
  await second.ask('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'pl' })
  await expect.poll(() => builtIn.jobs.map((j) => j.job.number)).toEqual(['U001'])
  await expect.poll(() => shared.jobs.map((j) => j.job.number)).toEqual(['U002'])
  await builtIn.ask('status', { state: 'paper-out' })
  await shared.ask('status', { state: 'ready' })
  await kiosk.until((v) => v.printer === 'paper-out')
  await second.until((v) => v.printer === 'ready')
  const counter = await running.join('counter')
  await counter.until((v) => v.machine.printer === 'paper-out')
})

test('the newest agent’s printer is what machine and desks are told of; without one it is offline', async () => {
  const counter = await running.join('counter')
  await counter.until((v) => v.machine.printer === 'offline')
  const printer = await agent()
  await printer.ask('status', { state: 'paper-low' })
  await counter.until((v) => v.machine.printer === 'paper-low')
  expect(await printer.code('status', { state: 'on fire' })).toBe('bad-request')
  printer.socket.disconnect()
  await counter.until((v) => v.machine.printer === 'offline')
})

test('[BYD-8] failed paper is printed again when a clerk asks: the same ticket; the log has who asked', async () => {
  const printer = await agent()
  const { id } = await take()
  await expect.poll(() => printer.jobs.length).toBe(1)
  printer.jobs[0]?.answer({ outcome: 'failed', reason: 'stalled', bytesAccepted: 8192 })
  const counter = await running.join('counter')
  await counter.ask('open-desk', { desk: 3 })
  const view = await counter.until((v) => v.withoutPaper.length > 0)
  expect(view.withoutPaper).toEqual([{ ticket: id, number: 'U001' }])
  expect(await counter.ask('reprint', { ticket: 'U001' })).toMatchObject({ ok: true })
  await expect.poll(() => printer.jobs.length).toBe(2)
  expect(printer.jobs[1]?.job).toMatchObject({ id: `${id}:2`, ticket: id, number: 'U001' })
  await kiosk.until((v) => v.prints[id]?.state === 'printing')
  printer.jobs[1]?.answer({ outcome: 'printed' })
  await kiosk.until((v) => v.prints[id]?.state === 'printed')
  expect(await counter.code('reprint', { ticket: id })).toBe('ticket-printed')
  expect(running.hub.session.state.tickets.size).toBe(1)
})
