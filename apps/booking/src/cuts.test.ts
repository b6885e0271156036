import { words } from '@poczekalnia/locales'
import { expect, test } from 'vitest'
import { bookedOn, hubOf } from './testing/hub-of.ts'
import { codeIn, hoursOn, runSite, untilCode } from './testing/running-site.ts'

const t = words('uk')
const day = { date: '2026-11-23', from: null, to: null, places: null, seats: 0 }
const path = '/bydgoszcz/uk/m/pobyt-czasowy/2026-11-23'
const make = (cut: object, id = 'c1') => ({ cut, id, staff: 's-1' })
const asked = t('booking:letter.cut.subject', { matter: 'Тимчасове проживання' })

test('[BOK-11] who is affected is told before; then nobody can book the day, and each is asked to move', async () => {
  const site = await runSite()
  const hub = hubOf(site)
  const { id, link } = await bookedOn(site, { date: '2026-11-23' })
  expect(await hub.preview(day)).toMatchObject([{ id, name: 'Олена Коваль', isCut: false }])
  expect((await hub.cuts()).affected).toEqual([])
  expect((await hub.ask('cuts', make(day))).body).toEqual({ id: 'c1', affected: 1 })
  const letter = await site.letter(3)
  expect(letter.subject).toContain(asked)
  expect(letter.text).toContain(t('booking:letter.cut.else'))
  expect(letter.text).toContain(link)
  // Nothing is lost: it stays booked until somebody moves it or calls it off.
  expect((await hub.cuts()).affected).toMatchObject([{ id, state: 'booked', isCut: true }])
  expect(hoursOn((await site.get(path)).text)).toEqual([])
  // The same again writes to nobody twice, nor does a start.
  expect((await hub.ask('cuts', make(day))).body).toEqual({ id: 'c1', affected: 0 })
  await site.restart()
  expect((await hub.cuts()).cuts).toMatchObject([{ id: 'c1', date: '2026-11-23', staff: 's-1' }])
  expect(site.mailbox.letters).toHaveLength(3)
})

test('[BOK-11] [BOK-9] whose hour was cut may move to the last, though it is too late for others', async () => {
  const site = await runSite()
  const hub = hubOf(site)
  const { link, id } = await bookedOn(site, { date: '2026-11-23' })
  site.clock.set('2026-11-22T20:00')
  await hub.ask('cuts', make(day))
  await site.letter(3)
  await site.post(link, { act: 'send' })
  const opened = await site.post(link, { act: 'code', code: codeIn(await site.letter(4)) })
  const at = site.office.time.instant('2026-11-24', '09:00')
  expect((await site.post(`${opened.location}/move/2026-11-24`, { at: String(at) })).location).toContain('done=move')
  expect((await hub.cuts()).affected).toEqual([])
  expect((await hub.day('2026-11-24')).visits).toMatchObject([{ id, time: '09:00', isCut: false }])
})

test('[BOK-11] fewer seats: who can stay at their hour is seated anew, and only the rest is asked', async () => {
  const site = await runSite()
  const hub = hubOf(site)
  const at = site.office.time.instant('2026-11-23', '08:00')
  const ids: string[] = []
  for (const n of [0, 1, 2])
    ids.push((await hub.book({ at, name: `Anna ${'ABC'[n]}`, email: `a${n}@example.org` })).body.booking.id)
  await site.letter(3)
  await hub.change('call-off', { ids: [ids[0]], reason: 'wrong-queue', staff: null })
  await site.letter(4)
  const [places] = (await hub.cuts()).places
  const two = { ...day, places: places?.id, seats: 2 }
  expect(await hub.preview(two)).toEqual([])
  expect((await hub.ask('cuts', make(two))).body).toMatchObject({ affected: 0 })
  const one = { ...two, seats: 1, from: '08:00', to: '09:00' }
  expect((await hub.ask('cuts', make(one, 'c2'))).body).toMatchObject({ affected: 1 })
  await site.letter(5)
  expect((await hub.cuts()).affected).toHaveLength(1)
  expect((await hub.day('2026-11-23')).visits.filter(({ state }) => state === 'booked')).toHaveLength(2)
  // Taken back: the place is there again, and whoever lost it has it.
  expect((await hub.ask('cuts/lift', { id: 'c2' })).body).toEqual({ lifted: true })
  expect((await hub.cuts()).affected).toEqual([])
  expect((await hub.ask('cuts/lift', { id: 'c2' })).body).toEqual({ lifted: false })
})

