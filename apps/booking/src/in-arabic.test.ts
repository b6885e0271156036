import { words } from '@poczekalnia/locales'
import { dayInYear } from '@poczekalnia/locales/long-date'
import { expect, test } from 'vitest'
import { codeIn, hoursOn, runSite } from './testing/running-site.ts'

const t = words('ar')
const calendar = '/bydgoszcz/ar/m/pobyt-czasowy'
const withArabic = (yaml: string) =>
  yaml.replace(/^languages: \[(.*)\]/m, 'languages: [$1, ar]').replace(/days: \d+/, 'days: 200')

test('[ACC-8] booked in Arabic: pages, mails and what is Polish in them say their direction', async () => {
  const site = await runSite({ profile: withArabic })
  const days = (await site.get(calendar)).text
  expect(days).toContain('<html lang="ar" dir="rtl">')
  expect(days).toContain(dayInYear('2026-11-24', 'ar'))
  // What comes next lies to the left, what was before to the right.
  expect(days).toContain(`→ ${t('booking:back')}`)
  expect(days).toMatch(/rel="next"[^>]+>[^<←]*←<\/a>/)
  const day = `${calendar}/2026-11-24`
  const [at = ''] = hoursOn((await site.get(day)).text)
  const page = (await site.post(day, { at })).location ?? ''
  const form = (await site.get(page)).text
  expect(form).toMatch(/<dd lang="pl" dir="ltr">ul\. Konarskiego/)
  expect(form).toMatch(/type="email" dir="ltr"/)
  await site.post(page, { act: 'person', name: 'Ahmed Żółty', email: 'ahmed@example.org', 'declare-1': 'on' })
  const asked = await site.letter(1)
  expect(asked.html).toContain('<div lang="ar" dir="rtl"')
  await site.post(page, { act: 'code', code: codeIn(asked) })

  const letter = await site.letter(2)
  expect(letter.html).toMatch(/text-align:right" lang="pl" dir="ltr">ul\. Konarskiego/)
  expect(letter.text).toContain(`${t('booking:visit.where')}: \u2068ul. Konarskiego`)
  expect(letter.text).toContain(t('booking:letter.booked.text'))
  expect(letter.attachments[0]?.content.replaceAll(/\r\n[ \t]/g, '')).toContain(t('booking:letter.late'))

  const link = /http:\/\/localhost:\d+(\/\S+\/v\/\S+)/.exec(letter.text)?.[1] ?? ''
  await site.post(link, { act: 'send' })
  const inside = (await site.post(link, { act: 'code', code: codeIn(await site.letter(3)) })).location ?? ''
  // The file begins at the right too; the page itself is printed only where no font has a letter of the name.
  expect((await site.get(inside)).text).toContain('visit.pdf')
  const file = await site.get(`${inside}/visit.pdf`)
  expect(file.status).toBe(200)
  expect(file.headers.get('content-type')).toBe('application/pdf')
})
