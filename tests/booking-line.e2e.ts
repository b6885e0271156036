import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openMailbox } from '@poczekalnia/mail/mailbox'
import { demoBookingVariable } from '@poczekalnia/protocol/demo-booking'
import { databaseName, openSqliteStore } from '@poczekalnia/queue-core/store'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from './support/free-port.ts'
import { hubProcess } from './support/hub-process.ts'

/** Site and hub as two programs, each killed in the middle of its work, and the line between them cut. */

const root = join(import.meta.dirname, '..')
const at = '2026-11-19T12:05'
const office = 'offices/bydgoszcz.yaml'
const now = Temporal.PlainDateTime.from(at).toZonedDateTime('Europe/Warsaw').epochMilliseconds

/** The booking site on a folder and a port that stay the same, its clock where the hub's is. */
async function siteProcess() {
  const dir = mkdtempSync(join(tmpdir(), 'booking-line-'))
  const mailbox = await openMailbox()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child: ReturnType<typeof spawn> | null = null
  const begun = performance.now()
  const site = {
    url,
    token: join(dir, 'hub-token'),
    mailbox,
    /** @param later minutes that its clock is turned on by */
    async start(later = 0) {
      const args = ['--office', office, '--data', dir, '--port', String(port), '--host', '127.0.0.1', '--url', url]
      const began = { now: Math.round(now + later * 60_000 + performance.now() - begun), fresh: false }
      const env = { ...process.env, [demoBookingVariable]: JSON.stringify(began) }
      const program = ['apps/booking/src/main.mjs', ...args, '--smtp', `smtp://127.0.0.1:${mailbox.port}`]
      child = spawn(process.execPath, program, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
      while (!(await fetch(`${url}/healthz`).catch(() => null))?.ok) await wait(20)
    },
    async kill() {
      const gone = child && once(child, 'exit')
      child?.kill('SIGKILL')
      await gone
    },
  }
  onTestFinished(async () => {
    await site.kill()
    await mailbox.close()
    rmSync(dir, { recursive: true, force: true })
  })
  await site.start()
  return site
}

type Site = Awaited<ReturnType<typeof siteProcess>>

async function post(site: Site, path: string, form: Record<string, string>) {
  const body = new URLSearchParams(form)
  const answer = await fetch(site.url + path, {
    method: 'POST',
    body,
    headers: { origin: site.url },
    redirect: 'manual',
  })
  return answer.headers.get('location') ?? ''
}

/** Somebody books the first hour of a day. @returns what the confirmation says */
async function book(site: Site, email: string, day = '2026-11-20'): Promise<{ pin: string; link: string }> {
  const path = `/bydgoszcz/pl/m/pobyt-staly/${day}`
  const hour = /name="at" value="(\d+)"/.exec(await (await fetch(site.url + path)).text())?.[1] ?? ''
  const page = await post(site, path, { at: hour })
  await post(site, page, { act: 'person', name: 'Anna Nowak', email })
  const letters = () => site.mailbox.letters.filter(({ to }) => to === email)
  await expect.poll(() => letters().length).toBe(1)
  await post(site, page, { act: 'code', code: /\d{6}/.exec(letters()[0]?.subject ?? '')?.[0] ?? '' })
  await expect.poll(() => letters().length).toBe(2)
  const { text } = letters()[1]!
  return { pin: /PIN: (\d{4})/.exec(text)?.[1] ?? '', link: /(\/bydgoszcz\/pl\/v\/\S+)/.exec(text)?.[1] ?? '' }
}

/** The bookings of the site that the office's log knows, by the people beside it. */
async function known(dir: string): Promise<string[]> {
  const store = openSqliteStore(join(dir, databaseName))
  try {
    return (await store.people.all('bydgoszcz')).map(({ email }) => email)
  } finally {
    await store.close()
  }
}

test('[BOK-16] both are killed, the line is cut: all that was booked is at the office, each once', async () => {
  const site = await siteProcess()
  const args = ['--at', at, '--booking', site.url, '--booking-token', site.token]
  const hub = await hubProcess({ office, args })
  onTestFinished(() => hub.remove())
  await hub.start()
  const first = await book(site, 'one@example.org')
  await expect.poll(() => known(hub.dir)).toContain('one@example.org')

  // The office is without a line: it works on, and so does the site.
  await hub.kill()
  await book(site, 'two@example.org')
  await site.kill()
  await hub.start()
  expect((await fetch(`${hub.url}/healthz`)).status).toBe(200)
  await site.start()
  await expect.poll(() => known(hub.dir)).toContain('two@example.org')

  // Killed right after the confirmation: what was told is on disk.
  const third = await book(site, 'three@example.org')
  await site.kill()
  await site.start()
  await hub.kill()
  await hub.start()
  await expect.poll(() => known(hub.dir)).toContain('three@example.org')
  const all = await known(hub.dir)
  for (const email of ['one@example.org', 'two@example.org', 'three@example.org'])
    expect(all.filter((one) => one === email)).toHaveLength(1)
  expect(new Set([first.pin, third.pin]).size).toBe(2)
})

test('[BOK-10] a letter that a kill stopped is sent after the start, and not twice', async () => {
  const site = await siteProcess()
  const path = '/bydgoszcz/pl/m/pobyt-staly/2026-11-20'
  const hour = /name="at" value="(\d+)"/.exec(await (await fetch(site.url + path)).text())?.[1] ?? ''
  const page = await post(site, path, { at: hour })
  await post(site, page, { act: 'person', name: 'Anna Nowak', email: 'killed@example.org' })
  await expect.poll(() => site.mailbox.letters.length).toBe(1)
  const code = /\d{6}/.exec(site.mailbox.letters[0]?.subject ?? '')?.[0] ?? ''
  await post(site, page, { act: 'code', code })
  await site.kill()
  // Whoever was killed may have had the letter in hand: nobody else tries it for some minutes.
  await site.start(4)
  const told = async () => (await (await fetch(site.url + page)).text()).includes('<strong>')
  expect(await told()).toBe(true)
  await expect.poll(() => new Set(site.mailbox.letters.map(({ messageId }) => messageId)).size).toBe(2)
})

/** What an office's hub asks of the site; the tests ask in its place, as a hub that is killed right after. */
async function asHub(site: Site, path: string, body: object): Promise<Record<string, never>> {
  const authorization = `Bearer ${readFileSync(site.token, 'utf8').trim()}`
  const init = { method: 'POST', body: JSON.stringify(body), headers: { authorization } }
  return (await (await fetch(`${site.url}/bydgoszcz/office/${path}`, init)).json()) as Record<string, never>
}

test('[BOK-11] [BOK-16] hours are cut, the site is killed: all are written to once, the hub hears it', async () => {
  const site = await siteProcess()
  const args = ['--at', at, '--booking', site.url, '--booking-token', site.token]
  const hub = await hubProcess({ office, args })
  onTestFinished(() => hub.remove())
  await hub.start()
  for (const email of ['one@example.org', 'two@example.org']) await book(site, email, '2026-11-23')
  await expect.poll(async () => (await known(hub.dir)).length).toBeGreaterThanOrEqual(2)
  const cut = { date: '2026-11-23', from: null, to: null, places: null, seats: 0 }
  // The answer is never heard: the site is killed while it writes to them.
  const asking = asHub(site, 'cuts', { cut, id: 'c1', staff: null }).catch(() => null)
  await wait(5)
  await site.kill()
  await asking
  await hub.kill()
  await site.start(4)
  // The hub's page would ask again, as its page says that nothing is known of it: the same id changes nothing.
  await asHub(site, 'cuts', { cut, id: 'c1', staff: null })
  const asked = () => site.mailbox.letters.filter(({ subject }) => subject.startsWith('Wybierz inny termin'))
  const ids = (to: string) =>
    new Set(
      asked()
        .filter((one) => one.to === to)
        .map(({ messageId }) => messageId),
    ).size
  for (const email of ['one@example.org', 'two@example.org']) await expect.poll(() => ids(email)).toBe(1)

  // Moved by the office while its hub is down: it hears of the new hour at its start.
  const { bookings } = (await (
    await fetch(`${site.url}/bydgoszcz/feed?after=0`, {
      headers: { authorization: `Bearer ${readFileSync(site.token, 'utf8').trim()}` },
    })
  ).json()) as { bookings: { id: string }[] }
  const to = Temporal.PlainDateTime.from('2026-11-24T10:00').toZonedDateTime('Europe/Warsaw').epochMilliseconds
  await asHub(site, 'move', { id: bookings[0]?.id, at: to, staff: null })
  await site.kill()
  await site.start(8)
  await hub.start()
  const hours = async () => {
    const store = openSqliteStore(join(hub.dir, databaseName))
    try {
      return (await store.people.all('bydgoszcz')).map(({ date, time }) => `${date} ${time}`)
    } finally {
      await store.close()
    }
  }
  await expect.poll(hours).toContain('2026-11-24 10:00')
})
