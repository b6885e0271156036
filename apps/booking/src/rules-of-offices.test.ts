import { words } from '@poczekalnia/locales'
import { expect, test } from 'vitest'
import { codeIn, hoursOn, runSite } from './testing/running-site.ts'

/** What single offices ask for, over their own profiles. */

const t = words('pl')

test('[KAT-1] Katowice asks where somebody lives before it shows a day, and says who serves the others', async () => {
  const site = await runSite({ office: 'katowice' })
  const matter = '/katowice/pl/m/pobyt-czasowy'
  const asked = await site.get(matter)
  expect(asked.text).toContain(t('booking:residence.question'))
  expect([...asked.text.matchAll(/\?from=/g)]).toHaveLength(36)
  const away = await site.get(`${matter}?from=${encodeURIComponent('powiat żywiecki')}`)
  expect(away.text).toContain('ul. Piastowska 40, Bielsko-Biała')
  expect(away.text).not.toContain('2026-11-20')
  const here = await site.get(`${matter}?from=${encodeURIComponent('Ruda Śląska')}`)
  expect(here.text).toContain('/2026-11-20?from=Ruda%20%C5%9Al%C4%85ska"')
  // No way around it: neither the day nor its hours can be had without.
  for (const from of ['', '?from=powiat%20%C5%BCywiecki', '?from=nowhere']) {
    const day = await site.get(`${matter}/2026-11-20${from}`)
    expect([day.status, day.location]).toEqual([303, matter])
    expect((await site.post(`${matter}/2026-11-20${from}`, { at: '1' })).location).toBe(matter)
  }
})

test('[KAT-5] what has to be true is said before, and declared: without it no code is sent', async () => {
  const site = await runSite({ office: 'katowice' })
  expect((await site.get('/katowice/pl')).text).toContain('Nie mam numeru PESEL ze statusem UKR.')
  const day = '/katowice/pl/m/pobyt-staly/2026-11-20?from=Katowice'
  const [at = ''] = hoursOn((await site.get(day)).text)
  const page = (await site.post(day, { at })).location ?? ''
  const who = { act: 'person', name: 'Anna Nowak', email: 'anna@example.org' }
  for (const form of [who, { ...who, 'declare-1': 'yes' }, { ...who, 'declare-1': 'yes', 'declare-2': 'no' }]) {
    const { status, text } = await site.post(page, form)
    expect([status, text.includes(t('booking:problem.declare'))]).toEqual([400, true])
  }
  expect((await site.post(page, { ...who, 'declare-1': 'yes', 'declare-2': 'yes' })).status).toBe(303)
})

test('[WRO-6] [WRO-4] Wrocław: regulations accepted, parents bring their children, a code of eight', async () => {
  const site = await runSite({ office: 'wroclaw' })
  const rules = await site.get('/wroclaw/pl/regulations')
  expect(rules.text).toContain('są zabronione i usuwamy je')
  const day = '/wroclaw/pl/m/legalizacja-pobytu/2026-11-20'
  const [at = ''] = hoursOn((await site.get(day)).text)
  const page = (await site.post(day, { at })).location ?? ''
  expect((await site.get(page)).text).toContain('href="/wroclaw/pl/regulations"')
  const who = { act: 'person', name: 'Anna Nowak', email: 'anna@example.org', party: '3' }
  expect((await site.post(page, who)).text).toContain(t('booking:problem.declare'))
  const accepted = { ...who, 'declare-1': 'yes' }
  for (const party of ['0', '7', '-1', '1.5', 'x'])
    expect((await site.post(page, { ...accepted, party })).text, party).toContain(t('booking:problem.party'))
  await site.post(page, accepted)
  await site.post(page, { act: 'code', code: codeIn(await site.letter(1)) })
  const { body } = await site.feed()
  expect(body.bookings).toMatchObject([{ party: 3, pin: expect.stringMatching(/^\d{8}$/) }])
})

test('[WRO-6] a day’s limit is kept, whoever asks at the same moment', async () => {
  const site = await runSite({ office: 'wroclaw', profile: (yaml) => yaml.replace('perDay: 16', 'perDay: 1') })
  const day = '/wroclaw/pl/m/status-sprawy/2026-11-20'
  const hours = hoursOn((await site.get(day)).text)
  const both = await Promise.all(hours.slice(0, 5).map((at) => site.post(day, { at })))
  expect(both.filter(({ status }) => status === 303)).toHaveLength(1)
  expect((await site.get(day)).text).toContain(t('booking:day.full'))
})

test('[OLS-1] [OLS-7] Olsztyn: the family tab is declared, and its visitors are called by number', async () => {
  const site = await runSite({ office: 'olsztyn', at: '2026-11-20T08:00' })
  const matters = (await site.get('/olsztyn/pl')).text
  expect(matters).toMatch(
    /<h2 lang="pl" dir="ltr">Tylko dla rodzin z małoletnimi dziećmi.*<\/h2><ul class="plain"><li>/,
  )
  const day = '/olsztyn/pl/m/wizyty-rodzinne/2026-11-27'
  const [at = ''] = hoursOn((await site.get(day)).text)
  const page = (await site.post(day, { at })).location ?? ''
  const who = { act: 'person', name: 'Anna Nowak', email: 'anna@example.org', party: '4' }
  expect((await site.post(page, who)).text).toContain(t('booking:problem.declare'))
  await site.post(page, { ...who, 'declare-1': 'yes' })
  await site.post(page, { act: 'code', code: codeIn(await site.letter(1)) })
  const done = (await site.get(page)).text
  expect(done).toContain(t('booking:proof.number.how'))
  const number = `${site.office.queues.get('wizyty-rodzinne')?.prefix}001`
  expect(done).toContain(`<strong>${number}</strong>`)
  expect((await site.letter(2)).text).toContain(number)
})

test('[OLS-5] before Friday 8:00 nothing of next week is seen or held; at 8:00 it is', async () => {
  const site = await runSite({ office: 'olsztyn', at: '2026-11-20T07:59' })
  const matter = '/olsztyn/pl/m/odciski-palcow'
  const before = (await site.get(matter)).text
  expect(before).toContain('Rezerwacja otworzy się: piątek, 20 listopada 2026, godz.\u00a008:00')
  expect(before).not.toContain('2026-11-23"')
  const monday = site.office.time.instant('2026-11-23', '08:00')
  expect((await site.get(`${matter}/2026-11-23`)).location).toBe(matter)
  expect((await site.post(`${matter}/2026-11-23`, { at: String(monday) })).location).toBe(matter)
  site.clock.set('2026-11-20T08:00')
  expect((await site.get(matter)).text).toContain('/2026-11-23"')
  expect((await site.post(`${matter}/2026-11-23`, { at: String(monday) })).location).toMatch(/^\/olsztyn\/pl\/b\//)
})
