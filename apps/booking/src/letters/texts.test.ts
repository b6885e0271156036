import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { openBookingStore } from '@poczekalnia/booking-core/store'
import { words } from '@poczekalnia/locales'
import { longDate } from '@poczekalnia/locales/long-date'
import { type Sms, type SmsGateway, segmentsOf } from '@poczekalnia/mail'
import { languages } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { testPostgres } from '../../../../packages/queue-core/src/testing/test-postgres.ts'
import { openSecrets } from '../secrets.ts'
import { hubOf } from '../testing/hub-of.ts'
import { hoursOn, type RunningSite, runSite, visitPageIn } from '../testing/running-site.ts'
import { openTexts } from './texts.ts'

const t = words('uk')

/** A gateway that keeps what it is given. */
function gateway() {
  const sent: (Sms & { id: string })[] = []
  const waiting: (() => void)[] = []
  const sms: SmsGateway = {
    async send(one, id) {
      sent.push({ ...one, id })
      for (const look of waiting) look()
      return { kind: 'sent' }
    },
  }
  const nth = (count: number) =>
    new Promise<Sms & { id: string }>((resolve) => {
      const look = () => {
        const one = sent[count - 1]
        if (one) resolve(one)
      }
      waiting.push(look)
      look()
    })
  return { sms, sent, nth }
}

const offered = (more = '{}') => ({
  profile: (yaml: string) => `${yaml}\n`.replace(/^booking:\n/m, `booking:\n  sms: ${more}\n`),
})

const day = '/bydgoszcz/uk/m/pobyt-czasowy/2026-11-20'

async function given(site: RunningSite, form: Record<string, string>) {
  const [at = ''] = hoursOn((await site.get(day)).text)
  const page = (await site.post(day, { at })).location ?? ''
  const answer = await site.post(page, { act: 'person', name: 'Олена Коваль', email: 'olena@example.org', ...form })
  return { page, answer }
}

const codeOf = ({ text }: Sms) => /\d{6}/.exec(text)?.[0] ?? ''

test('[WRO-6] the code comes by SMS to who gives a number, then hour and PIN; my visit opens by it too', async () => {
  const { sms, sent, nth } = gateway()
  const site = await runSite({ ...offered(), sms })
  const { page } = await given(site, { phone: '600 700-800' })
  const first = await nth(1)
  expect(first).toMatchObject({ to: '+48600700800', id: expect.stringMatching(/^[0-9a-f]+$/) })
  const asks = await site.get(page)
  expect(asks.text).toContain(t('booking:code.questionSms'))
  expect(asks.text).toContain('+48\u00a0600\u00a0700\u00a0800')
  await expect.poll(async () => (await site.get(page)).text).toContain(t('booking:sms.sent'))
  expect(site.mailbox.letters).toEqual([])
  await site.post(page, { act: 'code', code: codeOf(first) })
  const letter = await site.letter(1)
  const [booking] = (await site.feed()).body.bookings as { id: string; pin: string }[]
  expect((await nth(2)).text).toContain(booking?.pin)
  // The office hears what it needs: the number is none of it.
  expect(JSON.stringify(booking)).not.toContain('600700800')
  const link = visitPageIn(letter)
  expect((await site.get(link)).text).toContain(t('booking:mine.sendSms', { phone: '…800' }))
  expect((await site.post(link, { act: 'send-sms' })).location).toBe(`${link}/code`)
  expect((await site.get(`${link}/code`)).text).toContain(t('booking:mine.sentSms', { phone: '…800' }))
  const opened = await site.post(link, { act: 'code', code: codeOf(await nth(3)) })
  expect((await site.get(opened.location ?? '')).text).toContain(booking?.pin)
  await hubOf(site).change('call-off', { ids: [booking?.id], reason: 'wrong-queue', staff: 's-1' })
  expect((await nth(4)).text).toContain(t('booking:sms.text.cancelled', { when: '' }).split(':')[0])
  expect(sent).toHaveLength(4)
})

