import { words } from '@poczekalnia/locales'
import { expect, test } from 'vitest'
import { codeIn, hoursOn, type RunningSite, runSite, untilCode } from './testing/running-site.ts'

const t = words('uk')
const day = '/bydgoszcz/uk/m/pobyt-czasowy/2026-11-23'

async function booked() {
  const site = await runSite({ profile: (yaml) => yaml.replace('seats: 3', 'seats: 1') })
  const page = await untilCode(site, { date: '2026-11-23' })
  await site.post(page, { act: 'code', code: codeIn(await site.letter(1)) })
  const link = /(\/bydgoszcz\/uk\/v\/\S+)/.exec((await site.letter(2)).text)?.[1] ?? ''
  const [told] = (await site.feed()).body.bookings as { id: string }[]
  return { site, link, id: told?.id ?? '' }
}

const tell = (site: RunningSite, outcome: object, token = 'hub-token-of-a-test') =>
  fetch(`${site.url}/bydgoszcz/outcomes`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ outcomes: [{ date: '2026-11-23', time: '08:00', reason: null, ...outcome }] }),
  })

test('[BOK-11] a visit that the office calls off: its visitor gets a letter with the reason, once', async () => {
  const { site, link, id } = await booked()
  const off = { id, state: 'cancelled', reason: 'wrong-queue' }
  for (let n = 0; n < 3; n++) expect((await tell(site, off)).status).toBe(200)
  const letter = await site.letter(3)
  expect(letter.subject).toContain(t('booking:letter.cancelled.subject', { matter: 'Тимчасове проживання' }))
  expect(letter.text).toContain('Справу розглядають в іншому місці')
  expect(letter.attachments[0]?.content).toContain('METHOD:CANCEL')
  expect((await site.get(link)).text).toContain('Справу розглядають в іншому місці')
  expect(site.mailbox.letters).toHaveLength(3)
  expect(hoursOn((await site.get(day)).text)).toContain(String(site.office.time.instant('2026-11-23', '08:00')))
})

test('[BOK-16] who stood at the machine has come, whatever was changed on line meanwhile', async () => {
  const { site, link, id } = await booked()
  await site.post(link, { act: 'send' })
  const opened = await site.post(link, { act: 'code', code: codeIn(await site.letter(3)) })
  const later = site.office.time.instant('2026-11-24', '09:00')
  await site.post(`${opened.location}/move/2026-11-24`, { at: String(later) })
  // The line was cut: the machine knew the old hour, and let the visitor in.
  await tell(site, { id, state: 'checked-in' })
  expect((await site.get(link)).status).toBe(410)
  const tuesday = await site.get('/bydgoszcz/uk/m/pobyt-czasowy/2026-11-24')
  expect(hoursOn(tuesday.text)).toContain(String(later))
})

test('an hour that the visitor has moved away from does not lapse', async () => {
  const { site, link, id } = await booked()
  await site.post(link, { act: 'send' })
  const opened = await site.post(link, { act: 'code', code: codeIn(await site.letter(3)) })
  await site.post(`${opened.location}/move/2026-11-24`, { at: String(site.office.time.instant('2026-11-24', '09:00')) })
  await tell(site, { id, state: 'lapsed' })
  expect((await site.feed()).body.bookings).toMatchObject([{ state: 'booked', date: '2026-11-24' }])
})

test('what is no outcome is refused, and nobody else may tell one', async () => {
  const { site, id } = await booked()
  expect((await tell(site, { id, state: 'checked-in' }, 'guessed')).status).toBe(404)
  for (const wrong of [
    { id, state: 'booked' },
    { id: 5, state: 'lapsed' },
    { id, state: 'lapsed', time: '25:00' },
  ])
    expect((await tell(site, wrong)).status).toBe(400)
  expect((await tell(site, { id: 'nobody', state: 'lapsed' })).status).toBe(200)
  expect((await site.feed()).body.bookings).toMatchObject([{ state: 'booked' }])
})
