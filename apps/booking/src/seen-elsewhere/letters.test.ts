import { words } from '@poczekalnia/locales'
import { expect, onTestFinished, test } from 'vitest'
import { codeIn, enterVisit, runSite, untilBooked, untilCode } from '../testing/running-site.ts'

/** Faults of other booking programs in what they tell people, and to whom, one test each. */

test('[BOK-3] seen elsewhere: a link in a mail that acts when a scanner opens it, or when its page loads', async () => {
  const site = await runSite()
  const page = await untilCode(site, { date: '2026-11-23' })
  const code = codeIn(await site.letter(1))
  // As a scanner does: every address, with what might act, by GET and by HEAD, and no script to run.
  const open = async (path: string) => {
    await fetch(site.url + path, { method: 'HEAD' })
    const { text } = await site.get(path)
    expect(text).not.toMatch(/<script(?! src="\/)|http-equiv|onload|autofocus[^>]*onfocus/i)
    // Nor does the one script that a browser would load send a form that nobody pressed.
    for (const [, address] of text.matchAll(/<script src="([^"]+)"/g))
      expect((await site.get(address ?? '')).text).not.toMatch(/\bsubmit\(|requestSubmit|\.click\(/)
  }
  await open(`${page}?act=code&code=${code}`)
  expect((await site.feed()).body.bookings).toEqual([])
  await site.post(page, { act: 'code', code })
  const link = /(\/bydgoszcz\/uk\/v\/\S+)/.exec((await site.letter(2)).text)?.[1] ?? ''
  const inside = await enterVisit(site, link)
  const before = JSON.stringify((await site.feed()).body)
  const letters = site.mailbox.letters.length
  for (const path of [link, `${link}?act=send`, inside, `${inside}/cancel?sure=yes`, `${inside}/move`]) await open(path)
  // A form that another page sends is not taken, and the one press of a program that presses buttons is not enough.
  expect((await site.post(`${inside}/cancel`, { sure: 'yes' }, { origin: 'https://scanner.example' })).status).not.toBe(
    303,
  )
  expect((await site.post(`${inside}/cancel`, {})).status).toBe(409)
  expect(JSON.stringify((await site.feed()).body)).toBe(before)
  expect(site.mailbox.letters).toHaveLength(letters)
})

test('[BOK-10] seen elsewhere: the mail says cancelled before it is', async () => {
  const site = await runSite()
  const inside = await enterVisit(site, await untilBooked(site, { date: '2026-11-23' }))
  const letters = site.mailbox.letters.length
  // Too near to its hour: it is not called off, and nobody is told that it was.
  site.clock.set('2026-11-22T08:20')
  const late = await enterVisit(site, inside.slice(0, inside.lastIndexOf('/')))
  expect((await site.post(`${late}/cancel`, { sure: 'yes' })).status).not.toBe(303)
  expect(site.mailbox.letters.slice(letters).map(({ attachments }) => attachments.length)).toEqual([0])
  expect((await site.feed()).body.bookings).toMatchObject([{ state: 'booked' }])
})

test('[BOK-10] seen elsewhere: booked, and no mail ever came', async () => {
  // Nothing listens there: the letter waits in the file, the page says so, and a restart forgets nothing.
  const site = await runSite({ smtp: 'smtp://127.0.0.1:9' })
  const day = '/bydgoszcz/pl/m/pobyt-czasowy/2026-11-20'
  const at = String(site.office.time.instant('2026-11-20', '08:00'))
  const page = (await site.post(day, { at })).location ?? ''
  await site.post(page, { act: 'person', name: 'Anna Nowak', email: 'anna@example.org' })
  for (const turn of ['at once', 'after a restart']) {
    await expect
      .poll(async () => (await site.get(page)).text, { message: turn })
      .toContain(words('pl')('booking:mail.waiting'))
    await site.restart()
  }
})

test('[BOK-10] seen elsewhere: the mail is in the language of whoever pressed a button', async () => {
  const site = await runSite()
  const link = await untilBooked(site, { language: 'uk', date: '2026-11-23' })
  // The visitor's page is opened in Polish, by a browser that asks for English.
  const inside = await enterVisit(site, link.replace('/uk/', '/pl/'))
  const ask = { origin: site.url, 'accept-language': 'en' }
  const at = String(site.office.time.instant('2026-11-24', '09:00'))
  const before = site.mailbox.letters.length
  await site.post(`${inside}/move/2026-11-24`, { at }, ask)
  expect((await site.letter(before + 1)).language).toBe('uk')
  expect((await site.letter(before + 1)).text).toContain(words('uk')('booking:letter.moved.text'))
})

test.each(['UTC', 'Europe/Warsaw', 'America/New_York'])(
  '[BOK-13] seen elsewhere: an hour off after the clock change, or for a visitor in another zone (site in %s)',
  async (zone) => {
    const before = process.env.TZ
    process.env.TZ = zone
    onTestFinished(() => {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    })
    for (const [at, date, utc] of [
      ['2027-03-20T12:00', '2027-03-26', '20270326T070000Z'],
      ['2027-03-20T12:00', '2027-03-30', '20270330T060000Z'],
      ['2026-10-20T12:00', '2026-10-23', '20261023T060000Z'],
      ['2026-10-20T12:00', '2026-10-26', '20261026T070000Z'],
    ] as const) {
      const site = await runSite({ at })
      await untilBooked(site, { date })
      const { text, attachments } = await site.letter(2)
      expect([zone, date, text.includes('08:00')]).toEqual([zone, date, true])
      expect(attachments[0]?.content.split('\r\n')).toContain(`DTSTART:${utc}`)
      expect((await site.feed()).body.bookings).toMatchObject([{ date, time: '08:00' }])
    }
  },
)

test('[BYD-10] seen elsewhere: a calendar that a keyboard or a screen reader can not use', async () => {
  const one = 'seats: 1, hours: { friday: ["08:00-08:20"], monday: ["08:00-09:00"] } }'
  const site = await runSite({ profile: (yaml) => yaml.replace('seats: 3 }', one) })
  await untilBooked(site)
  const { text } = await site.get('/bydgoszcz/pl/m/pobyt-czasowy')
  const t = words('pl')
  const free = [...text.matchAll(/<li><a class="choice" href="[^"]+">([\s\S]*?)<\/a><\/li>/g)].map(([, name]) => name)
  // Each day that can be had is one link, which says how much there is; a full one is no stop of the keyboard.
  expect(free[0]).toMatch(/Poniedziałek, 23 listopada <small>\s*3\s/)
  expect(text).toContain(`<li class="day full">Piątek, 20 listopada <b>${t('booking:day.full')}</b>`)
  expect(text).not.toMatch(/tabindex="[^-0]|disabled|role="grid"/)
})

test('[BOK-15] seen elsewhere: limits by address that shut out a hostel or a mobile network', async () => {
  const site = await runSite({ profile: (yaml) => yaml.replace('seats: 3', 'seats: 100') })
  const at = String(site.office.time.instant('2026-11-20', '08:00'))
  const day = '/bydgoszcz/pl/m/pobyt-czasowy/2026-11-20'
  const held = await Promise.all(Array.from({ length: 90 }, () => site.post(day, { at })))
  expect(held.filter(({ status }) => status === 303)).toHaveLength(90)
})
