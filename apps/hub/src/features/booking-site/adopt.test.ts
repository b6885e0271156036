import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FeedBooking } from '@poczekalnia/protocol'
import { visitsAfterClosing } from '@poczekalnia/queue-core'
import pino from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { runHub } from '../../testing/running-hub.ts'
import { adopt, siteActor } from './adopt.ts'
import { followSite } from './follow.ts'
import { siteLine } from './site-line.ts'
import { untoldCuts } from './untold-cuts.ts'

const told = (seq: number, more: Partial<FeedBooking> = {}): FeedBooking => ({
  ...{ seq, id: `site-${seq}`, state: 'booked', by: null, reason: null, date: '2026-11-19', time: '13:20' },
  ...{
    queue: 'pobyt-czasowy',
    name: `Olena ${seq}`,
    email: `o${seq}@example.org`,
    language: 'uk',
    party: 1,
    case: null,
    staff: null,
  },
  ...{ pin: ['0451', '1234', '7788'][seq - 1] ?? '9900', ...more },
})

async function hub() {
  const running = await runHub()
  onTestFinished(() => running.stop())
  const { session, people } = running.hub
  return { session, people, store: running.store, take: (...rows: FeedBooking[]) => adopt(session, people, rows) }
}

test('[BOK-16] what the site tells is taken over once, however often it is told', async () => {
  const { session, people, take } = await hub()
  expect(await take(told(1), told(2))).toEqual({ adopted: 2, notTaken: [] })
  expect(await take(told(1), told(2))).toEqual({ adopted: 0, notTaken: [] })
  expect(session.state.bookings.get('site-1')).toMatchObject({ code: '0451', status: 'expected', ofSite: true })
  expect(await people.get('site-1')).toMatchObject({ name: 'Olena 1', email: 'o1@example.org', time: '13:20' })
})

test('a corrected address and another hour are taken over, with the code that the visitor has', async () => {
  const { session, people, take } = await hub()
  await take(told(1))
  expect(await take(told(2, { id: 'site-1', pin: '0451', email: 'new@example.org', name: 'Olena 1' }))).toMatchObject({
    adopted: 1,
  })
  expect((await people.get('site-1'))?.email).toBe('new@example.org')
  await take(told(3, { id: 'site-1', pin: '0451', email: 'new@example.org', name: 'Olena 1', time: '14:00' }))
  expect(session.state.bookings.get('site-1')).toMatchObject({ time: '14:00', code: '0451' })
  expect((await people.get('site-1'))?.time).toBe('14:00')
})

test('a visit that was called off on the site is called off at the machine, once', async () => {
  const { session, take } = await hub()
  await take(told(1))
  const off = told(2, { id: 'site-1', pin: '0451', state: 'cancelled', by: 'visitor' })
  expect(await take(off)).toEqual({ adopted: 1, notTaken: [] })
  expect(session.state.bookings.get('site-1')).toMatchObject({ status: 'cancelled', reason: 'visitor-resigned' })
  expect(await take(off)).toEqual({ adopted: 0, notTaken: [] })
  // One that was never booked here is nothing.
  expect(await take(told(3, { state: 'cancelled', by: 'visitor' }))).toEqual({ adopted: 0, notTaken: [] })
})

test('what can’t be taken over is told, and stands in nobody’s way', async () => {
  const { take } = await hub()
  const { adopted, notTaken } = await take(told(1, { queue: 'nothing' }), told(2, { time: '03:00' }), told(3))
  expect(adopted).toBe(1)
  expect(notTaken).toEqual([
    { id: 'site-1', date: '2026-11-19', reason: 'queue-unknown' },
    { id: 'site-2', date: '2026-11-19', reason: 'office-closed' },
  ])
  // Days that are over are nobody's trouble.
  expect(await take(told(1, { date: '2026-11-10' }))).toEqual({ adopted: 0, notTaken: [] })
})

test('[ACC-10] [BOK-16] who booked before the site knew of an early end is told of it at the machine', async () => {
  const { session, take } = await hub()
  await session.act({ type: 'CloseEarly', closes: '13:00', text: null }, { actor: 'supervisor:Piotr' })
  expect(await take(told(1, { time: '13:20' }))).toEqual({ adopted: 1, notTaken: [] })
  expect(session.state.bookings.get('site-1')).toMatchObject({ status: 'expected', time: '13:20' })
  expect(visitsAfterClosing(session.office, session.state, session.now()).map(({ id }) => id)).toContain('site-1')
})

test('[BOK-16] the hub asks on where it was, or from the beginning of another order', async () => {
  const { session, people, store } = await hub()
  const asked: string[] = []
  const answers = [
    { last: 7, bookings: [told(1, { seq: 7 })] },
    null,
    { last: 2, bookings: [] },
    { last: 2, bookings: [told(2)] },
  ]
  const quiet = new Promise<void>((resolve) => {
    const server = createServer((request, response) => {
      if (request.url?.includes('/office/')) return response.writeHead(500).end()
      asked.push(request.url ?? '')
      const answer = answers.shift()
      if (answer === undefined) return resolve()
      if (answer === null) return request.socket.destroy()
      response.end(JSON.stringify(answer))
    })
    server.listen(0, '127.0.0.1', () => {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      const site = { url, token: 'x' }
      const log = pino({ level: 'silent' })
      const ask = siteLine({ site, office: 'bydgoszcz', log })
      const cuts = untoldCuts({ ask, actorOf: siteActor, session })
      const shared = { site, ask, actorOf: siteActor, session, people, store, cuts, log }
      const following = followSite(shared)
      onTestFinished(async () => {
        await following.stop()
        server.closeAllConnections()
        server.close()
      })
    })
  })
  await quiet
  expect(asked.map((url) => Number(/after=(\d+)/.exec(url)?.[1]))).toEqual([0, 7, 7, 0, 2])
  expect(session.state.bookings.has('site-1') && session.state.bookings.has('site-2')).toBe(true)
})

test('[BOK-14] [ALL-11] the case that somebody was invited for stands beside the booking, for the desk', async () => {
  const { people, take } = await hub()
  await take(told(1, { case: 'SO-II.6151.123.2026' }))
  expect(await people.some(['site-1'])).toMatchObject([{ case: 'SO-II.6151.123.2026' }])
})