test('[BOK-11] some hours are cut, the others of the day stay; who is typing is told before being booked', async () => {
  const site = await runSite()
  const hub = hubOf(site)
  const page = await untilCode(site, { date: '2026-11-23' })
  const code = codeIn(await site.letter(1))
  await hub.ask('cuts', make({ ...day, to: '10:00' }))
  const hours = hoursOn((await site.get(path)).text).map((at) => site.office.time.hourAndMinute(Number(at)))
  expect(hours[0]).toBe('10:00')
  const typed = await site.post(page, { act: 'code', code })
  expect(typed.text).toContain(t('booking:refusal.no-such-hour'))
  expect((await site.feed()).body.bookings).toEqual([])
})

test('[BOK-11] hours that the profile cuts are found at the start: its visitors are written to as well', async () => {
  const site = await runSite()
  await bookedOn(site, { date: '2026-11-23' })
  site.office.profile.booking?.places.splice(0, 1)
  await site.restart()
  expect((await site.letter(3)).subject).toContain(asked)
})

test('what is asked wrongly of a cut says which field, and cuts nothing', async () => {
  const hub = hubOf(await runSite())
  for (const [cut, field] of [
    [{ ...day, date: '2026-02-30' }, 'cut.date'],
    [{ ...day, from: '10:00', to: '09:00' }, 'cut.to'],
    [{ ...day, seats: 1 }, 'cut.seats'],
  ] as const)
    expect(await hub.ask('cuts', make(cut))).toMatchObject({ status: 400, body: { error: { field } } })
  const code = async (more: object) => (await hub.ask('cuts', make({ ...day, ...more }))).body
  expect(await code({ date: '2026-11-18' })).toEqual({ refusal: { code: 'day-over' } })
  expect(await code({ places: 'none', seats: 1 })).toEqual({ refusal: { code: 'places-unknown' } })
  expect((await hub.cuts()).cuts).toEqual([])
})

test('[ACC-10] once the office closes early nobody books after that hour; who is booked keeps the place', async () => {
  const site = await runSite()
  const hub = hubOf(site)
  const today = '2026-11-19'
  const hours = async () =>
    hoursOn((await site.get(path.replace('2026-11-23', today))).text).map((at) =>
      site.office.time.hourAndMinute(Number(at)),
    )
  const { id, link } = await bookedOn(site, { date: today })
  const late = await untilCode(site, { date: today, name: 'Анна Новак', email: 'anna@example.org' })
  const code = codeIn(await site.letter(3))
  expect(await hours()).not.toEqual([])
  for (let n = 0; n < 2; n++) expect((await hub.ask('closes', { date: today, closes: '12:10' })).status).toBe(200)
  await expect.poll(hours).toEqual([])
  expect((await site.post(late, { act: 'code', code })).text).toContain(t('booking:refusal.no-such-hour'))
  // The office writes to its visitors itself, and shows no cut that somebody could lift.
  expect(await hub.cuts()).toMatchObject({ cuts: [], affected: [] })
  await site.restart()
  expect([await hours(), site.mailbox.letters.length]).toEqual([[], 3])
  expect((await site.get(link)).text).toContain('o…@example.org')
  const { visits } = await hub.day(today)
  expect(visits.find((visit) => visit.id === id)).toMatchObject({ state: 'booked', isCut: false })
  await hub.ask('closes', { date: today, closes: null })
  await expect.poll(hours).not.toEqual([])
  expect((await hub.ask('closes', { date: today, closes: '1210' })).body).toMatchObject({ error: { field: 'closes' } })
})
