import { qrPath } from '@poczekalnia/confirmation/qr'
import { words } from '@poczekalnia/locales'
import { expect, test } from 'vitest'
import { codeIn, hoursOn, type RunningSite, runSite, untilCode } from './testing/running-site.ts'

const t = words('uk')

/** A visit that is booked for Friday, and the address of its page as its letter has it. */
async function booked(options: Parameters<typeof runSite>[0] & { date?: string } = {}) {
  const site = await runSite(options)
  const page = await untilCode(site, { date: options.date ?? '2026-11-23' })
  await site.post(page, { act: 'code', code: codeIn(await site.letter(1)) })
  const letter = await site.letter(2)
  const link = /http:\/\/localhost:\d+(\/\S+\/v\/\S+)/.exec(letter.text)?.[1] ?? ''
  return { site, link, pin: /PIN: (\d{4})/.exec(letter.text)?.[1] ?? '' }
}

/** Sends a code and types it. @returns the address behind the door */
async function enter(site: RunningSite, link: string): Promise<string> {
  const before = site.mailbox.letters.length
  await site.post(link, { act: 'send' })
  const opened = await site.post(link, { act: 'code', code: codeIn(await site.letter(before + 1)) })
  expect(opened.status).toBe(303)
  return opened.location ?? ''
}

const content = (site: RunningSite, n: number) =>
  site.mailbox.letters[n - 1]?.attachments[0]?.content.split('\r\n') ?? []

test('the page of a visit tells nothing but where a code would be sent, until it is typed', async () => {
  const { site, link, pin } = await booked()
  const door = await site.get(link)
  expect(door.text).toContain('o…@example.org')
  expect(door.text).not.toMatch(/Олена|2026-11-2|08:00/)
  // What is read: the names of the page's files have digits of their own.
  expect(door.text.replaceAll(/<[^>]*>/g, ' ')).not.toContain(pin)
  expect(site.mailbox.letters).toHaveLength(2)
  const inside = await enter(site, link)
  const { text } = await site.get(inside)
  for (const told of [pin, 'Олена Коваль', t('booking:mine.move'), t('booking:mine.cancel')])
    expect(text).toContain(told)
  // Neither a pass of another visit, nor one made longer, nor an old one opens it.
  const [until = '', proof = ''] = (inside.split('/').at(-1) ?? '').split('.')
  for (const pass of [`${until}.${'A'.repeat(43)}`, `${Number(until) + 1}.${proof}`])
    expect((await site.get(`${link}/${pass}`)).location).toBe(link)
  site.clock.pass(30)
  expect((await site.get(inside)).location).toBe(link)
})

test('a code opens once, five wrong ones end it, and after half an hour it is over', async () => {
  const { site, link } = await booked()
  // Pressed thrice there is one code, and it is the one that arrives.
  for (let n = 0; n < 3; n++) await site.post(link, { act: 'send' })
  const code = codeIn(await site.letter(3))
  const type = async (typed: string) => (await site.post(link, { act: 'code', code: typed })).text
  const wrong = code === '000000' ? '000001' : '000000'
  expect(await type(wrong)).toContain(t('booking:refusal.code-wrong', { count: 4 }))
  await type(code)
  expect(await type(code)).toContain(t('booking:refusal.code-over'))
  await site.post(link, { act: 'send' })
  const second = codeIn(await site.letter(4))
  const other = second === '000000' ? '000001' : '000000'
  for (let n = 0; n < 5; n++) await type(other)
  expect(await type(second)).toContain(t('booking:refusal.code-locked'))
  await site.post(link, { act: 'send' })
  const third = codeIn(await site.letter(5))
  site.clock.pass(30)
  expect(await type(third)).toContain(t('booking:refusal.code-over'))
})

test('[BOK-9] [BOK-13] a visit is moved: one place for the other, the entry keeps its UID', async () => {
  const { site, link, pin } = await booked({ profile: (yaml) => yaml.replace('seats: 3', 'seats: 1') })
  const inside = await enter(site, link)
  expect((await site.get(`${inside}/move`)).text).toContain(`${inside}/move/2026-11-23`)
  const offered = (await site.get(`${inside}/move/2026-11-23`)).text
  const monday = site.office.time.instant('2026-11-23', '08:40')
  expect(hoursOn(offered)).toContain(String(monday))
  const moved = await site.post(`${inside}/move/2026-11-23`, { at: String(monday) })
  expect(moved.location).toBe(`${inside}?done=move`)
  const letter = await site.letter(4)
  expect(letter.text).toContain('08:40')
  expect(letter.text).toContain(pin)
  const [before, after] = [content(site, 2), content(site, 4)]
  expect(after).toContain('SEQUENCE:1')
  expect(after).toContain('DTSTART:20261123T074000Z')
  expect(after.filter((line) => line.startsWith('UID'))).toEqual(before.filter((line) => line.startsWith('UID')))
  expect((await site.feed()).body.bookings).toMatchObject([{ state: 'booked', time: '08:40', pin }])
  const free = hoursOn((await site.get('/bydgoszcz/uk/m/pobyt-czasowy/2026-11-23')).text)
  expect(free).toContain(String(site.office.time.instant('2026-11-23', '08:00')))
  expect(free).not.toContain(String(monday))
})

