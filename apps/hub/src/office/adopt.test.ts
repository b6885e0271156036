import type { CounterView, KioskView } from '@poczekalnia/protocol'
import { office } from '@poczekalnia/queue-core'
import { MemoryStore } from '@poczekalnia/queue-core/store'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { reloadProfile } from '../features/profile/reload.ts'
import { type Client, type RunningHub, runHub } from '../testing/running-hub.ts'
import { openSession } from './session.ts'

const queue = 'uzupelnienie-dokumentow'
let running: RunningHub
let kiosk: Client
let counter: Client

beforeEach(async () => {
  running = await runHub()
  kiosk = await running.join('kiosk')
  counter = await running.join('counter', 'page-1')
})
afterEach(() => running.stop())

const changed = (change: (profile: RunningHub['hub']['session']['office']['profile']) => void) => {
  const profile = structuredClone(running.hub.session.office.profile)
  change(profile)
  return office(profile)
}
const take = async () => (await kiosk.ask('take-ticket', { queue, language: 'pl' })).ticket as { number: string }
const types = async () => {
  const { state } = running.hub.session
  return state.profile
}

test('[ALL-8] another profile is taken over while people wait: no ticket lost; screens and log tell', async () => {
  const { session } = running.hub
  const { number } = await take()
  await counter.ask('open-desk', { desk: 1 })
  const before = (await types())?.version ?? 0
  const problems = await session.adopt(
    changed((profile) => {
      profile.waitingPlace = { ...profile.waitingPlace, pl: 'Sala na parterze' }
      profile.desks = profile.desks.map((desk) => (desk.number === 1 ? { number: 1, queues: [queue] } : desk))
    }),
    'test',
  )
  expect(problems).toEqual([])
  expect((await types())?.version).toBe(before + 1)
  const seen = (await kiosk.until((v: KioskView) => v.waitingPlace.pl === 'Sala na parterze')) as KioskView
  expect(seen.queues[0]?.waiting).toBe(1)
  await counter.until((v: CounterView) => v.desk?.queues.join() === queue)
  expect((await counter.ask('call-next')).ticket).toMatchObject({ number })
})

test('a change that would orphan who waits is refused, and the office works on as it did', async () => {
  const { session } = running.hub
  await take()
  const lines: object[] = []
  const log = { ...console, info: () => undefined, error: (line: object) => void lines.push(line) } as never
  const next = changed((profile) => {
    profile.queues = profile.queues.filter(({ id }) => id !== queue)
  })
  expect(await reloadProfile(session, () => ({ office: next }), log)).toBe(false)
  expect(JSON.stringify(lines)).toContain('serve or transfer')
  expect((await take()).number).toBe('U002')
})

test('a profile that can not be read is told and changes nothing; the same one again makes no event', async () => {
  const { session } = running.hub
  const lines: object[] = []
  const log = { info: () => undefined, error: (line: object) => void lines.push(line) } as never
  const broken = () => {
    throw new Error('hours: expected …')
  }
  expect(await reloadProfile(session, broken, log)).toBe(false)
  expect(lines).toMatchObject([{ problem: 'hours: expected …' }])
  const before = session.version()
  expect(await reloadProfile(session, () => ({ office: changed(() => undefined) }), log)).toBe(true)
  expect(session.version()).toBe(before)
})

test('[ALL-8] an earlier release’s office gets the text of the profile its log knows, no event more', async () => {
  const store = new MemoryStore()
  const place = changed(() => undefined)
  const session = await openSession({ office: place, store, clock: running.clock, onFailure: () => undefined })
  await session.adopt(place, 'hub')
  const before = session.version()
  const source = { text: 'id: bydgoszcz', origin: 'file', inFile: true, fileBefore: null } as const
  await session.startBy(source)
  await session.startBy(source)
  expect(session.version()).toBe(before)
  expect(await store.profiles.list('bydgoszcz')).toMatchObject([{ version: 1, by: 'hub', origin: 'file' }])
})
