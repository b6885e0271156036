import { randomUUID } from 'node:crypto'
import type { Draw } from '@poczekalnia/booking-core'
import type { BookingStore } from '@poczekalnia/booking-core/store'
import { OPENING_ASKS, type PlayedDraw } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import type { Clock } from '@poczekalnia/server/clock'
import type { Logger } from '@poczekalnia/server/logger'
import { z } from 'zod'
import { type Asker, playedOver } from './played.ts'

const HOUR_MS = 3_600_000
const EVERY_MS = 15_000
/** Askers of one opening that are counted at most. */
const MOST = 50_000
const Askers = z.array(z.object({ afterMs: z.number(), asks: z.number(), got: z.number() }))

/**
 * Who asked for places in the first hour of an opening, for the office: what a draw would have changed is computed from
 * it. Who it was is known while the hour lasts and to this process alone; what is written has neither name nor network.
 */
export type Asks = {
  /** Somebody stands in line: they ask for a place, also when no turn comes; before the hour, at the hour. */
  joined(opens: number, ticket: string): void
  /** @param who place in line, or else the network */
  asked(opens: number, who: string): void
  got(opens: number, who: string): void
  /** What a draw would have changed; `null` while the hour lasts, or when nothing was counted. */
  played(opens: number): Promise<PlayedDraw | null>
  stop(): Promise<void>
}

export function openAsks(parts: {
  office: () => Office
  store: Pick<BookingStore, 'draws'>
  clock: Clock
  log: Pick<Logger, 'error'>
}): Asks {
  const { store, clock, log } = parts
  const { profile } = parts.office()
  /** Each server writes its own row. */
  const server = randomUUID().slice(0, 8)
  const counted = new Map<number, { askers: Map<string, Asker>; isWritten: boolean; version: number | null }>()
  const played = new Map<number, PlayedDraw>()

  const of = (opens: number, who: string): Asker | null => {
    const afterMs = Math.max(0, clock.now() - opens)
    if (afterMs >= HOUR_MS) return null
    const one = counted.get(opens) ?? { askers: new Map(), isWritten: true, version: null }
    counted.set(opens, one)
    const known = one.askers.get(who)
    if (!known && one.askers.size >= MOST) return null
    const asker = known ?? { afterMs, asks: 0, got: 0 }
    one.askers.set(who, asker)
    one.isWritten = false
    return asker
  }

  async function write(): Promise<void> {
    for (const [opens, one] of counted) {
      if (!one.isWritten) {
        one.isWritten = true
        const { date } = parts.office().time.wall(opens)
        const draw: Draw = {
          ...{ id: `${profile.id}/${OPENING_ASKS}/${opens}/${server}`, office: profile.id, release: OPENING_ASKS },
          ...{ round: date, version: (one.version ?? 0) + 1, state: 'drawn', secret: '', commitment: '' },
          ...{ documentKey: null, closedHash: null, text: JSON.stringify([...one.askers.values()]), last: date },
        }
        const done = await store.draws.write({ draw: { before: one.version, draw } }, clock.now())
        if (done.ok) one.version = draw.version
      }
      if (one.isWritten && clock.now() - opens >= HOUR_MS) counted.delete(opens)
    }
  }
  const attempt = () => write().catch((error) => log.error({ err: error }, 'what was asked could not be kept'))
  const timer = setInterval(() => void attempt(), EVERY_MS)

  return {
    joined: (opens, ticket) => void of(opens, ticket),
    asked(opens, who) {
      const asker = of(opens, who)
      if (asker) asker.asks += 1
    },
    got(opens, who) {
      const asker = of(opens, who)
      if (asker) asker.got += 1
    },
    async played(opens) {
      if (clock.now() - opens < HOUR_MS) return null
      await write()
      const known = played.get(opens)
      if (known) return known
      const prefix = `${profile.id}/${OPENING_ASKS}/${opens}/`
      const rows = (await store.draws.of(profile.id)).filter(({ id }) => id.startsWith(prefix))
      const askers = rows.flatMap(({ text }) => Askers.parse(JSON.parse(text ?? '[]')))
      if (askers.length === 0) return null
      const done = await playedOver(askers)
      played.set(opens, done)
      return done
    },
    async stop() {
      clearInterval(timer)
      await attempt()
    },
  }
}