test('[BOK-9] a move to a taken hour changes nothing; to another day the code may be another', async () => {
  const { site, link, pin } = await booked({ profile: (yaml) => yaml.replace('seats: 3', 'seats: 1') })
  const tuesday = site.office.time.instant('2026-11-24', '08:00')
  const day = '/bydgoszcz/uk/m/pobyt-czasowy/2026-11-24'
  await site.post(day, { at: String(tuesday) })
  const inside = await enter(site, link)
  const refused = await site.post(`${inside}/move/2026-11-24`, { at: String(tuesday) })
  expect([refused.status, refused.text.includes(t('booking:refusal.place-taken'))]).toEqual([409, true])
  expect((await site.feed()).body.bookings).toMatchObject([{ date: '2026-11-23', time: '08:00', pin }])
  expect(site.mailbox.letters).toHaveLength(3)
  await site.post(`${inside}/move/2026-11-24`, { at: String(tuesday + 1_200_000) })
  const letter = await site.letter(4)
  const told = (await site.feed()).body.bookings as { date: string; pin: string }[]
  expect(told).toMatchObject([{ date: '2026-11-24', time: '08:20' }])
  expect(letter.text).toContain(told[0]?.pin)
})

test('a visit is called off by a button that was asked twice; its place is free, its entry goes', async () => {
  const { site, link } = await booked({ profile: (yaml) => yaml.replace('seats: 3', 'seats: 1') })
  const inside = await enter(site, link)
  expect((await site.get(`${inside}/cancel`)).text).toContain(t('booking:mine.cancelAsk'))
  expect((await site.post(`${inside}/cancel`, {})).status).toBe(409)
  expect((await site.feed()).body.bookings).toMatchObject([{ state: 'booked' }])
  expect((await site.post(`${inside}/cancel`, { sure: 'yes' })).location).toBe(link)
  expect((await site.get(link)).text).toContain(t('booking:mine.cancelled'))
  await site.letter(4)
  for (const line of ['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:1']) expect(content(site, 4)).toContain(line)
  expect((await site.feed()).body.bookings).toMatchObject([{ state: 'cancelled', by: 'visitor' }])
  const eight = String(site.office.time.instant('2026-11-23', '08:00'))
  expect(hoursOn((await site.get('/bydgoszcz/uk/m/pobyt-czasowy/2026-11-23')).text)).toContain(eight)
  // Once more is no second time.
  expect((await site.post(`${inside}/cancel`, { sure: 'yes' })).location).toBe(link)
  // [BOK-4] And another may be booked.
  const page = await untilCode(site)
  expect((await site.post(page, { act: 'code', code: codeIn(await site.letter(5)) })).status).toBe(303)
})

test('so near to its hour a visit is moved and called off no more, but told as before', async () => {
  const { site, link } = await booked()
  const early = await enter(site, link)
  site.clock.set('2026-11-22T08:01')
  const inside = await enter(site, link)
  const { text } = await site.get(inside)
  expect(text).toContain(t('booking:mine.tooLate'))
  expect(text).not.toContain(`${inside}/move`)
  expect((await site.post(`${inside}/cancel`, { sure: 'yes' })).text).toContain(t('booking:refusal.too-late'))
  const at = String(site.office.time.instant('2026-11-24', '08:00'))
  expect((await site.post(`${inside}/move/2026-11-24`, { at })).text).toContain(t('booking:refusal.too-late'))
  expect((await site.get(early)).location).toBe(link)
  expect((await site.feed()).body.bookings).toMatchObject([{ state: 'booked', time: '08:00' }])
})

test('[BOK-10] the confirmation can be had again, and goes to a corrected address', async () => {
  const { site, link, pin } = await booked()
  const inside = await enter(site, link)
  expect((await site.post(inside, { act: 'again' })).location).toBe(`${inside}?done=again`)
  expect((await site.letter(4)).text).toContain(pin)
  expect((await site.post(inside, { act: 'address', email: 'no' })).status).toBe(400)
  await site.post(inside, { act: 'address', email: 'new@example.org' })
  expect(await site.letter(5)).toMatchObject({ to: 'new@example.org' })
  expect((await site.feed()).body.bookings).toMatchObject([{ seq: 2, email: 'new@example.org' }])
})

test('[WRO-6] a confirmation to keep, and a calendar file; a form of another site does nothing', async () => {
  const { site, link } = await booked()
  const inside = await enter(site, link)
  const pdf = await site.get(`${inside}/visit.pdf`)
  expect([pdf.headers.get('content-type'), pdf.text.slice(0, 5)]).toEqual(['application/pdf', '%PDF-'])
  expect((await site.get(`${inside}/visit.ics`)).text).toContain('DTSTART:20261123T070000Z')
  const foreign = { origin: 'https://evil.example' }
  for (const path of [link, inside, `${inside}/cancel`, `${inside}/move/2026-11-24`])
    await site.post(path, { act: 'again', sure: 'yes', at: '1' }, foreign)
  expect((await site.feed()).body.bookings).toMatchObject([{ seq: 1, state: 'booked' }])
  expect(site.mailbox.letters).toHaveLength(3)
})

test('pressed twice, nothing is done twice: the confirmation, a move', async () => {
  const { site, link } = await booked()
  const inside = await enter(site, link)
  const again = () => site.post(inside, { act: 'again' })
  expect([(await again()).location, (await again()).location]).toEqual(Array(2).fill(`${inside}?done=again`))
  const at = String(site.office.time.instant('2026-11-24', '08:00'))
  const move = () => site.post(`${inside}/move/2026-11-24`, { at })
  const [first, second] = await Promise.all([move(), move()])
  expect([first.location, second.location]).toEqual(Array(2).fill(`${inside}?done=move`))
  await site.letter(5)
  expect(site.mailbox.letters).toHaveLength(5)
  expect(content(site, 5)).toContain('SEQUENCE:1')
})

test('[BOK-10] the page to print has what the machine’s scanner takes, and what to bring', async () => {
  const { site, link, pin } = await booked()
  const { text } = await site.get(await enter(site, link))
  const { path } = qrPath(pin)
  expect(text).toContain(`<path d="${path}"/>`)
  expect(text).toContain('data-print hidden')
})
