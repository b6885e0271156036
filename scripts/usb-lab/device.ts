// The printer behind the USB gadget: takes bytes, answers DLE EOT, and does what the journey tells it to. Knows no
// ESC/POS but the questions, so that what it keeps is what came over the wire.
import { closeSync, constants, openSync, readSync, writeFileSync, writeSync } from 'node:fs'
import type { FromDevice, ToDevice } from './device-messages.ts'

const FILE = '/dev/g_printer0'
const { USB_LAB_SWITCH: SWITCH = '', USB_LAB_SOCKET: SOCKET = '' } = process.env
/** Reading again when nothing has come, milliseconds. */
const AGAIN_MS = 3

let file: number | null = null
let faults: { paper: 'in' | 'out'; stallAfter: number; unplugAfter: number } = {
  paper: 'in',
  stallAfter: Number.POSITIVE_INFINITY,
  unplugAfter: Number.POSITIVE_INFINITY,
}
/** Bytes since the last `set`. */
let counted = 0
let kept: Buffer[] = []
/** How much of `DLE EOT n` has come. */
let question: number[] = []
const buffer = Buffer.alloc(8192)

const tell = (message: FromDevice) => process.send?.(message)
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Epson's real-time status bytes: 1 printer, 2 why offline, 3 error, 4 paper. */
function answerTo(asked: number): number | undefined {
  return faults.paper === 'in' ? 0x12 : { 1: 0x1a, 2: 0x32, 3: 0x12, 4: 0x72 }[asked]
}

function listen(bytes: Buffer): void {
  for (const byte of bytes) {
    const [first, second] = question
    if (first === undefined) question = byte === 0x10 ? [byte] : []
    else if (second === undefined) question = byte === 0x04 ? [first, byte] : byte === 0x10 ? [byte] : []
    else {
      question = []
      const answer = byte >= 1 && byte <= 4 ? answerTo(byte) : undefined
      if (answer !== undefined && file !== null) writeSync(file, Uint8Array.of(answer))
    }
  }
}

async function plugIn(): Promise<void> {
  writeFileSync(SWITCH, `${SOCKET}\n`)
  await openDevice()
  tell({ event: 'plugged-in', at: Date.now() })
}

async function openDevice(): Promise<void> {
  for (let tries = 0; file === null; tries++) {
    try {
      file = openSync(FILE, constants.O_RDWR | constants.O_NONBLOCK)
    } catch (error) {
      if (tries === 200) throw error
      await wait(25)
    }
  }
}

function pullOut(): void {
  if (file !== null) closeSync(file)
  file = null
  question = []
  writeFileSync(SWITCH, '\n')
  tell({ event: 'pulled-out', at: Date.now() })
}

function readSome(): number {
  if (file === null) return 0
  try {
    return readSync(file, buffer, 0, buffer.length, null)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0
    throw error
  }
}

let stalled = false
async function work(): Promise<never> {
  for (;;) {
    const stalls = counted >= faults.stallAfter
    if (stalls && !stalled) tell({ event: 'stalled', at: Date.now() })
    stalled = stalls
    const count = stalled ? 0 : readSome()
    if (count === 0) {
      await wait(AGAIN_MS)
      continue
    }
    const bytes = Buffer.from(buffer.subarray(0, count))
    kept.push(bytes)
    counted += count
    listen(bytes)
    if (file !== null && counted >= faults.unplugAfter) pullOut()
  }
}

process.on('message', (message: ToDevice) => {
  if (message.ask === 'set') {
    const { paper = 'in', stallAfter, unplugAfter } = message
    const never = Number.POSITIVE_INFINITY
    faults = { paper, stallAfter: stallAfter ?? never, unplugAfter: unplugAfter ?? never }
    counted = 0
    tell({ event: 'set', at: Date.now() })
  }
  if (message.ask === 'plug-in') void plugIn()
  if (message.ask === 'pull-out') pullOut()
  if (message.ask === 'take') {
    const bytes = Buffer.concat(kept).toString('base64')
    kept = []
    tell({ event: 'taken', at: Date.now(), bytes })
  }
})
process.on('disconnect', () => process.exit())

await openDevice()
tell({ event: 'ready', at: Date.now() })
await work()
