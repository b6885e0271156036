import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openBookingStore } from '@poczekalnia/booking-core/store'
import { openMailbox } from '@poczekalnia/mail/mailbox'
import { Link, readAddress } from '@poczekalnia/queue-core/database'
import { expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../../../packages/queue-core/src/testing/test-postgres.ts'
import { type LabLink, labLink } from '../../../scripts/region-lab/link-lab.ts'
import { openSecrets } from './secrets.ts'
import { hoursOn } from './testing/running-site.ts'

const office = join(import.meta.dirname, '../../../offices/bydgoszcz.yaml')
const program = join(import.meta.dirname, 'main.mjs')

/** A server as an operator starts it, and where it listens. */
async function startServer(args: readonly string[]): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [program, ...args, '--port', '0', '--host', '127.0.0.1'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  for await (const line of createInterface({ input: child.stdout! })) {
    const told = JSON.parse(line) as { listens?: string }
    if (told.listens) return { url: told.listens, child }
  }
  throw new Error('the server has ended')
}

const origin = 'https://rezerwacja.example'

/**
 * Two servers of one site, a day that can be booked, and its hours.
 * @param wayOf each one's way to the database
 */
async function twoServers(wayOf = async (url: string) => url) {
  const dir = mkdtempSync(join(tmpdir(), 'booking-kill-'))
  const mailbox = await openMailbox()
  onTestFinished(async () => {
    await mailbox.close()
    rmSync(dir, { recursive: true, force: true })
  })
  const url = await testDatabase()
  const smtp = `smtp://127.0.0.1:${mailbox.port}`
  const start = async () => {
    const all = ['--office', office, '--data', dir, '--database', await wayOf(url), '--smtp', smtp, '--url', origin]
    return startServer(all)
  }
  const servers = [await start(), await start()] as const
  const matter = '/bydgoszcz/pl/m/pobyt-czasowy'
  const free = await textOf(servers[1].url + matter)
  // The last one: nothing of it is too near, whenever this runs.
  const date = [...free.matchAll(/m\/pobyt-czasowy\/(\d{4}-\d\d-\d\d)/g)].at(-1)?.[1] ?? ''
  const day = `${matter}/${date}`
  const hours = hoursOn(await textOf(servers[1].url + day))
  expect(hours.length).toBeGreaterThan(0)
  return { dir, url, servers, day, hours }
}

/** Presses the button of an hour. */
const hold = (page: string, at: string) =>
  fetch(page, { method: 'POST', body: new URLSearchParams({ at }), headers: { origin }, redirect: 'manual' })

test('[REG-2] [BOK-1] one of two servers is killed: each yes is kept, and no place is there twice', async () => {
  const { dir, url, servers, day, hours } = await twoServers()
  const held: string[] = []
  const answers = Array.from({ length: 60 }, async (_, n) => {
    // A line that broke says nothing: neither yes nor no.
    const answer = await hold(servers[n % 2]!.url + day, hours[n % hours.length] ?? '').catch(() => null)
    const page = answer?.status === 303 ? /\/b\/([\w-]+)/.exec(answer.headers.get('location') ?? '')?.[1] : undefined
    if (page) held.push(page)
    if (held.length === 10) servers[0].child.kill('SIGKILL')
  })
  await Promise.all(answers)
  const secrets = openSecrets(join(dir, 'booking.key'))
  const store = await openBookingStore({ kind: 'postgres', url })
  const known = await Promise.all(held.map((page) => store.bookings.byDraft(secrets.hash('draft', page))))
  expect(known.map((one) => one?.state)).toEqual(held.map(() => 'held'))
  const places = known.map((one) => one && `${one.at} ${one.places} ${one.seat}`)
  expect(new Set(places).size).toBe(held.length)
  // The other one goes on.
  expect(await textOf(servers[1].url + day)).toContain('<main')
  await store.close()
})

const textOf = async (url: string): Promise<string> => (await fetch(url)).text()

test('[REG-2] [BOK-1] a server stopped in its write holds the other up for seconds, and writes once', async () => {
  const { url, servers, day, hours } = await twoServers()
  const [at = ''] = hours
  const rows = new Link(readAddress(url), 'booking')
  const stopped = servers[0].child
  let begun: Promise<Response | null> = Promise.resolve(null)
  await rows.inTurn(async (ask) => {
    await ask('BEGIN; SET LOCAL idle_in_transaction_session_timeout = 0')
    await ask(`SELECT FROM offices WHERE id = 'bydgoszcz' FOR UPDATE`)
    begun = hold(servers[0].url + day, at).catch(() => null)
    const waits = async () => {
      await ask('SELECT pg_stat_clear_snapshot()')
      const { rows: found } = await ask(
        `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
      )
      return found.length
    }
    // Its upkeep, or that of the other server, may wait there as well.
    await expect.poll(waits).toBeGreaterThan(0)
    stopped.kill('SIGSTOP')
    await ask('COMMIT')
  })
  // Its session has the office's row now, and does nothing with it.
  expect((await hold(servers[1].url + day, at)).status).toBe(303)
  stopped.kill('SIGCONT')
  await begun
  const held = await rows.ask(`SELECT DISTINCT b.id, p.seat FROM bookings b JOIN places p ON p.booking = b.id`)
  const seats = held.map(({ seat }) => seat)
  // What was begun is there, or it is not because it woke too late: never in the other's place.
  expect(new Set(seats).size).toBe(seats.length)
  expect([1, 2]).toContain(seats.length)
  expect((await hold(servers[0].url + day, hours[1] ?? '')).status).toBe(303)
  await rows.close()
})

test('[REG-2] a server that is cut from the database tells the balancer, and comes back by itself', async () => {
  const links: LabLink[] = []
  onTestFinished(() => links.forEach((link) => void link.close()))
  const { servers, day } = await twoServers(async (url) => {
    const link = await labLink(() => Number(new URL(url).port))
    links.push(link)
    return url.replace(/:\d+\//, `:${link.port}/`)
  })
  const health = async (n: 0 | 1) => (await fetch(`${servers[n].url}/healthz`)).status
  expect([await health(0), await health(1)]).toEqual([200, 200])
  links[0]!.cut()
  await expect.poll(() => health(0)).toBe(503)
  expect(await health(1)).toBe(200)
  expect(await textOf(servers[1].url + day)).toContain('<main')
  links[0]!.heal()
  await expect.poll(() => health(0)).toBe(200)
  expect(await textOf(servers[0].url + day)).toContain('<main')
})
