import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { words } from '@poczekalnia/locales'
import { expect, test } from 'vitest'
import { hubOf } from '../testing/hub-of.ts'
import { enterVisit, type RunningSite, runSite, untilBooked, untilCode } from '../testing/running-site.ts'

const t = words('uk')
const bounces = 'odbicia@urzad.example'

const report = (action = 'failed', status = '5.1.1') =>
  [
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b1',
    '',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    `Final-Recipient: rfc822; olena@example.org\r\nAction: ${action}\r\nStatus: ${status}`,
    'Diagnostic-Code: smtp; 550 no such user',
    '',
    '--b1--',
  ].join('\r\n')

const hand = async (site: RunningSite, to: string, message = report()) => {
  const response = await fetch(`${site.url}/bounces?${new URLSearchParams({ to })}`, { method: 'POST', body: message })
  return { status: response.status, body: await response.json() }
}

test('[BOK-10] a letter that came back: the page says so, and its address can be corrected', async () => {
  const site = await runSite({ bounces })
  const page = await untilCode(site)
  const { returnPath } = await site.letter(1)
  expect(returnPath).toMatch(/^odbicia\+[0-9a-f]+-[0-9a-f]+@urzad\.example$/)
  // A server on the way may write it otherwise.
  expect(await hand(site, returnPath.toUpperCase())).toEqual({ status: 200, body: { letter: 'bounced' } })
  expect(await hand(site, returnPath)).toEqual({ status: 200, body: { letter: 'as-before' } })
  expect((await site.get(page)).text).toContain(t('booking:mail.bounced'))
  await site.post(page, { act: 'address', email: 'olena@example.com' })
  await site.letter(2)
  await expect.poll(async () => (await site.get(page)).text).toContain(t('booking:mail.sent'))
})

test('[BOK-10] the confirmation came back: my visit asks for another address, and the office sees why', async () => {
  const site = await runSite({ bounces })
  const link = await untilBooked(site)
  const [confirmation] = site.mailbox.letters.slice(1)
  const inside = await enterVisit(site, link)
  const lost = t('booking:mine.lost', { email: 'olena@example.org' })
  expect((await site.get(inside)).text).not.toContain(lost)
  await hand(site, (await site.letter(3)).returnPath)
  expect((await site.get(inside)).text).toContain(lost)
  expect((await site.get(link)).text).toContain(t('booking:mine.lostDoor', { email: 'o…@example.org' }))
  expect((await hubOf(site).day()).visits[0]?.letters.at(-1)).toMatchObject({
    ...{ state: 'bounced', said: '5.1.1 550 no such user' },
  })
  await site.post(inside, { act: 'address', email: 'olena@example.com' })
  expect((await site.get(inside)).text).not.toContain('olena@example.org')
  expect((await site.get(inside)).text).not.toContain(t('booking:mine.lost', { email: 'olena@example.com' }))
  expect(confirmation?.returnPath).not.toBe('')
})

test('what is no report of a letter of this site changes nothing, and is told what it should be', async () => {
  const site = await runSite({ bounces })
  await untilCode(site)
  const { returnPath } = await site.letter(1)
  const forged = returnPath.replace(/-[0-9a-f]{16}@/, '-0123456789abcdef@')
  for (const to of ['', 'odbicia@urzad.example', forged])
    expect(await hand(site, to)).toMatchObject({ status: 400, body: { error: { field: 'to' } } })
  expect(await hand(site, returnPath, 'Subject: I am on holiday\r\n\r\nBack on Monday')).toMatchObject({
    ...{ status: 400, body: { error: { field: 'message' } } },
  })
  expect((await hand(site, returnPath, report('delayed', '4.4.1'))).body).toEqual({ letter: 'as-before' })
  // An office without such a mailbox has no such address.
  expect((await hand(await runSite(), returnPath).catch(() => null))?.body.letter).toBeUndefined()
})

test('a mail server hands it on by a command, and keeps it while the site is away', async () => {
  const site = await runSite({ bounces })
  await untilCode(site)
  const { returnPath } = await site.letter(1)
  const command = (url: string, message: string) =>
    new Promise<{ status: number; told: string }>((resolve) => {
      const file = join(import.meta.dirname, '../../../../scripts/booking.mjs')
      const running = execFile(
        process.execPath,
        [file, 'bounce', '--site', url, '--to', returnPath],
        (error, out, err) => resolve({ status: error ? Number(error.code) : 0, told: out + err }),
      )
      running.stdin?.end(message)
    })
  const [away, none, taken] = await Promise.all([
    command('http://127.0.0.1:1', report()),
    command(site.url, 'Subject: hello'),
    command(site.url, report()),
  ])
  expect(away).toMatchObject({ status: 75, told: expect.stringContaining('127.0.0.1:1') })
  expect(none).toMatchObject({ status: 65, told: expect.stringContaining('message: expected a delivery report') })
  expect(taken).toEqual({ status: 0, told: 'taken down: the letter came back\n' })
})
