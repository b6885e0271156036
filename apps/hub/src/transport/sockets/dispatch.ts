import type { Ack, ErrorCode } from '@poczekalnia/protocol'
import type { Socket } from 'socket.io'
import type { z } from 'zod'
import type { Logger } from '../logger.ts'
import { badRequest, refused } from '../refused.ts'

/** What a namespace listens to: each event with its schema and what it does. */
export type Listeners = Record<string, Listener>
type Listener = {
  schema: z.ZodType
  // biome-ignore lint/suspicious/noExplicitAny: each handler takes what its own schema gives; `listener` ties the two together
  run: (payload: any) => Promise<Ack<object>> | Ack<object>
}

export const listener = <Payload>(
  schema: z.ZodType<Payload>,
  run: (payload: Payload) => Promise<Ack<object>> | Ack<object>,
): Listener => ({ schema, run })

/** Told of every act once it is answered, and what it was refused for. */
export type Meter = (told: { milliseconds: number; code: ErrorCode | null }) => void

/**
 * Ties a client's events to what they do, and goes one way with each: known? not too many? well-formed? still let in? done; answered.
 * Whatever comes in, the client gets a code of the closed list, and what is refused has changed nothing.
 */
export function listen(
  socket: Socket,
  listeners: Listeners,
  parts: {
    withinLimit: (now: number) => boolean
    log: Logger
    meter: Meter
    /** Looks, before anything is done, whether the client may still be here. Who may not is told so and cut off. */
    stillIn?: () => Promise<boolean>
  },
): void {
  socket.onAny((event: string, ...args: unknown[]) => {
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
    const known = Object.hasOwn(listeners, event) ? listeners[event] : undefined
    if (!known) return refused({ code: 'forbidden', allowed: Object.keys(listeners).join(', ') })
    const parsed = known.schema.safeParse(payload)
    if (!parsed.success) return refused(badRequest(parsed.error))
    try {
      if (parts.stillIn && !(await parts.stillIn())) return refused({ code: 'unauthorised' })
      return await known.run(parsed.data)
    } catch (error) {
      parts.log.error({ err: error, event }, 'an act could not be finished')
      return refused({ code: 'unavailable' })
    }
  }
}
