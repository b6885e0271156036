import { words } from '@poczekalnia/locales'
import { expect, test } from 'vitest'
import { hoursOn, runSite, untilCode } from './testing/running-site.ts'

const t = words('pl')
const page = '/bydgoszcz/pl/m/pobyt-czasowy'
const farAhead = (yaml: string) => yaml.replace(/days: \d+/, 'days: 200')

test('[BYD-10] an office that opens far ahead: two months a page, the next and the last one a link away', async () => {
  const site = await runSite({ profile: farAhead })
  const months = (text: string) => [...text.matchAll(/<h2 id="m-([\d-]+)">/g)].map(([, month]) => month)
  const first = (await site.get(page)).text
  expect(months(first)).toEqual(['2026-11', '2026-12'])
  expect(first).toContain('Listopad 2026')
  expect(first).toContain(`rel="next" href="${page}?month=2027-01"`)
  expect(first).not.toContain('rel="prev"')
  const second = (await site.get(`${page}?month=2027-01`)).text
  expect(months(second)).toEqual(['2027-01', '2027-02'])
  expect(second).toContain(`rel="prev" href="${page}?month=2026-11"`)
  // A month that isn't there is the first one.
  expect(months((await site.get(`${page}?month=2031-01`)).text)).toEqual(['2026-11', '2026-12'])
  expect(Buffer.byteLength(second)).toBeLessThan(20_000)
})

test('[OLS-6] [BYD-10] a full day is told in words and no link; the first free day is one press away', async () => {
  const site = await runSite({ profile: (yaml) => yaml.replace(/seats: \d+/, 'seats: 1') })
  const day = `${page}/2026-11-19`
  for (const at of hoursOn((await site.get(day)).text)) await site.post(day, { at })
  const { text } = await site.get(page)
  expect(text).toMatch(new RegExp(`<li class="day full">Czwartek, 19 listopada <b>${t('booking:day.full')}</b>`))
  expect(text).not.toContain(`href="${day}"`)
  expect(text).toMatch(new RegExp(`href="${page}/2026-11-20">${t('booking:day.first')}`))
  const rest = hoursOn((await site.get(`${page}/2026-11-20`)).text).length
  expect(text.replaceAll('\n', '')).toContain(`listopada <small>${t('booking:day.free', { count: rest })}</small>`)
})

test('[OLS-5] [BOK-5] days that open together later say so, each; what opens after them is not told yet', async () => {
  const site = await runSite({ office: 'olsztyn', at: '2026-11-19T12:05' })
  const [matter] = site.office.profile.booking?.matters ?? []
  const { text } = await site.get(`/olsztyn/pl/m/${matter?.queue}`)
  const later = [...text.matchAll(/<b>(Rezerwacja otworzy się[^<]+)<\/b>/g)].map(([, said]) => said)
  expect(later.length).toBeGreaterThan(0)
  expect(new Set(later).size).toBe(1)
})

test('a page says how it is written, and loads nothing but its own style and script', async () => {
  const site = await runSite()
  const { text, headers } = await site.get('/bydgoszcz/uk')
  expect(text).toContain('<html lang="uk" dir="ltr">')
  expect(headers.get('content-security-policy')).toMatch(/script-src 'self';.*connect-src 'self'/)
  const files = [...text.matchAll(/(?:href|src)="(\/[0-9a-f]{12}\.(?:css|js))"/g)].map(([, file]) => file ?? '')
  expect(files).toHaveLength(2)
  for (const file of files) expect((await site.get(file)).headers.get('cache-control')).toContain('immutable')
  expect(text).not.toMatch(/ on\w+=|<script>|style=/)
  expect(await untilCode(site)).toContain('/b/')
})
