import { openBookingStore } from '@poczekalnia/booking-core/store'
import { office, readProfile } from '@poczekalnia/queue-core'
import { pino } from 'pino'
import { drawClock } from '../draw/draw-clock.ts'
import { openSecrets } from '../secrets.ts'

/** What a server that only draws is started with, and what moves it. */
export type DrawServerOrder =
  | { start: { profile: string; url: string; schema: string; key: string; now: number } }
  | { lookAt: number }

/** The part of a booking server that draws, as a process that can be killed: for tests of several servers. */
let now = 0
let clockwork: ReturnType<typeof drawClock> | null = null

process.on('message', async (order: DrawServerOrder) => {
  if ('start' in order) {
    const { profile, url, schema, key } = order.start
    now = order.start.now
    const known = office(readProfile(profile, 'profile'))
    const store = await openBookingStore({ kind: 'postgres', url, schema })
    const mail = {
      from: 'rezerwacja@urzad.example',
      publicUrl: 'https://rezerwacja.example',
      onLetters: () => undefined,
    }
    const clock = { now: () => now, demo: true }
    const log = pino({ level: 'silent' })
    clockwork = drawClock({ ...mail, office: () => known, store, secrets: openSecrets(key), clock, log })
  } else now = order.lookAt
  await clockwork?.wake()
  process.send?.({ looked: now })
})
process.on('disconnect', () => process.exit(0))
