import type { AddressInfo } from 'node:net'
import { words } from '@poczekalnia/locales'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { runSite, untilCode } from './testing/running-site.ts'

const t = words('uk')

/** A mail server that says no to one recipient, and takes all others. */
async function choosy(refused: string, code: number) {
  const taken: string[] = []
  const server = new SMTPServer({
    ...{ disabledCommands: ['AUTH', 'STARTTLS'], logger: false },
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
