import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { words } from '@poczekalnia/locales'
import { staffLanguages as languages } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { codeIn, hoursOn, runSite, untilCode } from './testing/running-site.ts'

const day = '/bydgoszcz/uk/m/pobyt-czasowy/2026-11-20'
const t = words('uk')

test.each(languages)(
  '[BYD-10] [BOK-3] a visit is booked in %s: day, hour, name and mail, the code, the PIN',
  async (language) => {
    const site = await runSite()
    const t = words(language)
    const days = await site.get(`/bydgoszcz/${language}/m/pobyt-staly`)
    expect(days.text).toContain(`href="/bydgoszcz/${language}/m/pobyt-staly/2026-11-20"`)
    const page = await untilCode(site, { language, matter: 'pobyt-staly' })
    const asked = await site.get(page)
    expect(asked.text).toContain(t('booking:code.question'))
    const letter = await site.letter(1)
    expect(letter).toMatchObject({ to: 'olena@example.org', language, attachments: [] })
    const done = await site.post(page, { act: 'code', code: codeIn(letter) })
    expect([done.status, done.location]).toEqual([303, page])
    const told = (await site.get(page)).text
    expect(told).toContain(t('booking:done.title'))
    const pin = /<strong>(\d{4})<\/strong>/.exec(told)?.[1]
    const second = await site.letter(2)
    expect(second.text).toContain(`${t('booking:proof.pin.label')}: ${pin}`)
    expect(second.language).toBe(language)
    const { body } = await site.feed()
    expect(body.bookings).toMatchObject([
      {
        seq: 1,
        state: 'booked',
        date: '2026-11-20',
        time: '08:00',
        queue: 'pobyt-staly',
        pin,
        name: 'Олена Коваль',
        language,
      },
    ])
    expect(told + asked.text + days.text).not.toMatch(/booking:|\{\{|undefined|\[object/)
  },
)

test('[BOK-13] the second letter brings a calendar entry in UTC, and the page the same file', async () => {
  const site = await runSite()
  const page = await untilCode(site)
  await site.post(page, { act: 'code', code: codeIn(await site.letter(1)) })
  const { attachments } = await site.letter(2)
  const file = await site.get(`${page}/visit.ics`)
  for (const content of [file.text, ...attachments.map((one) => one.content)]) {
    // 08:00 in Warsaw, in November.
    for (const line of ['METHOD:REQUEST', 'DTSTART:20261120T070000Z', 'DTEND:20261120T072000Z', 'SEQUENCE:0'])
      expect(content.split('\r\n')).toContain(line)
    expect(content).not.toContain('TZID')
  }
  expect(file.headers.get('content-type')).toContain('text/calendar')
})

test('[BOK-1] an hour that was taken meanwhile is told so, with the other hours of the day', async () => {
  const site = await runSite({ profile: (yaml) => yaml.replace('seats: 3', 'seats: 1') })
  const [at = '', second = ''] = hoursOn((await site.get(day)).text)
  const both = await Promise.all([site.post(day, { at }), site.post(day, { at })])
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
  const late = both.find(({ status }) => status === 409)
  expect(late?.text).toContain(t('booking:refusal.place-taken'))
  expect(hoursOn(late?.text ?? '')).not.toContain(at)
  expect(hoursOn(late?.text ?? '')).toContain(second)
})

test('[OLS-6] [BYD-10] a full day says so in words, and is no link', async () => {
  const one = (yaml: string) =>
    yaml.replace('seats: 3 }', 'seats: 1, hours: { thursday: ["08:00-09:00"], friday: ["08:00-08:20"] } }')
  const site = await runSite({ profile: one })
  await untilCode(site)
  const { text } = await site.get('/bydgoszcz/pl/m/pobyt-czasowy')
  expect(text).toContain('<li class="day full">Piątek, 20 listopada <b>Brak wolnych godzin</b>')
  expect(text).not.toContain('/2026-11-20"')
})

test('[BOK-2] what ran out is free for the next one at that moment, and its holder is told so kindly', async () => {
  const site = await runSite({ profile: (yaml) => yaml.replace('seats: 3', 'seats: 1') })
  const [at = ''] = hoursOn((await site.get(day)).text)
  const held = await site.post(day, { at })
  const page = held.location ?? ''
  site.clock.pass(9)
  expect(hoursOn((await site.get(day)).text)).not.toContain(at)
  site.clock.pass(1)
  expect(hoursOn((await site.get(day)).text)).toContain(at)
  const late = await site.get(page)
  expect([late.status, late.text.includes(t('booking:over.title'))]).toEqual([410, true])
  expect((await site.post(page, { act: 'person', name: 'Anna', email: 'a@example.org' })).status).not.toBe(303)
  const next = await untilCode(site)
  site.clock.pass(29)
  expect(hoursOn((await site.get(day)).text)).not.toContain(at)
  const code = codeIn(await site.letter(1))
  site.clock.pass(1)
  const tooLate = await site.post(next, { act: 'code', code })
  expect([tooLate.status, tooLate.text.includes(t('booking:over.title'))]).toEqual([410, true])
  expect(hoursOn((await site.get(day)).text)).toContain(at)
  expect((await site.feed()).body.bookings).toEqual([])
})

test('[BOK-3] opening an address does nothing, whatever is asked with it', async () => {
  const site = await runSite()
  const page = await untilCode(site)
  const code = codeIn(await site.letter(1))
  for (const path of [`${page}?act=code&code=${code}`, `${page}?act=again`, `${day}?at=1795680000000`])
    expect((await site.get(path)).status).toBe(200)
  expect((await site.feed()).body.bookings).toEqual([])
  expect(site.mailbox.letters).toHaveLength(1)
})

test('a code is worth nothing after five wrong ones; a new one is sent, and only so often', async () => {
  const site = await runSite()
  const page = await untilCode(site)
  const code = codeIn(await site.letter(1))
  const wrong = code === '000000' ? '000001' : '000000'
  for (let left = 4; left > 0; left--) {
    const { status, text } = await site.post(page, { act: 'code', code: wrong })
    expect([status, text.includes(t('booking:refusal.code-wrong', { count: left }))]).toEqual([400, true])
  }
  for (const typed of [wrong, code]) {
    const { text } = await site.post(page, { act: 'code', code: typed })
    expect(text).toContain(t('booking:refusal.code-locked'))
  }
  await site.post(page, { act: 'again' })
  const second = codeIn(await site.letter(2))
  site.clock.pass(1)
  await site.post(page, { act: 'again' })
  const third = codeIn(await site.letter(3))
  if (second !== third) expect((await site.post(page, { act: 'code', code: second })).status).toBe(400)
  site.clock.pass(1)
  await site.post(page, { act: 'again' })
  site.clock.pass(1)
  const { status, text } = await site.post(page, { act: 'again' })
  expect([status, text.includes(t('booking:refusal.too-many-codes'))]).toEqual([400, true])
  const newest = codeIn(await site.letter(4))
  expect((await site.post(page, { act: 'code', code: newest })).status).toBe(303)
})

test('two wrong codes at the same moment count as two', async () => {
  const site = await runSite()
  const page = await untilCode(site)
  const code = codeIn(await site.letter(1))
  const wrong = code === '000000' ? '000001' : '000000'
  await Promise.all([1, 2, 3, 4, 5].map(() => site.post(page, { act: 'code', code: wrong })))
  expect((await site.post(page, { act: 'code', code })).text).toContain(t('booking:refusal.code-locked'))
})

test('a code typed twice books once, and is understood however it is typed', async () => {
  const site = await runSite()
  const page = await untilCode(site)
  const code = codeIn(await site.letter(1))
  const typed = ` ${code.slice(0, 3)} ${code.slice(3)} `
  const both = await Promise.all([
    site.post(page, { act: 'code', code: typed }),
    site.post(page, { act: 'code', code: typed }),
  ])
  expect(both.map(({ status }) => status)).toEqual([303, 303])
  await site.letter(2)
  expect((await site.feed()).body.bookings).toHaveLength(1)
})

test('[BOK-4] who has a visit is told so only after the code, and leaves the second place', async () => {
  const site = await runSite()
  const first = await untilCode(site)
  await site.post(first, { act: 'code', code: codeIn(await site.letter(1)) })
  await site.letter(2)
  // The page is the same as for anybody: nobody learns by an address who has booked.
  const second = await untilCode(site, { name: 'ОЛЕНА  КОВАЛЬ', email: 'Olena@example.org' })
  expect((await site.get(second)).text).toContain(t('booking:code.question'))
  const told = await site.post(second, { act: 'code', code: codeIn(await site.letter(3)) })
  expect(told.text).toContain(t('booking:refusal.has-one'))
  expect((await site.feed()).body.bookings).toHaveLength(1)
  const { text } = await site.get(day)
  expect(text.match(new RegExp(t('booking:hour.free', { count: 2 }), 'g'))).toHaveLength(1)
  const other = await untilCode(site, { matter: 'rezydent-ue' })
  expect((await site.post(other, { act: 'code', code: codeIn(await site.letter(4)) })).status).toBe(303)
})

test('a corrected address gets a code of its own, and the old one is worth nothing', async () => {
  const site = await runSite()
  const page = await untilCode(site, { email: 'olena@example.ogr' })
  const old = codeIn(await site.letter(1))
  expect((await site.post(page, { act: 'address', email: 'nobody' })).status).toBe(400)
  expect((await site.post(page, { act: 'address', email: 'olena@example.org' })).status).toBe(303)
  const letter = await site.letter(2)
  expect(letter.to).toBe('olena@example.org')
  if (codeIn(letter) !== old) expect((await site.post(page, { act: 'code', code: old })).status).toBe(400)
  await site.post(page, { act: 'code', code: codeIn(letter) })
  expect((await site.feed()).body.bookings).toMatchObject([{ email: 'olena@example.org' }])
})

test('what was begun goes on after a restart, letters too', async () => {
  const site = await runSite()
  const page = await untilCode(site)
  const code = codeIn(await site.letter(1))
  await site.restart()
  expect((await site.post(page, { act: 'code', code })).status).toBe(303)
  await site.letter(2)
})

test('no secret lies in the files: neither codes nor addresses of pages', async () => {
  const site = await runSite()
  const page = await untilCode(site)
  const code = codeIn(await site.letter(1))
  await site.post(page, { act: 'code', code })
  await site.letter(2)
  await site.restart()
  const token = page.split('/').at(-1) ?? ''
  for (const name of readdirSync(site.dir)) {
    const bytes = readFileSync(join(site.dir, name), 'latin1')
    expect([name, bytes.includes(token)]).toEqual([name, false])
  }
})

test('[BOK-1] a button that is pressed twice holds one place and sends one code', async () => {
  const site = await runSite({ profile: (yaml) => yaml.replace('seats: 3', 'seats: 2') })
  const day = '/bydgoszcz/uk/m/pobyt-czasowy/2026-11-20'
  const { text } = await site.get(day)
  const [at = '', other = ''] = hoursOn(text)
  const [, key = ''] = /name="key" value="([\w-]{27})"/.exec(text) ?? []
  const press = (hour: string) => site.post(day, { at: hour, key })
  const [first, second] = await Promise.all([press(at), press(at)])
  expect(first.location).toBe(`/bydgoszcz/uk/b/${key}`)
  expect(second.location).toBe(first.location)
  expect((await press(at)).location).toBe(first.location)
  // Back, and another hour: another booking.
  expect((await press(other)).location).not.toBe(first.location)
  const page = first.location ?? ''
  const person = { act: 'person', name: 'Олена Коваль', email: 'olena@example.org', sent: '0' }
  const given = await Promise.all([site.post(page, person), site.post(page, person)])
  expect(given.map(({ status }) => status)).toEqual([303, 303])
  expect((await site.post(page, person)).status).toBe(303)
  await site.letter(1)
  // Asked for again while it is on its way, from the page as it is each time: the code that arrives is the right one.
  for (const address of [{ act: 'again' }, { act: 'again' }, { act: 'address', email: 'olena@example.org' }])
    expect((await site.post(page, { ...address, sent: '1' })).status).toBe(303)
  site.clock.pass(1)
  await site.post(page, { act: 'again', sent: '1' })
  await site.post(page, { act: 'again', sent: '1' })
  await site.letter(2)
  expect(site.mailbox.letters).toHaveLength(2)
})
