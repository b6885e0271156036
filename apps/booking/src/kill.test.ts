import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openBookingStore } from '@poczekalnia/booking-core/store'
import { openMailbox } from '@poczekalnia/mail/mailbox'
import { expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../../../packages/queue-core/src/testing/test-postgres.ts'
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

test('[REG-2] [BOK-1] one of two servers is killed: each yes is kept, and no place is there twice', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'booking-kill-'))
  const mailbox = await openMailbox()
  onTestFinished(async () => {
    await mailbox.close()
    rmSync(dir, { recursive: true, force: true })
  })
  const url = await testDatabase()
  const origin = 'https://rezerwacja.example'
  const smtp = `smtp://127.0.0.1:${mailbox.port}`
  const args = ['--office', office, '--data', dir, '--database', url, '--smtp', smtp, '--url', origin]
  const servers = [await startServer(args), await startServer(args)] as const
  const matter = '/bydgoszcz/pl/m/pobyt-czasowy'
  const free = await textOf(servers[1].url + matter)
  // The last one: nothing of it is too near, whenever this runs.
  const date = [...free.matchAll(/m\/pobyt-czasowy\/(\d{4}-\d\d-\d\d)/g)].at(-1)?.[1] ?? ''
  const day = `${matter}/${date}`
  const hours = hoursOn(await textOf(servers[1].url + day))
  expect(hours.length).toBeGreaterThan(0)
  const held: string[] = []
  const answers = Array.from({ length: 60 }, async (_, n) => {
    const body = new URLSearchParams({ at: hours[n % hours.length] ?? '' })
    const asked = { method: 'POST', body, headers: { origin }, redirect: 'manual' } as const
    // A line that broke says nothing: neither yes nor no.
    const answer = await fetch(servers[n % 2]!.url + day, asked).catch(() => null)
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
