import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** Xorg's driver "inputtest" (its manual page, inputtest(4)): kinds of messages, and of touches. */
const VERSION = 0
const SYNC = 1
const TOUCH = 6
export const touches = { begin: 18, update: 19, end: 20 } as const
const VALUATORS = 64
/** An axis goes from 0 to this. */
const AXIS = 0xffff

export type Finger = { x: number; y: number }
export type Touchscreen = {
  /** Fingers go along their paths together, in so many steps. Places are shares of the screen, 0 to 1. */
  move(paths: readonly { from: Finger; to: Finger }[], steps: number): Promise<void>
  close(): void
}

/** The screen's touch, as a touch panel's driver tells it to the X server. @param path the driver's socket */
export async function openTouchscreen(path: string): Promise<Touchscreen> {
  const socket = connect(path)
  await once(socket, 'connect')
  const version = Buffer.alloc(4)
  version.writeUInt16LE(1, 0)
  await ask(VERSION, version)

  async function ask(type: number, body: Buffer): Promise<void> {
    socket.write(message(type, body))
    await once(socket, 'data')
  }
  async function touch(id: number, type: number, { x, y }: Finger): Promise<void> {
    socket.write(message(TOUCH, touchBody(id, type, x, y)))
    await ask(SYNC, Buffer.alloc(0))
  }
  return {
    async move(paths, steps) {
      for (const [id, { from }] of paths.entries()) await touch(id, touches.begin, from)
      for (let step = 1; step <= steps; step++) {
        await wait(FRAME_MS)
        const at = (a: number, b: number) => a + ((b - a) * step) / steps
        for (const [id, { from, to }] of paths.entries())
          await touch(id, touches.update, { x: at(from.x, to.x), y: at(from.y, to.y) })
      }
      for (const [id, { to }] of paths.entries()) await touch(id, touches.end, to)
    },
    close: () => void socket.destroy(),
  }
}

/** How often a panel tells where the fingers are, milliseconds. */
const FRAME_MS = 16

function message(type: number, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32LE(8 + body.length, 0)
  head.writeUInt32LE(type, 4)
  return Buffer.concat([head, body])
}

/** Which finger, what it does, and where: two of the 64 axes. */
function touchBody(id: number, type: number, x: number, y: number): Buffer {
  const axes = 8 + 16
  const body = Buffer.alloc(axes + 2 * 8 * VALUATORS)
  body.writeUInt32LE(id, 0)
  body.writeUInt32LE(type, 4)
  body.writeUInt8(0b11, 12)
  body.writeDoubleLE(Math.round(x * AXIS), axes)
  body.writeDoubleLE(Math.round(y * AXIS), axes + 8)
  return body
}
