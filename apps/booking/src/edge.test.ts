import { words } from '@poczekalnia/locales'
import { expect, test } from 'vitest'
import { hoursOn, runSite, untilCode } from './testing/running-site.ts'

const day = '/bydgoszcz/pl/m/pobyt-czasowy/2026-11-20'
const t = words('pl')

async function held() {
  const site = await runSite()
  const [at = ''] = hoursOn((await site.get(day)).text)
  const { location } = await site.post(day, { at })
  return { site, page: location ?? '' }
}

test('a form of another site does nothing', async () => {
  const { site, page } = await held()
  const [at = ''] = hoursOn((await site.get(day)).text)
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: site.url },
    { origin: site.url, 'content-type': 'text/plain' },
  ] as Record<string, string>[]) {
    expect((await site.post(day, { at }, headers)).location, JSON.stringify(headers)).toBeNull()
    const sent = await site.post(page, { act: 'person', name: 'Anna', email: 'a@example.org' }, headers)
    expect(sent.status).toBe(400)
  }
  expect(site.mailbox.letters).toEqual([])
})

test('every page forbids frames, other sites and all scripts but our one file, and is kept by nobody', async () => {
  const { site, page } = await held()
  for (const path of ['/bydgoszcz', '/bydgoszcz/pl', day, page]) {
    const { headers, text } = await site.get(path)
    const policy = headers.get('content-security-policy') ?? ''
    for (const part of ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "script-src 'self';"])
      expect(policy).toContain(part)
    expect(policy).not.toContain('unsafe')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(text).not.toMatch(/<script(?! src="\/[0-9a-f]{12}\.js" defer><\/script>)|\sstyle=|\son\w+=/)
    expect(Buffer.byteLength(text)).toBeLessThan(60_000)
  }
})

test.each([
  ['', 'name-empty'],
  [' \u{a0} ', 'name-empty'],
  ['---', 'name-empty'],
  ['x'.repeat(101), 'name-long'],
  ['Jan \u{202e}ikslawok', 'name-sign'],
  ['Jan\u{200b}Kowalski', 'name-sign'],
  ['Jan\u{0}Kowalski', 'name-sign'],
] as const)('[BOK-18] the name %j is asked for again: %s', async (name, fault) => {
  const { site, page } = await held()
  const { status, text } = await site.post(page, { act: 'person', name, email: 'a@example.org' })
  const sign = /U\+[^)]*/.exec(text)?.[0] ?? ''
  expect([status, text.includes(t(`booking:problem.${fault}`, { sign }))]).toEqual([400, true])
  expect(site.mailbox.letters).toEqual([])
})

test.each(['Олена Ґалаґан-О’Хара', 'Sukarno', 'علی‌رضا', 'Nguyễn Thị Hiền', 'X Æ A-12', 'Ng', 'Đặng'])(
  '[BOK-18] the name %s is kept as it was written',
  async (name) => {
    const site = await runSite()
    const page = await untilCode(site, { name })
    expect((await site.get(page)).text).toContain(name)
  },
)

test.each([
  ['nobody', 'email'],
  ['a b@example.org', 'email'],
  ['a@example', 'email'],
  ['a@b@example.org', 'email'],
  ['a@example.org\nBcc: b@example.org', 'email'],
  ['a@example.org,b@example.org', 'email'],
  ['"a"@example.org', 'email'],
  ['<a@example.org>', 'email'],
] as const)('the address %j is asked for again: %s', async (email, fault) => {
  const { site, page } = await held()
  const { status, text } = await site.post(page, { act: 'person', name: 'Anna', email })
  expect([status, text.includes(t(`booking:problem.${fault}`))]).toEqual([400, true])
  expect(site.mailbox.letters).toEqual([])
})

test('a domain in another script is written as the DNS knows it', async () => {
  const site = await runSite()
  const page = await untilCode(site, { email: ' anna@пошта.укр ' })
  expect((await site.get(page)).text).toContain('anna@xn--80a1acn3a.xn--j1amh')
  await site.letter(1)
})

test('what somebody types is text in every page and letter, never markup or a header', async () => {
  const site = await runSite()
  const name = '<b>Anna</b> \r\nBcc: x@example.org "&\''
  const page = await untilCode(site, { name })
  const { text } = await site.get(page)
  expect(text).toContain('&lt;b&gt;Anna&lt;/b&gt; Bcc: x@example.org &quot;&amp;&#39;')
  expect(text).not.toContain('<b>Anna')
  const letter = await site.letter(1)
  expect(letter.to).toBe('olena@example.org')
  expect(letter.html).not.toContain('<b>Anna')
})

test('addresses that nobody was given are all answered alike', async () => {
  const site = await runSite()
  for (const path of [
    '/bydgoszcz/pl/b/AAAAAAAAAAAAAAAAAAAAAAAAAAA',
    '/bydgoszcz/pl/m/nothing',
    '/nowhere',
    '/bydgoszcz/de',
  ])
    expect((await site.get(path)).status).toBe(404)
})

test('an hour that the page doesn’t offer can’t be had by asking for it', async () => {
  const site = await runSite()
  const hours = hoursOn((await site.get(day)).text).map(Number)
  const asked = [
    0,
    -1,
    Number.NaN,
    1.5,
    hours[0]! + 60_000,
    hours[0]! - 24 * 3_600_000,
    hours[0]! + 400 * 24 * 3_600_000,
  ]
  for (const at of asked) {
    const { status, location } = await site.post(day, { at: String(at) })
    expect([at, status, location]).toEqual([at, 409, null])
  }
})

test('a form that is far too large is not read', async () => {
  const { site, page } = await held()
  const { status } = await site.post(page, { act: 'person', name: 'x'.repeat(100_000), email: 'a@example.org' })
  expect(status).toBeGreaterThanOrEqual(400)
})

test('one mailbox gets eight letters at most, whoever asks for them', async () => {
  const site = await runSite()
  for (let n = 0; n < 8; n++) await untilCode(site, { email: 'flooded@example.org' })
  await expect(untilCode(site, { email: 'Flooded@example.org' })).rejects.toThrow('no code')
  await untilCode(site, { email: 'other@example.org' })
})

test('[BOK-15] a hostel behind one address books one after another', async () => {
  const site = await runSite({ profile: (yaml) => yaml.replace('seats: 3', 'seats: 100') })
  for (let n = 0; n < 60; n++) await untilCode(site, { email: `guest${n}@example.org` })
})

test('the feed is nobody’s but the hub’s', async () => {
  const site = await runSite()
  expect((await site.feed(0, 'guessed')).status).toBe(404)
  expect((await site.feed()).status).toBe(200)
  expect((await site.get('/bydgoszcz/feed?after=-1', { authorization: 'Bearer hub-token-of-a-test' })).status).toBe(400)
})
