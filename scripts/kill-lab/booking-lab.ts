import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { demoBookingVariable } from '@poczekalnia/protocol/demo-booking'
import Database from 'better-sqlite3'
import { freePort } from '../../tests/support/free-port.ts'

const root = join(import.meta.dirname, '../..')
/** Where the clocks of site and hub stand at the start. */
export const labAt = '2026-11-19T12:18'
/** When a supervisor lets the day end, half way through. */
export const labCloses = '12:30'
/** Where the hub's stands at the end. */
export const labLater = '2026-11-19T12:41'

/**
 * An office whose visits can be booked, moved and called off until a minute before their hour, at any five minutes: so
 * some come, some are called off and some lapse while the lab runs.
 * @param folder where its profile is written
 */
export function labOffice(folder: string): string {
  const changes = [
    [/stepMinutes: \d+/, 'stepMinutes: 5'],
    [/^booking:\n/m, 'booking:\n  leadMinutes: 1\n  changeUntilMinutes: 1\n'],
  ] as const
  const yaml = readFileSync(join(root, 'offices/bydgoszcz.yaml'), 'utf8')
  const file = join(folder, 'bydgoszcz.yaml')
  cpSync(join(root, 'offices/cards'), join(folder, 'cards'), { recursive: true })
  writeFileSync(
    file,
    changes.reduce((text, [from, to]) => {
      if (!from.test(text)) throw new Error(`the profile has no ${from}`)
      return text.replace(from, to)
    }, yaml),
  )
  return file
}

/** A booking site in a process of its own, on a folder and a port that stay. */
export async function siteToKill(office: string, dir: string, smtp: string) {
  mkdirSync(dir)
  const [port, begun] = [await freePort(), performance.now()]
  const url = `http://127.0.0.1:${port}`
  const at = Temporal.PlainDateTime.from(labAt).toZonedDateTime('Europe/Warsaw').epochMilliseconds
  let child: ChildProcess | null = null
  const kill = async () => {
    const running = child
    child = null
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const gone = once(running, 'exit')
    running.kill('SIGKILL')
    await gone
  }
  return {
    ...{ url, port, kill, tokenFile: join(dir, 'hub-token'), file: join(dir, 'booking.db') },
    async start() {
      const args = ['--office', office, '--data', dir, '--port', String(port), '--host', '127.0.0.1']
      const began = { now: Math.round(at + performance.now() - begun), fresh: false }
      const env = { ...process.env, [demoBookingVariable]: JSON.stringify(began) }
      const program = ['apps/booking/src/main.mjs', ...args, '--url', url, '--smtp', smtp]
      child = spawn(process.execPath, program, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
      while (!(await fetch(`${url}/healthz`).catch(() => null))?.ok) await wait(20)
    },
    /** Asks as the office's hub does. */
    async asHub(path: string, body?: object): Promise<unknown> {
      const authorization = `Bearer ${readFileSync(join(dir, 'hub-token'), 'utf8').trim()}`
      const init = { headers: { authorization }, ...(body && { method: 'POST', body: JSON.stringify(body) }) }
      return (await fetch(`${url}/bydgoszcz/${path}`, init)).json()
    },
  }
}

/** The line between hub and site, which can be cut in the middle of anything. */
export async function lineTo(port: number) {
  const ends = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    if (isCut) return near.destroy()
    const far = connect(port, '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        ends.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async cut(milliseconds: number) {
      isCut = true
      for (const end of ends) end.destroy()
      await wait(milliseconds)
      isCut = false
    },
    close() {
      server.close()
      for (const end of ends) end.destroy()
    },
  }
}

type Row = { id: string; state: string; email: string | null; pin: string | null; date: string; time: string }
export type SiteRow = Row & { at: number; minutes: number; places: string; seat: number }

/** What the site's file has: its bookings, and who has which place. */
export function readSite(file: string) {
  const db = new Database(file, { readonly: true })
  try {
    const bookings = db
      .prepare<[], SiteRow>('SELECT id, state, email, pin, date, time, at, minutes, places, seat FROM bookings')
      .all()
    const places = db
      .prepare<[], { places: string; at: number; seat: number; booking: string }>(
        'SELECT places, at, seat, booking FROM places',
      )
      .all()
    return { bookings, places }
  } finally {
    db.close()
  }
}
