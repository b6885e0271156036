import type { CounterView } from '@poczekalnia/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type RunningHub, runHub } from '../testing/running-hub.ts'

const queue = 'uzupelnienie-dokumentow'
let running: RunningHub
let kiosk: Client
let counter: Client

beforeAll(async () => {
  running = await runHub()
  kiosk = await running.join('kiosk')
  counter = await running.join('counter', 'page-1')
})
afterAll(() => running.stop())

const take = async () => (await kiosk.ask('take-ticket', { queue, language: 'pl' })).ticket as { number: string }
const view = (when: (view: CounterView) => boolean) => counter.until(when) as Promise<CounterView>

test('a clerk opens a desk for some of its queues, and changes them', async () => {
  expect(await counter.code('open-desk', { desk: 1, queues: ['nie-ma'] })).toBe('queue-unknown')
  expect(await counter.code('open-desk', { desk: 1, queues: ['pobyt-staly'] })).toBe('ok')
  const first = await take()
  expect(await counter.code('call-next')).toBe('nobody-waiting')
  expect(await counter.code('open-desk', { desk: 1, queues: [queue] })).toBe('ok')
  expect((await view((v) => v.desk?.queues[0] === queue)).desk?.queues).toEqual([queue])
  expect((await counter.ask('call-next')).ticket).toMatchObject({ number: first.number })
  await counter.ask('finish')
})

test('[ALL-9] a clerk gives a ticket priority on a ground of the office; the call says so', async () => {
  await take()
  const { number } = await take()
  expect(await counter.code('give-priority', { ticket: number, ground: 'rank' })).toBe('reason-unknown')
  expect(await counter.code('give-priority', { ticket: number, ground: 'pregnancy' })).toBe('ok')
  const seen = await view((v) => v.waiting[0]?.number === number)
  expect(seen.waiting[0]?.priority).toBe('pregnancy')
  expect(seen.grounds?.map(({ id }) => id)).toContain('pregnancy')
  expect((await counter.ask('call-next')).ticket).toMatchObject({ number, reason: 'priority' })
  await counter.ask('finish')
})
