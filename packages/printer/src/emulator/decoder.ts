import type { Bitmap } from '../bitmap.ts'

/** One thing that the bytes ask of the printer. */
export type Command =
  | { type: 'reset' }
  | { type: 'feed-line' }
  | { type: 'picture'; bitmap: Bitmap }
  | { type: 'cut'; how: 'full' | 'partial'; feedDots: number }
  | { type: 'status'; question: number }

/** Bytes that are no command we know, or a command that asks for what the printer cannot do. */
export class NotEscPos extends Error {
  override readonly name = 'NotEscPos'
}

const ESC = 0x1b
const GS = 0x1d
const DLE = 0x10

/** Reads a stream of ESC/POS, strictly. `push` answers the commands that are complete; the rest waits for its bytes. */
export type Decoder = { push(bytes: Uint8Array): Command[] }

/** @param width dots across the paper: a wider picture would lose its edge on a real printer, and is refused here */
export function decoder(width: number): Decoder {
  let rest = Buffer.alloc(0)
  return {
    push(bytes) {
      rest = Buffer.concat([rest, bytes])
      const commands: Command[] = []
      let at = 0
      for (;;) {
        const read = next(rest.subarray(at), width)
        if (read === null) break
        at += read.length
        if (read.command) commands.push(read.command)
      }
      rest = rest.subarray(at)
      return commands
    },
  }
}

type Read = { length: number; command?: Command }

/** The command at the start of `bytes`, or `null` while it is not complete. */
function next(bytes: Buffer, width: number): Read | null {
  const [first, second, third, fourth] = bytes
  switch (first) {
    case undefined:
      return null
    case 0x00:
      // Ignored between commands, as on Epson's printers: clearing relies on it.
      return { length: 1 }
    case 0x0a:
      return { length: 1, command: { type: 'feed-line' } }
    case ESC:
      if (second === undefined) return null
      if (second === 0x40) return { length: 2, command: { type: 'reset' } }
      break
    case DLE:
      if (third === undefined) return null
      if (second === 0x04 && third >= 1 && third <= 4)
        return { length: 3, command: { type: 'status', question: third } }
      break
    case GS:
      if (third === undefined) return null
      if (second === 0x76 && third === 0x30) return picture(bytes, width)
      if (second === 0x56) return cut(third, fourth)
      break
  }
  throw new NotEscPos(`no command that this printer knows: ${bytes.subarray(0, 4).toString('hex')}`)
}

/** `GS v 0 m xL xH yL yH d…`: x counts bytes, y dots. */
function picture(bytes: Buffer, width: number): Read | null {
  if (bytes.length < 8) return null
  const [mode, across, rows] = [bytes[3]!, bytes.readUInt16LE(4), bytes.readUInt16LE(6)]
  if (mode !== 0) throw new NotEscPos(`GS v 0 with mode ${mode}`)
  if (across < 1 || rows < 1) throw new NotEscPos('an empty picture')
  if (across * 8 > width) throw new NotEscPos(`a picture of ${across * 8} dots on paper of ${width}`)
  if (rows > 255) throw new NotEscPos(`a band of ${rows} rows: small printers hold 255`)
  const length = 8 + across * rows
  if (bytes.length < length) return null
  const data = new Uint8Array(bytes.subarray(8, length))
  return { length, command: { type: 'picture', bitmap: { width: across * 8, height: rows, data } } }
}

/** `GS V m`, or `GS V m n` with a feed of n dots before the cut. */
function cut(mode: number, dots: number | undefined): Read | null {
  const how = { 0: 'full', 48: 'full', 65: 'full', 1: 'partial', 49: 'partial', 66: 'partial' } as const
  if (!(mode in how)) throw new NotEscPos(`GS V with mode ${mode}`)
  const command = { type: 'cut', how: how[mode as keyof typeof how] } as const
  if (mode < 65) return { length: 3, command: { ...command, feedDots: 0 } }
  return dots === undefined ? null : { length: 4, command: { ...command, feedDots: dots } }
}
