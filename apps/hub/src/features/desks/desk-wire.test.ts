import type { CounterView } from '@poczekalnia/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type RunningHub, runHub } from '../../testing/running-hub.ts'

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

test('[ALL-4] [ALL-8] a note is read at the desk that has the visitor, waits with them, is in no event', async () => {
  expect(await counter.code('note', { text: 'Nobody is here' })).toBe('nobody-at-desk')
  await take()
  const { number } = (await counter.ask('call-next')).ticket as { number: string }
  expect(await counter.code('note', { text: ' ' })).toBe('bad-request')
  expect(await counter.code('note', { text: 'x'.repeat(501) })).toBe('bad-request')
  const key = 'note-1'
  for (let i = 0; i < 2; i++) expect(await counter.code('note', { text: 'Brakuje zdjęcia', key })).toBe('ok')
  const here = await view((v) => v.desk?.visitor?.notes !== undefined)
  expect(here.desk?.visitor?.notes).toMatchObject([{ text: 'Brakuje zdjęcia' }])
  expect(await counter.code('transfer', { desk: 2, note: 'Proszę sprawdzić opłatę' })).toBe('ok')
  expect(JSON.stringify((await view((v) => v.desk?.visitor === null)).waiting)).not.toContain('Brakuje')

  const next = await running.join('counter', 'page-2')
  await next.ask('open-desk', { desk: 2 })
  const waits = (await next.until((v) => v.desk?.number === 2)) as CounterView
  expect(waits.waiting.find((w) => w.number === number)?.noted).toBe(true)
  await next.ask('call', { ticket: number })
  const there = (await next.until((v) => v.desk?.visitor?.notes?.length === 2)) as CounterView
  expect(there.desk?.visitor?.notes?.map(({ text }) => text)).toEqual(['Brakuje zdjęcia', 'Proszę sprawdzić opłatę'])
  const { state } = running.hub.session
  const ticket = [...state.tickets.values()].find((t) => t.number === number)
  expect(await running.hub.session.notes(ticket?.id ?? '')).toHaveLength(2)

  await running.hub.session.act({ type: 'CloseDay' }, { actor: 'test' })
  await expect.poll(() => running.hub.session.notes(ticket?.id ?? '')).toEqual([])
})

test('[ALL-9] who leaves or needs more time once called: the desk is told who went, until its next act', async () => {
  const page = async (act: string, body: string) => {
    const { ticket } = await kiosk.ask('take-ticket', { queue, language: 'pl' })
    const { number, page: path } = ticket as unknown as { number: string; page: string }
    expect(await counter.code('call', { ticket: number })).toBe('ok')
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
    const answer = await fetch(`${running.hub.url}${path}/${act}`, { method: 'POST', headers, body })
    expect(answer.status).toBe(200)
    return number
  }
  /** The first view after `seen` in which nobody is told to have gone. */
  const toldNoMore = (seen: CounterView) => view((v) => v.seq > seen.seq && v.desk?.state === 'free' && !v.desk.gone)
  await counter.ask('open-desk', { desk: 1 })
  const left = await page('leave', 'sure=yes')
  const free = await view((v) => v.desk?.gone?.number === left)
  expect(free.desk).toMatchObject({ state: 'free', visitor: null, gone: { until: null } })
  await counter.ask('pause', {})
  await counter.ask('resume')
  await toldNoMore(free)

  const later = await page('more-time', '')
  const seen = await view((v) => v.desk?.gone?.number === later)
  expect(seen.desk?.gone?.until).toBe(seen.away[0]?.until)
  await running.hub.session.act({ type: 'ImBack', ticket: seen.away[0]?.ticket ?? '' }, { actor: 'visitor' })
  await toldNoMore(seen)
})

test('[ALL-5] [ALL-6] "finish and next" answers with who was called, also asked again, or with nobody', async () => {
  await running.hub.session.act({ type: 'CloseDay' }, { actor: 'test' })
  await counter.ask('open-desk', { desk: 1, queues: [queue] })
  const [first, second] = [await take(), await take()]
  expect((await counter.ask('call-next')).ticket).toMatchObject({ number: first.number })
  await counter.ask('start')
  for (let i = 0; i < 2; i++)
    expect((await counter.ask('finish-and-next', { key: 'f1' })).ticket).toMatchObject({ number: second.number })
  await counter.ask('start')
  for (let i = 0; i < 2; i++)
    expect(await counter.ask('finish-and-next', { key: 'f2' })).toEqual({ ok: true, ticket: null })
  expect((await view((v) => v.desk?.state === 'free')).desk?.visitor).toBeNull()
})

test('[ALL-2] [ALL-7] who was sent away is away until then; who missed the call is taken back and called', async () => {
  const first = await take()
  await counter.ask('call-next')
  for (const minutes of [0, 121, 1.5]) expect(await counter.code('return', { minutes })).toBe('bad-request')
  expect(await counter.code('return', { minutes: 10 })).toBe('ok')
  const seen = await view((v) => v.away.length === 1)
  expect(seen.away[0]).toMatchObject({ number: first.number })
  expect(await counter.code('call-next')).toBe('nobody-waiting')
  const short = first.number.replace(/0+/, '').toLowerCase()
  expect((await counter.ask('call', { ticket: short })).ticket).toMatchObject({ number: first.number })
  await counter.ask('recall')
  await counter.ask('no-show')
  expect((await counter.ask('take-back', { ticket: short, call: true })).ticket).toMatchObject({
    number: first.number,
    reason: 'called-by-number',
  })
  await counter.ask('finish')
})