test('[BOK-15] a number has so many SMS a day, also after a restart, and the code can come by e-mail', async () => {
  const { sms, nth, sent } = gateway()
  const site = await runSite({ ...offered('{ perNumber: 2 }'), sms })
  const { page } = await given(site, { phone: '+48 600 700 800' })
  await nth(1)
  await site.post(page, { act: 'again', sent: '1' })
  site.clock.pass(1)
  await site.post(page, { act: 'again', sent: '1' })
  await nth(2)
  await site.restart()
  site.clock.pass(1)
  const spent = await site.post(page, { act: 'again', sent: '2' })
  expect([spent.status, spent.text.includes(t('booking:refusal.sms-spent'))]).toEqual([400, true])
  // Another visitor's number is another's.
  await given(site, { name: 'Anna Nowak', email: 'anna@example.org', phone: '600700801' })
  await nth(3)
  await site.post(page, { act: 'by-mail', sent: '2' })
  const letter = await site.letter(1)
  expect((await site.get(page)).text).toContain(t('booking:code.question'))
  // What no code has proved is not kept: nothing more goes to that number.
  await site.post(page, { act: 'code', code: /\d{6}/.exec(letter.subject)?.[0] ?? '' })
  await site.letter(2)
  expect(sent).toHaveLength(3)
})

test('[BOK-4] a phone proves nothing of a mailbox: nobody learns by SMS whether an address has a visit', async () => {
  const { sms, nth } = gateway()
  const site = await runSite({ ...offered(), sms })
  const own = await given(site, {})
  await site.post(own.page, { act: 'code', code: /\d{6}/.exec((await site.letter(1)).subject)?.[0] ?? '' })
  const other = await given(site, { phone: '600700800' })
  const done = await site.post(other.page, { act: 'code', code: codeOf(await nth(1)) })
  expect(done.status).toBe(303)
  expect((await site.get(other.page)).text).not.toContain(t('booking:refusal.has-one'))
  // The same name with the same phone is the same person.
  const again = await given(site, { email: 'else@example.org', phone: '600700800' })
  const refused = await site.post(again.page, { act: 'code', code: codeOf(await nth(3)) })
  expect(refused.text).toContain(t('booking:refusal.has-one'))
})

test.each([
  ['600 700', 'phone'],
  ['olena', 'phone'],
  ['+48 60070080', 'phone'],
  ['+44 20 7946 0000', 'phone-country'],
] as const)('a number that no SMS can go to is asked for again: %s', async (phone, fault) => {
  const { sms } = gateway()
  const site = await runSite({ ...offered(), sms })
  const { answer } = await given(site, { phone })
  expect([answer.status, answer.text.includes(t(`booking:problem.${fault}`))]).toEqual([400, true])
})

test('nothing delivers SMS unless it was set up: no number is asked for, and none is kept', async () => {
  const site = await runSite(offered())
  const { page } = await given(site, { phone: '600700800' })
  expect((await site.letter(1)).subject).toMatch(/\d{6}/)
  expect((await site.get(page)).text).toContain(t('booking:code.question'))
})

test('the code is one SMS in every language of the site, and everything else two at most', () => {
  for (const language of languages) {
    const say = words(language)
    const when = say('booking:visit.time', { date: longDate('2026-09-30', language), time: '08:00' })
    const proof = `${say('booking:proof.code.label')}: A7KQ2MX9BC`
    expect(segmentsOf(say('booking:sms.text.code', { code: '508339', until: '12:35' })).segments, language).toBe(1)
    expect(segmentsOf(say('booking:sms.text.door', { code: '508339' })).segments, language).toBe(1)
    for (const kind of ['booked', 'moved', 'code-changed', 'cancelled'] as const)
      expect(segmentsOf(say(`booking:sms.text.${kind}`, { when, proof })).segments, kind).toBeLessThanOrEqual(2)
  }
})

test('[WRO-6] [REG-2] the office’s messages of a day are counted by its servers together', async () => {
  const database = { url: await testPostgres(), schema: `booking_${randomUUID()}` }
  const site = await runSite({ ...offered(), database })
  const one = site.office
  const stores = await Promise.all([1, 2].map(() => openBookingStore({ kind: 'postgres', ...database })))
  const sms = { perNumber: 5, inAll: 3, countries: ['48'] }
  const office = () => ({ ...one, profile: { ...one.profile, booking: { ...one.profile.booking!, sms } } })
  const secrets = openSecrets(join(site.dir, 'booking.key'))
  const texts = stores.map((store) => openTexts({ office, store, secrets, clock: site.clock })!)
  const may: boolean[] = []
  for (let n = 0; n < 6; n++) may.push(await texts[n % 2]!.may(`+4860070080${n}`))
  expect(may).toEqual([true, true, true, false, false, false])
  for (const store of stores) await store.close()
})
