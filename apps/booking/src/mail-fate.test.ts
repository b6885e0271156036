import type { AddressInfo } from 'node:net'
import { words } from '@poczekalnia/locales'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { hubOf } from './testing/hub-of.ts'
import { type RunningSite, runSite, untilCode } from './testing/running-site.ts'

const t = words('uk')

/** A mail server that says no to one recipient, and takes all others. @param more other settings of it */
async function choosy(refused: string, code: number, more: object = {}) {
  const taken: string[] = []
  const server = new SMTPServer({
    ...{ disabledCommands: ['AUTH', 'STARTTLS'], logger: false, ...more },
    onRcptTo({ address }, _session, done) {
      if (address === refused) return done(Object.assign(new Error('no such mailbox'), { responseCode: code }))
      taken.push(address)
      done()
    },
    onData(stream, _session, done) {
      stream.resume()
      stream.on('end', () => done())
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { smtp: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, taken }
}

test('[BOK-10] an address that does not exist: the page says so, and takes another', async () => {
  const { smtp, taken } = await choosy('olena@example.ogr', 550)
  const site = await runSite({ smtp })
  const page = await untilCode(site, { email: 'olena@example.ogr' })
  await expect.poll(async () => (await site.get(page)).text).toContain(t('booking:mail.failed'))
  await site.post(page, { act: 'address', email: 'olena@example.org' })
  await expect.poll(async () => (await site.get(page)).text).toContain(t('booking:mail.sent'))
  expect(taken).toEqual(['olena@example.org'])
})

test('[BOK-10] a server that is not ready now: the page says that the letter waits', async () => {
  const { smtp } = await choosy('olena@example.org', 451)
  const site = await runSite({ smtp })
  const page = await untilCode(site)
  await expect.poll(async () => (await site.get(page)).text).toContain(t('booking:mail.waiting'))
})

test('[BOK-10] letters like ł before the @ are asked for again, unless the mail server takes them', async () => {
  const email = 'łukasz@example.org'
  const typed = async (site: RunningSite, act: 'person' | 'address', page: string) =>
    (await site.post(page, { act, name: 'Łukasz Żak', email })).status
  const without = await choosy('', 550, { hideSMTPUTF8: true })
  const site = await runSite({ smtp: without.smtp })
  const page = await untilCode(site)
  expect(await typed(site, 'address', page)).toBe(400)
  expect((await site.post(page, { act: 'address', email })).text).toContain(t('booking:problem.email-letters'))

  const { smtp, taken } = await choosy('', 550)
  const other = await runSite({ smtp })
  // Its server was asked at the start; before it answered the plain letters are asked for.
  const open = await untilCode(other)
  await expect.poll(() => typed(other, 'address', open)).toBe(303)
  await expect.poll(() => taken).toContain(email)
  expect(await other.post(open, { act: 'address', email: 'łu\u202ekasz@example.org' })).toMatchObject({ status: 400 })
  expect(without.taken).toEqual(['olena@example.org'])
})

test('[BOK-10] what the staff types for somebody goes by the same rule, and says what stands against it', async () => {
  const email = 'łukasz@example.org'
  const without = await choosy('', 550, { hideSMTPUTF8: true })
  const site = await runSite({ smtp: without.smtp })
  const hub = hubOf(site)
  const book = async () => (await hub.book({ at: (await hub.day()).hours[0]?.at, email })).body
  expect(await book()).toEqual({ refusal: { code: 'email-letters' } })
  const plain = await hub.book({ at: (await hub.day()).hours[0]?.at })
  const { id } = (plain.body as { booking: { id: string } }).booking
  const correct = (to: string) => hub.change('address', { id, email: to, staff: 's-1' })
  expect((await correct(email)).refused).toEqual([{ id, code: 'email-letters' }])
  expect((await correct('"a"@example.org')).refused).toEqual([{ id, code: 'email' }])

  const { smtp, taken } = await choosy('', 550)
  const other = hubOf(await runSite({ smtp }))
  const hour = (await other.day()).hours[0]
  await expect.poll(async () => (await other.book({ at: hour?.at, email })).body).toMatchObject({ booking: { email } })
  await expect.poll(() => taken).toContain(email)
})
