import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

/** Where one of several offices listens, and what the door calls it; see docs/decisions/0090-a-process-an-office.md. */
export const Place = z.strictObject({
  /** Path of a Unix socket in a folder that only this user may enter, or name of a Windows pipe. */
  socket: z.string().min(1),
  /** The office's address at the door, on this machine. */
  url: z.url(),
  /** `/katowice` */
  base: z.string().regex(/^\/[a-z0-9-]+$/),
  /** A demonstration's first start, from an empty folder. A later one, after trouble, goes on with the same day. */
  fresh: z.boolean(),
})
export type Place = z.infer<typeof Place>

/** What an office's process tells the door: it works; in a demonstration with the lines that say where to look. */
export const Ready = z.strictObject({ ready: z.literal(true), told: z.string().nullable() })
export type Ready = z.infer<typeof Ready>

/** Environment variable that the door gives an office's process. Nothing that an operator could set by mistake on the command line. */
export const placeVariable = 'POCZEKALNIA_BEHIND_DOOR'

export type Door = {
  place: Place
  ready(told: string | null): void
  /** The door has gone, in whatever way: so must this process, or the next door could not have the data folder. */
  onGone(stop: () => void): void
}

/** The door that started this process; `null` for a hub of its own. */
export function behindDoor(): Door | null {
  const text = process.env[placeVariable]
  if (text === undefined) return null
  const place = Place.parse(JSON.parse(text))
  let stop: () => void = () => process.exit(1)
  const gone = () => {
    // Nobody else is left to take the sockets' folder away.
    if (process.platform !== 'win32') rmSync(dirname(place.socket), { recursive: true, force: true })
    stop()
  }
  // It may have gone before this process could listen for it; one without its door must not take a port of its own.
  if (!process.connected) gone()
  process.once('disconnect', gone)
  // Ctrl+C reaches every process of a terminal. The door stops its offices itself, in order.
  process.on('SIGINT', () => undefined)
  return {
    place,
    ready: (told) => void process.send?.({ ready: true, told } satisfies Ready),
    onGone(act) {
      stop = act
    },
  }
}
