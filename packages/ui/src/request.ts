import { randomKey } from './device-token.ts'

/** Nobody answered in time. The act may have happened all the same: to try again, send it with the same `key`. */
export class Unreachable extends Error {
  readonly code = 'unreachable'
  constructor() {
    super('the hub did not answer')
    this.name = 'Unreachable'
  }
}

/** The part of a socket.io client that asking needs. */
export type AskingSocket = {
  connected: boolean
  once(event: 'connect', listener: () => void): unknown
  off(event: 'connect', listener: () => void): unknown
  timeout(ms: number): { emitWithAck(event: string, payload: unknown): Promise<unknown> }
}

export type Patience = {
  /** How long one try waits for its answer, ms. */
  tryMs: number
  /** After how long to give up altogether, ms. */
  giveUpMs: number
}
const patience: Patience = { tryMs: 4_000, giveUpMs: 15_000 }

/** Looking something up changes nothing, so it needs no key. */
const withoutKey = new Set(['find-visit', 'find-ticket'])

function connected(socket: AskingSocket, withinMs: number): Promise<void> {
  if (socket.connected) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      socket.off('connect', arrived)
      reject(new Unreachable())
    }, withinMs)
    const arrived = () => {
      clearTimeout(late)
      resolve()
    }
    socket.once('connect', arrived)
  })
}

function isAnswer(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as { ok?: unknown }).ok === 'boolean'
}

/**
 * Asks the hub for something and repeats it, with the same idempotency key, until it is answered: after a lost
 * acknowledgement the hub gives the same answer once more instead of acting twice.
 * @throws {Unreachable} when no answer came in `giveUpMs`
 */
export async function request(
  socket: AskingSocket,
  event: string,
  payload: object,
  { tryMs, giveUpMs }: Patience = patience,
): Promise<unknown> {
  const sent = withoutKey.has(event) ? payload : { key: randomKey(), ...payload }
  const end = performance.now() + giveUpMs
  for (;;) {
    const left = end - performance.now()
    if (left <= 0) throw new Unreachable()
    await connected(socket, left)
    const tried = performance.now()
    try {
      const answer = await socket.timeout(Math.min(tryMs, Math.max(1, end - tried))).emitWithAck(event, sent)
      if (isAnswer(answer)) return answer
    } catch {
      // The acknowledgement or the link was lost; the next turn asks again with the same key.
    }
    if (performance.now() - tried < 100) await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
