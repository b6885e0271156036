import { expect, test } from 'vitest'
import { hubOf } from '../testing/hub-of.ts'
import { codeIn, runSite, untilCode } from '../testing/running-site.ts'

test('the office sees what each day has, by matter: free, held, booked; nobody else is told of it', async () => {
  const site = await runSite()
  const hub = hubOf(site)
  const before = (await hub.calendar()).days[0]?.matters[0]
  expect(before).toMatchObject({ matter: 'pobyt-czasowy', held: 0, booked: 0 })
  const page = await untilCode(site)
  const held = (await hub.calendar()).days[0]?.matters[0]
  expect(held).toEqual({ ...before, free: (before?.free ?? 0) - 1, held: 1, booked: 0 })
  await site.post(page, { act: 'code', code: codeIn(await site.letter(1)) })
  expect((await hub.calendar()).days[0]?.matters[0]).toMatchObject({ held: 0, booked: 1 })
  for (const path of ['calendar', 'day?date=2026-11-20', 'bookings'])
    expect((await site.get(`/${site.office.profile.id}/office/${path}`)).status).toBe(404)
})

test('a day that is closed, over or not open yet for visitors says so, and when it opens', async () => {
  const hub = hubOf(await runSite())
  const kinds = new Map((await hub.calendar('from=2026-11-18&days=42')).days.map((day) => [day.date, day]))
  expect(kinds.get('2026-11-18')?.kind).toBe('over')
  expect(kinds.get('2026-11-20')?.kind).toBe('open')
  expect(kinds.get('2026-11-22')?.kind).toBe('closed')
  expect(kinds.get('2026-12-29')).toMatchObject({ kind: 'not-yet', opensAt: expect.any(Number) })
})

test('[BOK-10] the office sees a day’s bookings by hour, whose they are, and how their letters stand', async () => {
  const site = await runSite()
  const hub = hubOf(site)
  const page = await untilCode(site, { name: 'Олена Коваль' })
  await site.post(page, { act: 'code', code: codeIn(await site.letter(1)) })
  await site.letter(2)
  const { visits, hours } = await hub.day()
  expect(visits).toMatchObject([
    {
      ...{ matter: 'pobyt-czasowy', state: 'booked', name: 'Олена Коваль', email: 'olena@example.org' },
      ...{ language: 'uk', pin: expect.stringMatching(/^\d{4}$/) },
      letters: [{ kind: 'code' }, { kind: 'booked' }],
    },
  ])
  expect(hours.length).toBeGreaterThan(0)
  expect(hours.every(({ free }) => free > 0)).toBe(true)
})

test('[BOK-1] who can’t book is booked by the office, by the same rules; no address, no letter', async () => {
  const site = await runSite()
  const hub = hubOf(site)
  const [hour] = (await hub.day()).hours
  const done = await hub.book({ at: hour?.at })
  expect(done.body).toMatchObject({ booking: { state: 'booked', name: 'Jan Nowak', email: '', time: hour?.time } })
  // Another of the same name without an address is somebody else.
  expect((await hub.book({ at: hour?.at })).body).toMatchObject({ booking: { pin: expect.any(String) } })
  expect((await site.feed()).body.bookings).toHaveLength(2)
  expect(site.mailbox.letters).toHaveLength(0)
  await hub.book({ at: hour?.at, email: 'jan@example.org' })
  expect((await site.letter(1)).to).toContain('jan@example.org')
  expect((await hub.book({ at: hour?.at })).body).toEqual({ refusal: { code: 'place-taken' } })
})

test('[BOK-4] [BOK-5] the office books nobody twice, and nothing before its release', async () => {
  const site = await runSite()
  const hub = hubOf(site)
  const [first, second] = (await hub.day()).hours
  const jan = { email: 'jan@example.org' }
  expect((await hub.book({ ...jan, at: first?.at })).body).toMatchObject({ booking: {} })
  expect((await hub.book({ ...jan, at: second?.at })).body).toEqual({ refusal: { code: 'has-one' } })
  const later = site.office.time.instant('2026-12-29', '10:00')
  expect((await hub.book({ at: later })).body).toEqual({ refusal: { code: 'no-such-hour' } })
})

test('what is asked wrongly says which field, and changes nothing', async () => {
  const site = await runSite()
  const hub = hubOf(site)
  const [hour] = (await hub.day()).hours
  for (const [more, field] of [
    [{ at: 'soon' }, 'at'],
    [{ at: hour?.at, name: '' }, 'name'],
    [{ at: hour?.at, email: 'nobody' }, 'email'],
    [{ at: hour?.at, language: 'xx' }, 'language'],
  ] as const)
    expect(await hub.book(more)).toMatchObject({ status: 400, body: { error: { field } } })
  expect(await hub.ask('bookings', 'text')).toMatchObject({ status: 400 })
  expect(await hub.ask('day?date=2026-02-30')).toMatchObject({ status: 400, body: { error: { field: 'date' } } })
  expect(await hub.ask('calendar?days=9999')).toMatchObject({ status: 400, body: { error: { field: 'days' } } })
  expect((await site.feed()).body.bookings).toHaveLength(0)
})
