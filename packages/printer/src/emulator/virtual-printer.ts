import { createServer, type Server, type Socket } from 'node:net'
import type { Bitmap } from '../bitmap.ts'
import { type Command, decoder } from './decoder.ts'
import { type Faults, faultsOf, isHalted, statusByte, type VirtualState } from './faults.ts'
import { toPng } from './png.ts'
import { paperRoll } from './roll.ts'

/** One piece of paper, cut off. */
export type Paper = {
  /** When it was cut, milliseconds since 1970. No two papers of one printer have the same. */
  at: number
  cut: 'full' | 'partial'
  bitmap: Bitmap
  /** As a PNG, one pixel a dot. */
  png(): Buffer
}

export type VirtualPrinter = {
  readonly host: string
  readonly port: number
  /** The newest papers, oldest first, at most 20. */
  readonly papers: readonly Paper[]
  /** What hangs out of the printer, not cut yet. */
  strip(): Bitmap
  /** Bytes taken since the start, status questions among them. */
  readonly bytes: number
  /** What somebody sent that is not ESC/POS; each ends its connection. */
  readonly problems: readonly string[]
  onPaper(listener: (paper: Paper) => void): () => void
  /** Replaces whatever was wrong before. What it held back while it could not print comes out when it can. */
  setState(state: VirtualState): Promise<void>
  stop(): Promise<void>
}

const KEPT_PAPERS = 20
/** What may wait for a printer that has stopped before its connection is no longer read. */
const WAITING_BYTES = 65_536

/**
 * A printer on this machine's port, strict: it knows the commands we use and ends the connection on any other. Like a
 * real one it keeps its place in the stream from one connection to the next, answers status questions while it cannot
 * print, and goes on with what it has taken when paper is back.
 */
export async function startVirtualPrinter({ port = 0, width = 576, host = '127.0.0.1' } = {}): Promise<VirtualPrinter> {
  let faults: Faults = {}
  let bytes = 0
  let stopped = false
  const papers: Paper[] = []
  const problems: string[] = []
  const listeners = new Set<(paper: Paper) => void>()
  const connections = new Set<Socket>()
  /** What to do in each connection when the printer goes on. */
  const goOn = new Set<() => void>()
  const decode = { stream: decoder(width) }
  /** Taken, not printed yet. */
  const held: Command[] = []

  const roll = paperRoll(width, (bitmap, cut) => {
    const at = Math.max(Date.now(), (papers.at(-1)?.at ?? 0) + 1)
    let png: Buffer | undefined
    const paper: Paper = { at, cut, bitmap, png: () => (png ??= toPng(bitmap)) }
    papers.push(paper)
    if (papers.length > KEPT_PAPERS) papers.shift()
    for (const listener of listeners) listener(paper)
  })

  const printHeld = () => {
    while (held.length > 0 && !isHalted(faults)) {
      const command = held[0]!
      const rows = roll.rowsOf(command)
      if (faults.rowsLeft !== undefined && rows > faults.rowsLeft) {
        faults = { ...faults, paper: 'out', rowsLeft: 0 }
        return
      }
      if (faults.rowsLeft !== undefined) faults = { ...faults, rowsLeft: faults.rowsLeft - rows }
      held.shift()
      roll.print(command)
    }
  }

  const answer = (socket: Socket, question: number) => {
    const { answers } = faults
    if (answers === 'never') return
    const byte = statusByte(question, faults)
    const send = (value: number) => socket.writable && socket.write(Uint8Array.of(value))
    if (answers === 'rubbish') send(0xff)
    else if (answers) setTimeout(() => send(byte), answers.lateMs)
    else send(byte)
  }

  const serve = (socket: Socket) => {
    connections.add(socket)
    let taken = 0
    socket.on('close', () => connections.delete(socket))
    // A sender that breaks off is the sender's business.
    socket.on('error', () => undefined)
    /** Has arrived, and the printer does not take it now. Lost when the sender breaks off before it does. */
    let waiting = Buffer.alloc(0)
    const take = () => {
      const { stallAfterBytes = Infinity, breakAfterBytes = Infinity } = faults
      const room = Math.max(0, Math.min(stallAfterBytes, breakAfterBytes) - taken)
      const now = waiting.subarray(0, Math.min(room, waiting.length))
      waiting = waiting.subarray(now.length)
      taken += now.length
      bytes += now.length
      try {
        for (const command of decode.stream.push(now)) {
          if (command.type === 'status') {
            printHeld()
            answer(socket, command.question)
          } else held.push(command)
        }
      } catch (error) {
        problems.push(error instanceof Error ? error.message : String(error))
        decode.stream = decoder(width)
        socket.destroy()
        return
      }
      printHeld()
      if (taken >= breakAfterBytes) socket.resetAndDestroy()
    }
    socket.on('data', (arrived: Buffer) => {
      waiting = Buffer.concat([waiting, arrived])
      if (waiting.length > WAITING_BYTES) socket.pause()
      take()
    })
    goOn.add(take)
    socket.on('close', () => goOn.delete(take))
  }

  let server: Server | null = null
  const listen = async (on: number): Promise<number> => {
    const made = createServer(serve)
    await new Promise<void>((resolve, reject) => {
      made.once('error', reject)
      made.listen(on, host, resolve)
    })
    server = made
    const address = made.address()
    return typeof address === 'object' && address ? address.port : on
  }
  const refuse = async () => {
    const closing = server
    server = null
    if (!closing) return
    const closed = new Promise<void>((resolve) => closing.close(() => resolve()))
    for (const connection of connections) connection.resetAndDestroy()
    await closed
  }

  const ownPort = await listen(port)
  return {
    host,
    port: ownPort,
    papers,
    strip: () => roll.strip(),
    get bytes() {
      return bytes
    },
    problems,
    onPaper(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async setState(state) {
      faults = faultsOf(state)
      printHeld()
      if (faults.unreachable) await refuse()
      else if (!server && !stopped) await listen(ownPort)
      for (const take of goOn) take()
      for (const connection of connections) connection.resume()
    },
    async stop() {
      stopped = true
      await refuse()
    },
  }
}
