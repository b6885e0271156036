import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { words } from '@poczekalnia/locales'
import { expect, test } from 'vitest'
import { bookedOn, hubOf } from '../testing/hub-of.ts'
import { runSite } from '../testing/running-site.ts'

const staff = 's-1'
const matter = 'Тимчасове проживання'

test('[BOK-9] the office moves a visit, also when its visitor no longer can: a letter with the new hour', async () => {
  const site = await runSite()
  const hub = hubOf(site)
  const { id } = await bookedOn(site)
  site.clock.set('2026-11-19T20:00')
  const [hour] = (await hub.day('2026-11-24')).hours
  const { bookings } = await hub.change('move', { id, at: hour?.at, staff })
  expect(bookings).toMatchObject([{ id, state: 'booked', date: '2026-11-24', time: hour?.time, staff }])
  const letter = await site.letter(3)
  expect(letter.subject).toContain(words('uk')('booking:letter.moved.subject', { matter }))
  expect(letter.text).toContain(bookings[0]?.pin ?? 'none')
  expect((await hub.day('2026-11-20')).visits).toEqual([])
})

test('[BOK-1] a move to an hour that nobody can have is refused, and the visit stays where it was', async () => {
  const site = await runSite({ profile: (yaml) => yaml.replace('seats: 3', 'seats: 1') })
  const hub = hubOf(site)
  const one = await bookedOn(site)
  const other = await bookedOn(site, { name: 'Anna Nowak', email: 'anna@example.org' })
  const at = site.office.time.instant(other.date, other.time)
  expect((await hub.change('move', { id: one.id, at, staff })).refused).toEqual([{ id: one.id, code: 'place-taken' }])
  const night = site.office.time.instant('2026-11-20', '03:00')
  expect((await hub.change('move', { id: one.id, at: night, staff })).refused[0]?.code).toBe('no-such-hour')
  expect((await hub.change('move', { id: 'nobody', at, staff })).refused[0]?.code).toBe('not-so-now')
  expect((await hub.day()).visits.map(({ id, time }) => [id, time])).toContainEqual([one.id, one.time])
})

test('[BOK-11] the office calls off with a reason of its list: a letter, and the place is free', async () => {
  const site = await runSite()
  const hub = hubOf(site)
  const { id } = await bookedOn(site)
  const callOff = (reason: string) => hub.change('call-off', { ids: [id], reason, staff })
  expect((await callOff('nothing')).refused[0]?.code).toBe('reason-unknown')
  const { bookings } = await callOff('wrong-queue')
  expect(bookings).toMatchObject([{ id, state: 'cancelled', by: 'office', reason: 'wrong-queue', staff }])
  const letter = await site.letter(3)
  expect(letter.text).toContain('Справу розглядають в іншому місці')
  expect(letter.attachments[0]?.content).toContain('METHOD:CANCEL')
  expect((await callOff('wrong-queue')).refused[0]?.code).toBe('not-so-now')
  expect(site.mailbox.letters).toHaveLength(3)
})

test('[WRO-7] what a program booked is removed in one go, each with a letter; the rest stays', async () => {
  const site = await runSite()
  const hub = hubOf(site)
  const ids: string[] = []
  for (const n of [0, 1, 2])
    ids.push((await bookedOn(site, { name: `Program ${'ABC'[n]}`, email: `p${n}@example.org` })).id)
  const { bookings, refused } = await hub.change('call-off', {
    ...{ ids: [...ids.slice(0, 2), 'nobody'], reason: 'booked-by-program', staff },
  })
  expect(bookings.map(({ id }) => id)).toEqual(ids.slice(0, 2))
  expect(refused).toEqual([{ id: 'nobody', code: 'not-so-now' }])
  expect((await site.letter(8)).text).toContain('програма')
  expect((await hub.day()).visits.map(({ state }) => state).sort()).toEqual(['booked', 'cancelled', 'cancelled'])
})

test('[BOK-10] a corrected address has the confirmation at once, and it can be sent again', async () => {
  const site = await runSite()
  const hub = hubOf(site)
  const [hour] = (await hub.day()).hours
  const { booking } = (await hub.book({ at: hour?.at })).body as { booking: { id: string } }
  // Without an address no letter goes, whatever is done.
  await hub.change('again', { id: booking.id })
  await hub.change('move', { id: booking.id, at: (await hub.day()).hours[5]?.at, staff })
  const corrected = await hub.change('address', { id: booking.id, email: 'jan@example.org', staff })
  expect(corrected.bookings).toMatchObject([{ email: 'jan@example.org', staff }])
  expect((await site.letter(1)).to).toBe('jan@example.org')
  await hub.change('again', { id: booking.id })
  await site.letter(2)
  expect(await hub.ask('address', { id: booking.id, email: 'nobody', staff })).toMatchObject({
    ...{ status: 400, body: { error: { field: 'email' } } },
  })
})

