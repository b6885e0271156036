import { expect, test } from 'vitest'
import { hoursOn, runSite } from './testing/running-site.ts'

const key = /name="key" value="([\w-]{27})"/

test('[BOK-1] all who look at a day are sent the same page, but for the key of their own button', async () => {
  const site = await runSite()
  const day = '/bydgoszcz/uk/m/pobyt-czasowy/2026-11-20'
  const [one, other] = await Promise.all([site.get(day), site.get(day)])
  const keys = [one, other].map(({ text }) => key.exec(text)?.[1] ?? '')
  expect(new Set(keys).size).toBe(2)
  expect(one.text.replace(keys[0] ?? '', '')).toBe(other.text.replace(keys[1] ?? '', ''))
  expect(one.text).toContain('Тимчасове проживання')
  expect(Number(one.headers.get('content-length'))).toBe(Buffer.byteLength(one.text))
  // What was taken meanwhile is not on the next page, and a refusal stands on one of its own.
  const [at = ''] = hoursOn(one.text)
  for (let seat = 0; seat < 3; seat++) expect((await site.post(day, { at })).status).toBe(303)
  expect(hoursOn((await site.get(day)).text)).not.toContain(at)
  const refused = await site.post(day, { at })
  expect([refused.status, refused.text.includes('role="alert"')]).toEqual([409, true])
  expect((await site.get(day)).text).not.toContain('role="alert"')
})
