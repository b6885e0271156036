// Runs inside the lab: the print agent as it runs on a machine, on a real USB printer, through everything that goes
// wrong with it.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  encodeTicket,
  openPrinter,
  renderTicket,
  standardProfile,
  startPrintAgent,
  testDocument,
} from '@poczekalnia/printer'
import type { PrintJob, PrintOutcome } from '@poczekalnia/protocol'
import { type Device, startDevice } from './device-process.ts'
import { type HubDouble, startHubDouble } from './hub-double.ts'
import { check, type Line } from './line.ts'

/** What the issue asks: the right state this soon after the fault, milliseconds. */
const WITHIN_MS = 5_000
/** An emulated processor needs longer for everything that is not the wire. */
const PATIENCE_MS = 60_000

const document = testDocument({ language: 'uk', printer: 'USB', date: '2026-11-19', time: '12:05' })
const ticket = Buffer.from(encodeTicket(renderTicket(document, 576), standardProfile(576)))
/** Long enough to be found in one ticket only once. */
const beginning = ticket.subarray(0, 4096)
const job = (id: string): PrintJob => ({ id, ticket: id, number: 'U045', printWithinMs: 120_000, document })
const questions = (...asked: number[]) => Buffer.from(asked.flatMap((n) => [0x10, 0x04, n]))

const lines: Line[] = []
const device = await startDevice()
const hub = await startHubDouble()
const agent = startPrintAgent({
  url: hub.url,
  token: 'lab',
  printer: openPrinter({ usb: { id: '04b8:0202' }, width: 576 }),
  journalFile: join(mkdtempSync(join(tmpdir(), 'usb-lab-')), 'journal'),
})
try {
  await hub.told('ready', PATIENCE_MS)
  await wholeTicket(device, hub)
  await paperOut(device, hub)
  await stall(device, hub)
  await unplugWhilePrinting(device, hub)
  await unplugWhileIdle(device, hub)
} catch (error) {
  lines.push({ what: 'the journey went to its end', told: String(error), ok: false })
} finally {
  device.stop()
  await agent.stop()
  await hub.stop()
}
writeFileSync(join(process.env.USB_LAB_OUT ?? '.', 'result.json'), JSON.stringify(lines, null, 2))
process.exit(lines.every(({ ok }) => ok) ? 0 : 1)

async function wholeTicket(printer: Device, desk: HubDouble): Promise<void> {
  await quiet(printer)
  const outcome = await desk.print(job('whole'))
  const got = await printer.take()
  // Between two tickets the agent asks how the printer is: those questions may stand before and after.
  const wanted = Buffer.concat([questions(1, 2, 4), ticket, questions(1, 2, 3, 4)])
  const at = got.indexOf(wanted)
  const rest = Buffer.concat([got.subarray(0, Math.max(0, at)), got.subarray(at + wanted.length)])
  const idle = questions(1, 2, 3, 4)
  const onlyQuestions = count(rest, idle) * idle.length === rest.length
  const same = at >= 0 && onlyQuestions
  const arrived = same ? 'all the same, between the questions' : 'not found'
  const told = `${outcome.outcome}, ${ticket.length} bytes ${arrived}`
  lines.push(check('a ticket arrives byte for byte', told, outcome.outcome === 'printed' && same))
}

async function paperOut(printer: Device, desk: HubDouble): Promise<void> {
  await printer.set({ paper: 'out' })
  const began = Date.now()
  const outcome = await desk.print(job('paper'))
  const at = await desk.told('paper-out', WITHIN_MS)
  lines.push(failed('paper out', 'paper-out', outcome, at - began))
  await printer.set({})
  await desk.told('ready', PATIENCE_MS)
  await again(printer, desk, job('paper'), 'after new paper nothing is printed by itself', 0)
}

async function stall(printer: Device, desk: HubDouble): Promise<void> {
  await quiet(printer)
  await printer.set({ stallAfter: 8192 })
  const stalledAt = printer.next('stalled')
  const outcome = await desk.print(job('stall'))
  const at = await desk.told('stalled', PATIENCE_MS)
  lines.push(failed('no more bytes taken after 8 KB', 'stalled', outcome, at - (await stalledAt)))
  await printer.set({})
  await desk.told('ready', PATIENCE_MS)
  await again(printer, desk, job('stall'), 'after the stall nothing is printed again', 1)
}

async function unplugWhilePrinting(printer: Device, desk: HubDouble): Promise<void> {
  await quiet(printer)
  await printer.set({ unplugAfter: 8192 })
  const pulledAt = printer.next('pulled-out')
  const outcome = await desk.print(job('unplug'))
  const at = await desk.told('offline', PATIENCE_MS)
  lines.push(failed('unplugged in the middle of a ticket', 'offline', outcome, at - (await pulledAt)))
  await printer.set({})
  const plugged = await printer.plugIn()
  const back = (await desk.told('ready', PATIENCE_MS)) - plugged
  lines.push(check('plugged in again', `ready after ${seconds(back)}`, back <= WITHIN_MS))
  await again(printer, desk, job('unplug'), 'after plugging in nothing is printed again', 1)
  const reprint = await desk.print(job('unplug:2'))
  const times = count(await printer.take(), ticket)
  const told = `${reprint.outcome}, whole ${times} ×`
  lines.push(check('a reprint that staff ask for comes whole', told, reprint.outcome === 'printed' && times === 1))
}

async function unplugWhileIdle(printer: Device, desk: HubDouble): Promise<void> {
  const pulled = await printer.pullOut()
  const gone = (await desk.told('offline', PATIENCE_MS)) - pulled
  const plugged = await printer.plugIn()
  const back = (await desk.told('ready', PATIENCE_MS)) - plugged
  const told = `offline after ${seconds(gone)}, ready ${seconds(back)} after plugging in`
  lines.push(check('unplugged while idle', told, gone <= WITHIN_MS && back <= WITHIN_MS))
}

/**
 * The hub sends a job again after a lost link. It must be answered as it ended and not come out; so must what the
 * failed one left.
 */
async function again(printer: Device, desk: HubDouble, sent: PrintJob, what: string, begun: number): Promise<void> {
  const outcome = await desk.print(sent)
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  const got = await printer.take()
  const [whole, part] = [count(got, ticket), count(got, beginning)]
  const told = `asked again: ${outcome.outcome}; came whole ${whole} ×, begun ${part} ×`
  lines.push(check(what, told, outcome.outcome === 'failed' && whole === 0 && part === begun))
}

function failed(what: string, reason: string, outcome: PrintOutcome, ms: number): Line {
  const why = outcome.outcome === 'failed' ? outcome.reason : outcome.outcome
  const taken = outcome.outcome === 'failed' && outcome.bytesAccepted ? `, ${outcome.bytesAccepted} bytes taken` : ''
  return check(what, `${why} after ${seconds(ms)}${taken}`, why === reason && ms <= WITHIN_MS)
}

/** Waits until no question is under way, and forgets what has come. */
async function quiet(printer: Device): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, 400))
  while ((await printer.take()).length > 0)
}

function count(all: Buffer, part: Buffer): number {
  let found = 0
  for (let at = all.indexOf(part); at >= 0; at = all.indexOf(part, at + part.length)) found += 1
  return found
}

function seconds(ms: number): string {
  return `${(Math.max(0, ms) / 1000).toFixed(1)} s`
}