test('[ALL-8] once its visitor changes it, a visit is no longer told as the staff’s', async () => {
  const site = await runSite()
  const hub = hubOf(site)
  const { id } = await bookedOn(site)
  const [hour] = (await hub.day('2026-11-24')).hours
  await hub.change('move', { id, at: hour?.at, staff })
  const link = /(\/bydgoszcz\/uk\/v\/\S+)/.exec((await site.letter(3)).text)?.[1] ?? ''
  await site.post(link, { act: 'send' })
  const code = /\d{6}/.exec((await site.letter(4)).subject)?.[0] ?? ''
  const opened = await site.post(link, { act: 'code', code })
  await site.post(`${opened.location}/cancel`, { sure: 'yes' })
  expect((await site.feed()).body.bookings).toMatchObject([{ state: 'cancelled', by: 'visitor', staff: null }])
})

test('[ALL-12] codes of the office are nobody’s here; whoever has one too close gets another, by letter', async () => {
  const site = await runSite()
  const hub = hubOf(site)
  const one = await bookedOn(site)
  const close = `${one.pin.slice(0, 3)}${(Number(one.pin[3]) + 1) % 10}`
  const { bookings } = await hub.change('codes', { date: one.date, codes: [close], again: [one.id] })
  const pin = bookings[0]?.pin ?? ''
  const differs = (a: string) => [...a].filter((sign, n) => sign !== close[n]).length
  expect(pin).not.toBe(one.pin)
  expect(differs(pin)).toBeGreaterThan(1)
  const letter = await site.letter(3)
  expect(letter.subject).toContain(words('uk')('booking:letter.code-changed.subject', { matter }))
  expect(letter.text).toContain(pin)
  for (let n = 0; n < 3; n++) {
    const next = await bookedOn(site, { name: `Anna ${'ABC'[n]}`, email: `a${n}@example.org` })
    expect(differs(next.pin)).toBeGreaterThan(1)
  }
})

test('[ALL-4] [BOK-17] whoever the office erases is gone from the site; the visit stays', async () => {
  const site = await runSite()
  const hub = hubOf(site)
  const { id, link, pin } = await bookedOn(site)
  const other = await bookedOn(site, { name: 'Anna Nowak', email: 'anna@example.org' })
  expect(await hub.ask('erase', { ids: [id, 'nobody'] })).toEqual({ status: 200, body: { erased: 1 } })
  expect((await hub.ask('erase', { ids: [id] })).body).toEqual({ erased: 0 })
  const { visits } = await hub.day()
  expect(visits.find((one) => one.id === id)).toMatchObject({ name: '', email: '', pin, state: 'booked', letters: [] })
  expect((await site.feed()).body.bookings).toMatchObject([{ id, name: '', email: '', pin }, { id: other.id }])
  expect((await site.get(link)).status).toBe(404)
  await site.restart()
  const files = ['booking.db', 'booking.db-wal'].map((name) => join(site.dir, name)).filter(existsSync)
  const bytes = Buffer.concat(files.map((file) => readFileSync(file)))
  for (const trace of ['Олена Коваль', 'olena@example.org']) expect(bytes.includes(trace), trace).toBe(false)
  expect(bytes.includes('anna@example.org')).toBe(true)
  expect((await hub.ask('erase', { ids: [] })).status).toBe(400)
})

test('visits to come are found by name in any script, by e-mail and by code; nobody else is told', async () => {
  const site = await runSite()
  const hub = hubOf(site)
  const { id, pin } = await bookedOn(site)
  const find = async (text: string) =>
    ((await hub.ask(`visits?find=${encodeURIComponent(text)}`)).body.visits as { id: string }[]).map((one) => one.id)
  expect(await find('Koval')).toEqual([id])
  expect(await find('olena@example')).toEqual([id])
  expect(await find(pin)).toEqual([id])
  expect(await find('Shevchenko')).toEqual([])
  expect((await hub.ask('hours?matter=pobyt-czasowy&from=2026-11-24')).body.hours[0]).toMatchObject({
    ...{ date: '2026-11-24', time: '08:00', free: 3 },
  })
  for (const path of ['visits?find=x', 'hours?matter=x&from=2026-11-24', 'cuts'])
    expect((await site.get(`/bydgoszcz/office/${path}`)).status).toBe(404)
})
