import { rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { Socket } from 'node:net'
import { dirname } from 'node:path'
import { DemoBookingReady } from '@poczekalnia/protocol/demo-booking'
import { z } from 'zod'
import { HandedOver, Offer, type Taking, takeOver } from './hand-over.ts'

/**
 * Where one of several offices listens, and what the gateway calls it; see docs/decisions/0090-a-process-an-office.md.
 */
export const Place = z.strictObject({
  /** Path of a Unix socket in a folder that only this user may enter, or name of a Windows pipe. */
  socket: z.string().min(1),
  /** The office's address at the gateway, on this machine. */
  url: z.url(),
  /** `/katowice` */
  base: z.string().regex(/^\/[a-z0-9-]+$/),
  /** A demonstration's first start, from an empty folder. A later one, after trouble, goes on with the same day. */
  fresh: z.boolean(),
  /** The booking site that a demonstration's offices share. */
  site: DemoBookingReady.nullable(),
  /** People may sign in by the region's directory, at the gateway. */
  directory: z.boolean().default(false),
  /** What the accounts of a demonstration's offices have in common. */
  password: z.string().optional(),
})
export type Place = z.infer<typeof Place>

/** What an office's process tells the gateway: it works; in a demonstration with the lines that say where to look. */
export const Ready = z.strictObject({ ready: z.literal(true), told: z.string().nullable() })
export type Ready = z.infer<typeof Ready>

/** Told instead, until it works: a hub on another machine works the office, and this one hands on whoever comes. */
export const StandsBy = z.strictObject({ standsBy: z.literal(true) })

/** Said by an office's process every so often, milliseconds: it does not hang. */
export const Beat = z.strictObject({ beat: z.literal(true) })
const BEAT_EVERY_MS = 1_000

/**
 * Environment variable that the gateway gives an office's process. Nothing that an operator could set by mistake on the
 * command line.
 */
export const placeVariable = 'POCZEKALNIA_BEHIND_DOOR'

export type GatewayLink = {
  place: Place
  /** Its pages work: the gateway is told, and from now on hands connections over to this server. */
  ready(told: string | null, server: Server): void
  /** Another machine's hub works the office. */
  standsBy(): void
  /**
   * The gateway has gone, in whatever way: so must this process, or the next gateway could not have the data folder.
   */
  onGone(stop: () => void): void
}

/** A gateway that is just going away need not be told: `onGone` follows. */
function say(message: object): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined)
}

/** The gateway that started this process; `null` for a hub of its own. */
export function behindGateway(): GatewayLink | null {
  const text = process.env[placeVariable]
  if (text === undefined) return null
  const place = Place.parse(JSON.parse(text))
  let stop: () => void = () => process.exit(1)
  const gone = () => {
    // Nobody else is left to take the sockets' folder away.
    if (process.platform !== 'win32') rmSync(dirname(place.socket), { recursive: true, force: true })
    stop()
  }
  // It may have gone before this process could listen for it; one without its gateway must not take a port of its own.
  if (!process.connected) gone()
  process.once('disconnect', gone)
  // Ctrl+C reaches every process of a terminal. The gateway stops its offices itself, in order.
  process.on('SIGINT', () => undefined)
  return {
    place,
    ready(told, server) {
      process.on('message', (message, connection) => {
        const offer = Offer.safeParse(message)
        if (offer.success) say({ take: offer.data.offer } satisfies Taking)
        const handed = HandedOver.safeParse(message)
        // One that was closed on the way comes as a message alone.
        if (handed.success && connection instanceof Socket) takeOver(server, handed.data, connection)
      })
      say({ ready: true, told } satisfies Ready)
      setInterval(() => say({ beat: true } satisfies z.infer<typeof Beat>), BEAT_EVERY_MS).unref()
    },
    standsBy: () => say({ standsBy: true } satisfies z.infer<typeof StandsBy>),
    onGone(act) {
      stop = act
    },
  }
}
