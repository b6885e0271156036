import type { Ack, AnswerOf, ErrorCode, WireError } from '@poczekalnia/protocol'
import type { Logger } from '@poczekalnia/server/logger'
import type { z } from 'zod'
import { badRequest, refused } from '../refused.ts'

type Run<Answer> = () => Promise<Answer> | Answer

/** Reads what came with an event, and tells what is to be done about it: only what is well-formed is ever run. */
export type Listener<Answer extends Ack<object> = Ack<object>> = {
  schema: z.ZodType
  read(payload: unknown): { ok: true; run: Run<Answer> } | { ok: false; error: WireError }
}

/** What a namespace listens to: every event of the protocol, and how each is answered. */
export type Listeners<Events> = { [Name in keyof Events]: Listener<AnswerOf<Events[Name]> & Ack<object>> }

/** An event with its schema and what it does. */
export const listener = <Payload, Answer extends Ack<object>>(
  schema: z.ZodType<Payload>,
  run: (payload: Payload) => Promise<Answer> | Answer,
): Listener<Answer> => ({
  schema,
  read(payload) {
    const parsed = schema.safeParse(payload)
    return parsed.success ? { ok: true, run: () => run(parsed.data) } : refused(badRequest(parsed.error))
  },
})

/** Told of every act once it is answered, and what it was refused for. */
export type Meter = (told: { milliseconds: number; code: ErrorCode | null }) => void

/** The part of a socket that listening needs. */
type ListeningSocket = {
  onAny(listener: (event: string, ...args: unknown[]) => void): unknown
  disconnect(close: boolean): unknown
}

/**
 * Ties a client's events to what they do, and goes one way with each: known? not too many? well-formed? still let in?
 * done; answered. Whatever comes in, the client gets a code of the closed list, and what is refused has changed
 * nothing.
 */
export function listen<Events>(
  socket: ListeningSocket,
  listeners: Listeners<Events>,
  parts: {
    withinLimit: (now: number) => boolean
    log: Logger
    meter: Meter
    /** Looks, before anything is done, whether the client may still be here. Who may not is told so and cut off. */
    stillIn?: () => Promise<boolean>
  },
): void {
  const byEvent = new Map<string, Listener>(Object.entries(listeners))
  socket.onAny((event, ...args) => {
    const last = args.at(-1)
    const ack = typeof last === 'function' ? (last as (answer: Ack<object>) => void) : () => undefined
    const payload = args.length > 0 && typeof args[0] !== 'function' ? args[0] : {}
    const began = performance.now()
    answer(event, payload ?? {})
      .then((answered) => {
        ack(answered)
        const code = answered.ok ? null : answered.error.code
        if (code === 'unauthorised') socket.disconnect(true)
        parts.meter({ milliseconds: performance.now() - began, code })
      })
      .catch((error) => parts.log.error({ err: error, event }, 'an act could not be answered'))
  })

  async function answer(event: string, payload: unknown): Promise<Ack<object>> {
    if (!parts.withinLimit(performance.now())) return refused({ code: 'rate-limited', seconds: 1 })
    const known = byEvent.get(event)
    if (!known) return refused({ code: 'forbidden', allowed: [...byEvent.keys()].join(', ') })
    const read = known.read(payload)
    if (!read.ok) return read
    try {
      if (parts.stillIn && !(await parts.stillIn())) return refused({ code: 'unauthorised' })
      return await read.run()
    } catch (error) {
      parts.log.error({ err: error, event }, 'an act could not be finished')
      return refused({ code: 'unavailable' })
    }
  }
}
