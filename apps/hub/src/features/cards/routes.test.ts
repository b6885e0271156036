import type { Card, InformationJob } from '@poczekalnia/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningHub, runHub } from '../../testing/running-hub.ts'

let running: RunningHub
beforeAll(async () => {
  running = await runHub()
})
afterAll(() => running.stop())

const get = (path: string, headers: Record<string, string> = {}) => fetch(running.hub.url + path, { headers })

test('[BYD-12] cards are listed with titles in every language, the date of their state and their queues', async () => {
  const { cards } = (await (await get('/api/cards')).json()) as { cards: Card[] }
  expect(cards.map((card) => [card.id, card.state])).toEqual([
    ['bydgoszcz-wizyta', '2017-11-11'],
    ['bydgoszcz-uzupelnienie', '2017-11-11'],
  ])
  expect(cards[1]).toMatchObject({
    title: { uk: 'Донести документи' },
    queues: ['uzupelnienie-dokumentow'],
  })
  expect(cards[1]).not.toHaveProperty('sections')
})

test('a card may be kept: who has it already is told so, and any page may read it', async () => {
  const first = await get('/api/cards/bydgoszcz-wizyta')
  expect(first.headers.get('cache-control')).toBe('public, max-age=300')
  expect(first.headers.get('access-control-allow-origin')).toBe('*')
  const etag = first.headers.get('etag') ?? ''
  const again = await get('/api/cards/bydgoszcz-wizyta', { 'if-none-match': `"other", W/${etag}` })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test('a card that there is not is refused by its code, its page in four languages', async () => {
  const answer = await get('/api/cards/nowhere')
  expect([answer.status, await answer.json()]).toEqual([404, { error: { code: 'card-unknown', card: 'nowhere' } }])
  const page = await get('/c/<b>nowhere')
  expect(page.status).toBe(404)
  expect(await page.text()).toMatch(/Nie ma takiej karty[\s\S]*no such card[\s\S]*немає[\s\S]*нет/)
})

test('[BYD-12] the page is in the language asked for, else the browser’s, else the office’s first', async () => {
  const page = async (path: string, accept: string) =>
    /<html lang="(..)" dir="ltr">/.exec(await (await get(path, { 'accept-language': accept })).text())?.[1]
  expect(await page('/c/bydgoszcz-wizyta?language=ru', 'uk')).toBe('ru')
  expect(await page('/c/bydgoszcz-wizyta', 'uk-UA,en;q=0.5')).toBe('uk')
  expect(await page('/c/bydgoszcz-wizyta?language=xx', 'fr')).toBe('pl')
})

test('[BYD-8] [KAT-10] a machine’s list goes to its printer without a number; nobody gets a ticket by it', async () => {
  const kiosk = await running.join('kiosk')
  const printer = await running.join('printer')
  const jobs: InformationJob[] = []
  printer.socket.on('print', ({ job }, ack) => {
    jobs.push(job)
    ack({ outcome: 'printed' })
  })
  const asked = { card: 'bydgoszcz-wizyta', language: 'uk', key: 'k1' }
  const answer = await kiosk.ask('print-card', asked)
  expect(answer).toMatchObject({ ok: true, print: expect.any(String) })
  const view = await kiosk.until((v) => v.prints[answer.print as string]?.state === 'printed')
  expect(view.cards).toMatchObject([{ id: 'bydgoszcz-wizyta', page: '/c/bydgoszcz-wizyta' }, {}])
  expect(await kiosk.ask('print-card', asked)).toEqual(answer)
  expect(jobs).toHaveLength(1)
  expect(jobs[0]).toMatchObject({ id: `card:${answer.print}`, information: 'bydgoszcz-wizyta' })
  expect(jobs[0]).not.toHaveProperty('number')
  expect(JSON.stringify(jobs[0])).toContain('Informacja, to nie jest bilet')
  expect(running.hub.session.state.tickets.size).toBe(0)

  expect(await kiosk.code('print-card', { ...asked, language: 'ru' })).toBe('key-reused')
  expect(await kiosk.code('print-card', { card: 'nowhere', language: 'uk' })).toBe('card-unknown')
  const purpose = await kiosk.ask('print-card', { card: 'bydgoszcz-wizyta', purpose: 'studia', language: 'uk' })
  expect(purpose).toMatchObject({ error: { code: 'bad-request', field: 'purpose' } })
  expect(await kiosk.code('print-card', { card: 'bydgoszcz-wizyta', language: 'de' })).toBe('bad-request')
  expect(await kiosk.code('print-card', { ...asked, key: 'k2' })).toBe('ok')
  expect(await kiosk.ask('print-card', { ...asked, key: 'k3' })).toMatchObject({
    error: { code: 'rate-limited', seconds: expect.any(Number) },
  })
  printer.socket.disconnect()
})

test('no printer, no paper: the machine is told', async () => {
  running.tokens.kiosk = (await running.hub.devices.add('kiosk', 'another')).token
  const kiosk = await running.join('kiosk')
  const { print } = await kiosk.ask('print-card', { card: 'bydgoszcz-uzupelnienie', language: 'pl' })
  const view = await kiosk.until((v) => v.prints[print as string]?.state === 'failed')
  expect(view.prints[print as string]).toEqual({ state: 'failed', reason: 'offline' })
})

test('[KAT-10] the page of a ticket leads to the card of its queue, in its language', async () => {
  const kiosk = await running.join('kiosk')
  const answer = await kiosk.ask('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'ru' })
  const { page } = answer.ticket as { page: string }
  expect(await (await get(page)).text()).toContain('href="../c/bydgoszcz-uzupelnienie?language=ru"')
})
