import { words } from '@poczekalnia/locales'
import type { InvitationFault, InvitedLetter } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { hubOf } from '../testing/hub-of.ts'
import { codeIn, hoursOn, type RunningSite, runSite } from '../testing/running-site.ts'

const t = words('pl')
const matter = '/bydgoszcz/pl/m/pobyt-staly'

/** Bydgoszcz, where permanent residence is for the invited only. */
const invitingSite = (at?: string) =>
  runSite({
    ...(at && { at }),
    profile: (yaml) =>
      yaml.replace('queue: pobyt-staly, minutes: 20', 'queue: pobyt-staly, minutes: 20, invited: true'),
  })

type Asked = { matter?: string; rows?: unknown }

async function invite(site: RunningSite, asked: Asked, token = 'hub-token-of-a-test') {
  const response = await fetch(`${site.url}/bydgoszcz/office/invitations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ matter: 'pobyt-staly', ...asked }),
  })
  const body = (await response.text()) || '{}'
  const { letters = [], faults = [] } = (response.status === 404 ? {} : JSON.parse(body)) as {
    letters?: InvitedLetter[]
    faults?: InvitationFault[]
  }
  return { status: response.status, letters, faults }
}

const row = (n: number, lastDay = '2026-11-27') => ({ case: `SO-II.6151.${n}.2026`, lastDay })

async function oneLetter(site: RunningSite, lastDay?: string): Promise<InvitedLetter> {
  const { letters } = await invite(site, { rows: [row(1, lastDay)] })
  return letters[0]!
}

const open = (site: RunningSite, letter: { case: string; code: string }) =>
  site.post(matter, { case: letter.case, code: letter.code })

async function bookBy(site: RunningSite, calendar: string, date: string, email = 'anna@example.org') {
  const day = calendar.replace('?', `/${date}?`)
  const [at = ''] = hoursOn((await site.get(day)).text)
  const held = await site.post(day, { at })
  if (held.location === null) return held
  await site.post(held.location, { act: 'person', name: 'Anna Nowak', email })
  return held
}

test('[BOK-14] an invited matter is booked by the letter’s case and code, once; the desk has the case', async () => {
  const site = await invitingSite()
  const letter = await oneLetter(site)
  expect(letter).toEqual({ ...row(1), code: expect.stringMatching(/^\d{6}$/) })
  expect((await site.get('/bydgoszcz/pl')).text).toContain(t('booking:matter.invited'))
  expect((await site.get(matter)).text).toContain(t('booking:invited.question'))
  // As people type: small letters, other signs between, spaces in the code.
  const typed = { case: ' so ii 6151/1/2026', code: `${letter.code.slice(0, 3)} ${letter.code.slice(3)}` }
  const opened = await open(site, typed)
  expect([opened.status, opened.location?.startsWith(`${matter}?letter=`)]).toEqual([303, true])
  const calendar = opened.location ?? ''
  const { location } = await bookBy(site, calendar, '2026-11-20')
  await site.post(location ?? '', { act: 'code', code: codeIn(await site.letter(1)) })
  expect((await site.feed()).body.bookings).toMatchObject([{ queue: 'pobyt-staly', case: 'SO-II.6151.1.2026' }])

  // One booking a letter: by the page that is still open, and by the letter typed again.
  expect((await bookBy(site, calendar, '2026-11-23')).text).toContain(t('booking:refusal.invitation-used'))
  expect((await open(site, letter)).text).toContain(t('booking:refusal.invitation-used'))
})

test('[BOK-14] who calls the visit off can book by the same letter again', async () => {
  const site = await invitingSite()
  const letter = await oneLetter(site)
  const { location: calendar } = await open(site, letter)
  const { location } = await bookBy(site, calendar ?? '', '2026-11-27')
  await site.post(location ?? '', { act: 'code', code: codeIn(await site.letter(1)) })
  const page = /\/bydgoszcz\/pl\/v\/[\w-]+/.exec((await site.letter(2)).text)?.[0] ?? ''
  await site.post(page, { act: 'send' })
  const inside = (await site.post(page, { act: 'code', code: codeIn(await site.letter(3)) })).location ?? ''
  // It is not moved past the letter's last day either.
  const late = site.office.time.instant('2026-11-30', '08:00')
  expect((await site.post(`${inside}/move/2026-11-30`, { at: String(late) })).text).toContain(
    t('booking:refusal.no-such-hour'),
  )
  expect((await site.get(`${inside}/move`)).text).not.toContain('30 listopada')
  await site.post(`${inside}/cancel`, { sure: 'yes' })
  expect((await open(site, letter)).status).toBe(303)
})

test('[BOK-14] nobody learns which cases there are: wrong code, locked letter and no letter are one', async () => {
  const site = await invitingSite()
  const letter = await oneLetter(site)
  const wrong = letter.code === '000000' ? '000001' : '000000'
  const unknown = { case: 'SO-II.6151.9.2026', code: wrong }
  const answers = []
  for (let n = 0; n < 6; n++)
    for (const typed of [{ ...letter, code: wrong }, unknown]) answers.push(await open(site, typed))
  answers.push(await open(site, letter))
  const shown = answers.map(({ status, text }) => ({ status, text: text.replaceAll(/SO-II\.6151\.\d\.2026/g, 'CASE') }))
  expect(new Set(shown.map((one) => JSON.stringify(one))).size).toBe(1)
  expect(shown[0]).toMatchObject({ status: 400, text: expect.stringContaining(t('booking:invited.wrong')) })
  // The office sends a new letter, which works; the old code never does again.
  const again = await oneLetter(site)
  expect((await open(site, again)).status).toBe(303)
  if (again.code !== letter.code) expect((await open(site, letter)).status).toBe(400)
})

test('[BOK-14] without a letter neither days nor hours of an invited matter can be had', async () => {
  const site = await invitingSite()
  await oneLetter(site)
  const at = String(site.office.time.instant('2026-11-20', '08:00'))
  for (const query of ['', '?letter=x', '?letter=abc.1999999999999.abc']) {
    expect((await site.get(matter + query)).text).not.toContain('2026-11-20')
    expect((await site.get(`${matter}/2026-11-20${query}`)).location).toBe(matter)
    expect((await site.post(`${matter}/2026-11-20${query}`, { at })).location).toBe(matter)
  }
  // Another matter's calendar has no letter to ask for.
  expect((await site.post('/bydgoszcz/pl/m/pobyt-czasowy', { case: 'x', code: '123456' })).status).toBe(404)
})

test('[BOK-14] the letter’s last day is the last that can be booked, and then it opens nothing', async () => {
  const site = await invitingSite()
  const letter = await oneLetter(site, '2026-11-23')
  const { location: calendar = '' } = await open(site, letter)
  const { text } = await site.get(calendar ?? '')
  expect(text).toContain('/2026-11-23?letter=')
  expect(text).not.toContain('/2026-11-24?letter=')
  site.clock.set('2026-11-24T08:00')
  expect((await open(site, letter)).text).toContain(t('booking:invited.over'))
  expect((await site.get(calendar ?? '')).text).toContain(t('booking:invited.question'))
})

test('[BOK-14] a file with a wrong row invites nobody, and each fault names its row and field', async () => {
  const site = await invitingSite()
  const rows = [row(1), { case: '', lastDay: '2026-13-01' }, { lastDay: '2026-11-27' }, row(1), { ...row(2), x: 1 }]
  const { status, faults } = await invite(site, { rows: [...rows, { case: '--', lastDay: '2026-11-18' }] })
  expect(status).toBe(400)
  expect(faults.map(({ row: n, field }) => `${n} ${field}`)).toEqual([
    ...['2 case', '2 lastDay', '3 case', '4 case', '5 row', '6 case', '6 lastDay'],
  ])
  expect(faults.at(-1)?.expected).toBe('today (2026-11-19) or a later day')
  expect((await invite(site, { rows: [] })).faults).toMatchObject([{ row: 0, field: 'rows' }])
  expect((await invite(site, { matter: 'pobyt-czasowy', rows: [row(1)] })).faults).toEqual([
    { row: 0, field: 'matter', expected: 'a matter for the invited only: pobyt-staly' },
  ])
  expect((await invite(site, { rows: [row(1)] }, 'wrong')).status).toBe(404)
})

test('[BOK-14] the letters of a file come as one page to print, and their codes open the calendar', async () => {
  const site = await runSite({
    profile: (yaml) =>
      yaml.replace('queue: pobyt-staly, minutes: 20', 'queue: pobyt-staly, minutes: 20, invited: true'),
  })
  const ask = async (lastDay: string) => {
    const { body } = await hubOf(site).ask('invitation-letters', {
      ...{ matter: 'pobyt-staly', rows: [{ case: 'SO.1', lastDay }] },
    })
    return body as { print?: string; faults?: object[] }
  }
  expect(await ask('2026-11-01')).toMatchObject({ faults: [{ row: 1, field: 'lastDay' }] })
  const { print = '' } = await ask('2026-11-27')
  expect(print).toContain(`${site.url}/bydgoszcz`)
  const code = /class="code">(\d{6})</.exec(print)?.[1] ?? ''
  const opened = await site.post('/bydgoszcz/pl/m/pobyt-staly', { case: 'SO.1', code })
  expect(opened.location).toContain('letter=')
})
