import { readFileSync } from 'node:fs'
import { office, type RecordedEvent, readProfile } from '@poczekalnia/queue-core'
import { MemoryStore } from '@poczekalnia/queue-core/store'
import { expect, test } from 'vitest'
import { openSession } from '../../office/session.ts'
import { officeFile } from '../../testing/running-hub.ts'
import { refusalCounter } from './refusals.ts'

const place = office(readProfile(readFileSync(officeFile, 'utf8'), 'bydgoszcz.yaml'))

async function counting() {
  let now = place.time.instant('2026-11-19', '12:05')
  const clock = { demo: false, now: () => now }
  const session = await openSession({ office: place, store: new MemoryStore(), clock, onFailure: () => undefined })
  const written: RecordedEvent[] = []
  session.onRecorded((recorded) => written.push(...recorded))
  const counter = refusalCounter(session)
  return {
    counter,
    nextDay: () => {
      now += 86_400_000
    },
    async written() {
      counter.flush()
      await session.durable()
      return written.map(({ actor, event }) => ({ actor, ...event }))
    },
  }
}

test('[ALL-8] ten thousand guesses at a machine are one event, with their number and without a PIN', async () => {
  const { counter, written } = await counting()
  for (let i = 0; i < 10_000; i++) counter.count('kiosk:Entrance', { code: 'pin-unknown' })
  for (let i = 0; i < 3; i++) counter.count('kiosk:Entrance', { code: 'too-many-tries', seconds: 10 })
  counter.count('kiosk:Hall', { code: 'queue-closed', queue: 'uzupelnienie-dokumentow', next: null })
  expect(await written()).toEqual([
    {
      actor: 'kiosk:Entrance',
      type: 'VisitorsRefused',
      refusals: [
        { code: 'pin-unknown', queue: null, times: 10_000 },
        { code: 'too-many-tries', queue: null, times: 3 },
      ],
    },
    {
      actor: 'kiosk:Hall',
      type: 'VisitorsRefused',
      refusals: [{ code: 'queue-closed', queue: 'uzupelnienie-dokumentow', times: 1 }],
    },
  ])
})

test('[KAT-7] why a queue was full is kept apart', async () => {
  const { counter, written } = await counting()
  const full = { code: 'queue-full', queue: 'uzupelnienie-dokumentow', next: null } as const
  counter.count('kiosk:Hall', { ...full, reason: 'too-many-waiting' })
  counter.count('kiosk:Hall', { ...full, reason: 'stopped' })
  counter.count('kiosk:Hall', { ...full, reason: 'stopped' })
  expect(await written()).toMatchObject([
    {
      refusals: [
        { reason: 'too-many-waiting', times: 1 },
        { reason: 'stopped', times: 2 },
      ],
    },
  ])
})

test('a queue that the office has not, made up by a client, is not written down', async () => {
  const { counter, written } = await counting()
  for (let i = 0; i < 100; i++) counter.count('kiosk:Hall', { code: 'queue-unknown', queue: `made-up-${i}` })
  expect(await written()).toMatchObject([{ refusals: [{ code: 'queue-unknown', queue: null, times: 100 }] }])
})

test('[BYD-3] a late visitor counts once, however often they try; the wire’s faults count not at all', async () => {
  const { counter, written, nextDay } = await counting()
  const late = { code: 'visit-late', hour: '12:00', queue: 'pobyt-czasowy' } as const
  for (let i = 0; i < 4; i++) counter.count('kiosk:Hall', late, { visit: 'booking-1' })
  counter.count('kiosk:Hall', late, { visit: 'booking-2' })
  counter.count('kiosk:Hall', { code: 'bad-request', field: 'pin', expected: 'four digits' })
  counter.count('kiosk:Hall', { code: 'rate-limited', seconds: 1 })
  expect(await written()).toMatchObject([{ refusals: [{ code: 'visit-late', queue: 'pobyt-czasowy', times: 2 }] }])
  nextDay()
  counter.count('kiosk:Hall', late, { visit: 'booking-1' })
  expect((await written()).at(-1)).toMatchObject({ refusals: [{ times: 1 }] })
})

test('nothing refused, nothing written', async () => {
  expect(await (await counting()).written()).toEqual([])
})
