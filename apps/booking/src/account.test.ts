import { words } from '@poczekalnia/locales'
import { expect, test } from 'vitest'
import { codeIn, runSite, untilCode } from './testing/running-site.ts'

const t = words('pl')

/** Two visits of one address in Wrocław, each of another matter, and one of somebody else. */
async function withVisits() {
  const site = await runSite({ office: 'wroclaw' })
  const who = { language: 'pl', date: '2026-11-23', declare: 1 }
  const all = [
    { ...who, matter: 'paszporty', email: 'Anna@example.org', name: 'Anna Nowak' },
    { ...who, matter: 'status-sprawy', email: 'anna@example.org', name: 'Anna Nowak' },
    { ...who, matter: 'paszporty', email: 'jan@example.org', name: 'Jan Kowalski' },
  ]
  for (const [n, one] of all.entries()) {
    const page = await untilCode(site, one)
    await site.post(page, { act: 'code', code: codeIn(await site.letter(2 * n + 1)) })
    await site.letter(2 * n + 2)
  }
  return site
}

test('[WRO-6] one address and a code: all visits of the address, each with its acts', async () => {
  const site = await withVisits()
  expect((await site.get('/wroclaw/pl')).text).toContain('/wroclaw/pl/mine')
  const asked = await site.post('/wroclaw/pl/mine', { email: 'ANNA@example.org' })
  expect(asked.status).toBe(303)
  const letter = await site.letter(7)
  expect(letter.to).toBe('ANNA@example.org')
  // Asked for again while it is on its way, the code that arrives is the right one.
  for (const email of ['anna@example.org', 'ANNA@example.org'])
    expect((await site.post('/wroclaw/pl/mine', { email })).location).toBe(asked.location)
  const code = codeIn(letter)
  const account = asked.location ?? ''
  const wrong = await site.post(account, { code: code === '000000' ? '000001' : '000000' })
  expect([wrong.status, wrong.text.includes(t('booking:refusal.code-wrong', { count: 4 }))]).toEqual([400, true])
  const opened = await site.post(account, { code })
  const inside = opened.location ?? ''
  const { text } = await site.get(inside)
  expect(text.match(/<h2 id="visit-/g)).toHaveLength(2)
  expect(text).toContain('Anna Nowak')
  expect(text).not.toContain('Jan Kowalski')
  for (const act of ['', '/move', '/cancel', '/visit.pdf', '/visit.ics']) {
    const links = [...text.matchAll(new RegExp(`href="(/wroclaw/pl/v/[^"]+?)${act.replace('.', '\\.')}"`, 'g'))]
    expect(links.length, act).toBeGreaterThanOrEqual(2)
    expect((await site.get(`${links[0]?.[1]}${act}`)).status, act).toBe(200)
  }
  expect(site.mailbox.letters).toHaveLength(7)
  // Used once, and over after half an hour; nobody else's account opens with it.
  expect((await site.post(account, { code })).text).toContain(t('booking:refusal.code-over'))
  const other = inside.replace(/mine\/(.)/, (_, first) => `mine/${first === 'A' ? 'B' : 'A'}`)
  expect((await site.get(other)).location).toBe('/wroclaw/pl/mine')
  site.clock.pass(30)
  expect((await site.get(inside)).location).toBe('/wroclaw/pl/mine')
})

test('[WRO-6] a visit that was called off is told as such, and can be acted on no more', async () => {
  const site = await withVisits()
  const account = (await site.post('/wroclaw/pl/mine', { email: 'anna@example.org' })).location ?? ''
  const inside = (await site.post(account, { code: codeIn(await site.letter(7)) })).location ?? ''
  const [, cancel = ''] = /href="(\/wroclaw\/pl\/v\/[^"]+\/cancel)"/.exec((await site.get(inside)).text) ?? []
  await site.post(cancel, { sure: 'yes' })
  const { text } = await site.get(inside)
  expect(text.match(/<h2 id="visit-/g)).toHaveLength(1)
  expect(text).toContain(t('booking:account.state.cancelled'))
})

test('whoever asks for an address learns nothing: same answers and limits, no letter to strangers', async () => {
  const site = await withVisits()
  const ask = (email: string, headers?: Record<string, string>) => site.post('/wroclaw/pl/mine', { email }, headers)
  const [known, unknown] = [await ask('anna@example.org'), await ask('nobody@example.org')]
  const shape = ({ status, location }: { status: number; location: string | null }) => [status, location?.length]
  expect(shape(unknown)).toEqual(shape(known))
  const pages = await Promise.all([known, unknown].map(async ({ location }) => (await site.get(location ?? '')).text))
  const bare = pages.map((page) => page.replaceAll(/mine\/[\w-]{43}/g, ''))
  expect(bare[0]).toBe(bare[1])
  for (const { location } of [known, unknown]) {
    const { text } = await site.post(location ?? '', { code: '000000' })
    expect(text).toContain(t('booking:refusal.code-wrong', { count: 4 }))
  }
  for (let n = 0; n < 7; n++) await ask('nobody@example.org')
  expect((await ask('nobody@example.org')).status).toBe(400)
  await site.letter(7)
  expect(site.mailbox.letters.map(({ to }) => to)).not.toContain('nobody@example.org')
  expect((await ask('no address')).status).toBe(400)
  expect((await ask('anna@example.org', { origin: 'https://evil.example' })).status).toBe(400)
})
