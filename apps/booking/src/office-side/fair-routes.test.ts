import { SiteDraws, SiteEntries, SitePrograms } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { hubOf } from '../testing/hub-of.ts'
import { codeIn, hoursOn, type RunningSite, runSite } from '../testing/running-site.ts'

/** Bydgoszcz with two seats on Mondays, drawn each week; all other days are for whoever comes first. */
const drawnMondays = (yaml: string) =>
  yaml.replace('seats: 3', 'seats: 1').concat(`
  releases:
    - id: poniedzialki
      how: draw
      opens: { on: monday, at: "08:00" }
      closes: { on: friday, at: "12:00" }
      for: [monday]
      weeksAhead: 1
      matters: [pobyt-czasowy]
`)
const draw = { release: 'poniedzialki', round: '2026-11-20' }
const who = (n: number) => ({
  ...{ ...draw, matter: 'pobyt-czasowy', names: [`Нгуен ${'абвгд'[n]}`], document: `C12345${n}0`, email: '' },
  ...{ language: 'pl', days: ['2026-11-30'], hours: 'any', stepFree: false },
})

async function start() {
  const site = await runSite({ profile: drawnMondays })
  await site.lookAtDraws()
  const hub = hubOf(site)
  const entries = async (find = '') => {
    const { body } = await hub.ask(`draw-entries?${new URLSearchParams({ ...draw, find })}`)
    return SiteEntries.parse(body).entries
  }
  return { site, hub, entries }
}
async function drawNow(site: RunningSite) {
  for (const wall of ['2026-11-20T12:00', '2026-11-20T13:00']) {
    site.clock.set(wall)
    await site.lookAtDraws()
  }
}

test('[BOK-7] who has no mail is entered, found by name or receipt, and answered for by the office', async () => {
  const { site, hub, entries } = await start()
  const made = (await hub.ask('entries', who(0))).body as { receipt: string; line: string }
  expect((await hub.ask('entries', who(0))).body).toEqual({ refusal: { code: 'entered-already' } })
  for (const [more, field] of [
    [{ days: ['2026-12-01'] }, 'days'],
    [{ document: '1' }, 'document'],
    [{ matter: 'pobyt-staly' }, 'matter'],
    [{ round: '2026-11-19' }, 'round'],
  ] as const)
    expect((await hub.ask('entries', { ...who(1), ...more })).body).toMatchObject({ error: { field } })
  await hub.ask('entries', who(1))
  expect((await entries(made.receipt)).map(({ line, state }) => [line, state])).toEqual([[made.line, 'confirmed']])
  await drawNow(site)
  const offered = await entries()
  expect(offered.map(({ state, rank }) => [state, rank])).toEqual([
    ['offered', 1],
    ['offered', 2],
  ])
  const [one, two] = offered
  const yes = (await hub.ask('entry-acts', { entry: one?.id, act: 'accept', staff: 's-1' })).body
  expect(yes).toMatchObject({ line: one?.line, bookings: [{ state: 'booked', staff: 's-1', date: '2026-11-30' }] })
  expect((await hub.ask('entry-acts', { entry: one?.id, act: 'accept', staff: 's-1' })).body).toEqual({
    refusal: { code: 'not-so-now' },
  })
  await hub.ask('entry-acts', { entry: two?.id, act: 'decline', staff: 's-1' })
  expect((await site.feed()).body.bookings).toMatchObject([{ state: 'booked', name: one?.names[0] }])
  const { draws } = SiteDraws.parse((await hub.ask('fair-draws')).body)
  const report = { entries: 2, places: 2, given: 1, declined: 1, unanswered: 0, offered: 0, waiting: 0, came: 0 }
  expect(draws.find(({ round }) => round === draw.round)).toMatchObject({ state: 'drawn', report })
})

test('[BOK-7] whoever is entered at the counter is asked for an address that the mail server takes', async () => {
  const hub = hubOf(await runSite({ profile: drawnMondays, smtp: 'smtp://127.0.0.1:1' }))
  const enter = async (email: string) => (await hub.ask('entries', { ...who(0), email })).body
  expect(await enter('łukasz@example.org')).toEqual({ refusal: { code: 'email-letters' } })
  expect(await enter('"a"@example.org')).toEqual({ refusal: { code: 'email' } })
  expect(await enter('lukasz@żak.example')).toMatchObject({ receipt: expect.any(String) })
})

test('[WRO-7] documents that count on are shown as that, and removed by a person with a reason', async () => {
  const { site, hub, entries } = await start()
  const entering = '/bydgoszcz/uk/draw/poniedzialki/2026-11-20/enter/pobyt-czasowy'
  for (const n of [0, 1, 2]) {
    const email = `${'abc'[n]}@gmail.com`
    const form = { 'name-1': `Олена ${'абв'[n]}`, document: `AB12345${n}`, email, 'day-2026-11-30': 'yes' }
    const sent = await site.post(entering, { act: 'enter', hours: 'any', ...form })
    await site.post(sent.location ?? '', { act: 'code', code: codeIn(await site.letter(2 * n + 1)) })
    await site.letter(2 * n + 2)
  }
  const programs = SitePrograms.parse((await hub.ask('programs')).body)
  expect(programs.entries.map(({ signs }) => signs.find(({ kind }) => kind === 'documents-alike')?.figure)).toEqual([
    ...[3, 3, 3],
  ])
  const ids = programs.entries.map(({ id }) => id)
  const remove = (reason: string) => hub.ask('entry-removals', { entries: ids.slice(0, 2), reason, staff: 's-1' })
  expect((await remove('nothing')).body).toMatchObject({ removed: [], refused: [{ code: 'reason-unknown' }, {}] })
  expect((await remove('booked-by-program')).body).toMatchObject({ removed: [{ round: draw.round }, {}], refused: [] })
  const letter = await site.letter(7)
  expect(letter.text).toContain('Установа видалила цю заявку')
  expect((await entries()).map(({ state }) => state).sort()).toEqual(['confirmed', 'withdrawn', 'withdrawn'])
  await drawNow(site)
  expect((await entries()).filter(({ rank }) => rank !== null)).toHaveLength(1)
})

test('what opened for whoever came first is told by how soon it was taken', async () => {
  const { site, hub } = await start()
  // Thirty days ahead, at 8:00: the 21st of December opens on the 21st of November.
  site.clock.set('2026-11-21T08:00')
  const day = '/bydgoszcz/uk/m/pobyt-staly/2026-12-21'
  const hold = async (n: number) => {
    const [at = ''] = hoursOn((await site.get(day)).text)
    const { location } = await site.post(day, { at })
    const name = `Олена ${'абв'[n]}`
    const letters = site.mailbox.letters.length
    await site.post(location ?? '', { act: 'person', name, email: `o${'abc'[n]}@gmail.com` })
    await site.post(location ?? '', { act: 'code', code: codeIn(await site.letter(letters + 1)) })
    await site.letter(letters + 2)
  }
  await hold(0)
  site.clock.pass(5)
  await hold(1)
  const { openings } = SiteDraws.parse((await hub.ask('fair-draws')).body)
  const one = openings.find(({ days }) => days.includes('2026-12-21'))
  expect(one).toMatchObject({ firstMinute: 1, firstHour: 1, later: 0, retaken: 0 })
  expect(one?.places).toBeGreaterThan(10)
})
