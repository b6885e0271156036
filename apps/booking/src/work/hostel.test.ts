import { words } from '@poczekalnia/locales'
import { expect, test } from 'vitest'
import { hoursOn, type RunningSite, runSite } from '../testing/running-site.ts'
import { doWork } from './work.ts'

const PEOPLE = 200
const days = ['2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25']
const manySeats = (yaml: string) => yaml.replace('seats: 3', 'seats: 40')

/** Codes as they come, by mailbox. */
function codesOf({ mailbox }: RunningSite) {
  const codes = new Map<string, string>()
  const waiting = new Map<string, (code: string) => void>()
  mailbox.onLetter(({ to, subject }) => {
    const code = /\d{6}/.exec(subject)?.[0]
    if (code === undefined || codes.has(to)) return
    codes.set(to, code)
    waiting.get(to)?.(code)
  })
  return (to: string): Promise<string> =>
    new Promise((resolve) => {
      const code = codes.get(to)
      if (code === undefined) waiting.set(to, resolve)
      else resolve(code)
    })
}

/** The work that a page asks for, done as a browser does it. */
function workIn(page: string): Record<string, string> {
  const [, challenge, parts] = /data-work="([^"]+)" data-parts="(\d+)"/.exec(page) ?? []
  if (!challenge) return {}
  return { work: doWork({ challenge, parts: Number(parts), below: Number(challenge.split('.')[1]) }) }
}

test('[BOK-15] the people of a hostel, two hundred behind one address, book two hundred visits', async () => {
  const site = await runSite({ profile: manySeats, firstWork: 64 })
  const codeFor = codesOf(site)
  const book = async (n: number) => {
    const day = `/bydgoszcz/uk/m/pobyt-czasowy/${days[n % days.length]}`
    const { text } = await site.get(day)
    const hours = hoursOn(text)
    const held = await site.post(day, { at: hours[n % hours.length] ?? '', ...workIn(text) })
    expect(held.location, `${n}: ${held.text}`).toContain('/b/')
    const email = `h${n}@gmail.com`
    const name = `Олена ${[...String(n)].map((digit) => 'абвгдежзик'[Number(digit)]).join('')}`
    await site.post(held.location ?? '', { act: 'person', name, email })
    const typed = await site.post(held.location ?? '', { act: 'code', code: await codeFor(email) })
    expect(typed.status, typed.text).toBe(303)
  }
  // Twenty at a time: they sit in one kitchen.
  for (let from = 0; from < PEOPLE; from += 20) await Promise.all(Array.from({ length: 20 }, (_, n) => book(from + n)))
  const { body } = await site.feed()
  expect(body.bookings.filter(({ state }: { state: string }) => state === 'booked')).toHaveLength(PEOPLE)
})

test('[BOK-15] a program at one address that does no work has its share, and is told so', async () => {
  const site = await runSite({ profile: manySeats, firstWork: 64 })
  const day = '/bydgoszcz/uk/m/pobyt-czasowy/2026-11-20'
  const hours = hoursOn((await site.get(day)).text)
  const holds = await Promise.all(
    Array.from({ length: 110 }, (_, n) => site.post(day, { at: hours[n % hours.length] ?? '' })),
  )
  const held = holds.filter(({ location }) => location?.includes('/b/'))
  expect(held.length).toBeGreaterThanOrEqual(100)
  expect(held.length).toBeLessThan(110)
})

test('[BOK-15] one browser holds a dozen hours, then one in a quarter of an hour, and is told what to do', async () => {
  const site = await runSite({ profile: manySeats, firstWork: 64 })
  const day = '/bydgoszcz/uk/m/pobyt-czasowy/2026-11-20'
  const [at = ''] = hoursOn((await site.get(day)).text)
  const hold = (cookie: string) => site.post(day, { at }, { origin: site.url, ...(cookie !== '' && { cookie }) })
  const mark = (await hold('')).headers.get('set-cookie')?.split(';')[0] ?? ''
  expect(mark).toMatch(/^device=/)
  for (let n = 0; n < 12; n++) expect((await hold(mark)).location).toContain('/b/')
  const refused = await hold(mark)
  expect([refused.status, refused.text.includes(words('uk')('booking:refusal.device'))]).toEqual([409, true])
  // Another browser behind the same address goes on, and a mark that somebody made up is none.
  expect((await hold('')).location).toContain('/b/')
  expect((await hold('device=abc.def')).location).toContain('/b/')
})
