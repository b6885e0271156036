import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DeviceKind, deviceKinds } from '@poczekalnia/protocol'
import type { Hub } from '../hub.ts'
import { type DemoAccount, demoAccounts } from './accounts.ts'

export type Demonstration = {
  url: string
  /** What the demonstration clock showed at the start, RFC 3339. */
  clock: string
  tokens: Record<DeviceKind, string>
  /** Who may sign in, one for each role. */
  accounts: DemoAccount[]
  /** Visits of today that can still be confirmed, by hour. */
  pins: { pin: string; time: string; queue: string }[]
  /** Where visits are booked, and where the letters arrive; not there without a booking site. */
  booking?: { url: string }
  /** The page of the letters; `{url}.json` lists them for scripts. */
  mail?: { url: string }
}

/** Empties the demonstration's own folder: every start shows the same Thursday. Nothing else may be in it. */
export function clearDemoFolder(dir: string): void {
  // With what an update or a restore left beside them: it would keep a new file from being made.
  const files = readdirSync(dir).filter((name) => /^(office|reports)\.db/.test(name))
  for (const name of [...files, 'print-journal', 'demo.json', 'hub.log'])
    rmSync(join(dir, name), { force: true, recursive: true })
}

/** Makes the hub a demonstration: example bookings, a device of each kind, and `demo.json` for scripts that join. */
export async function setUpDemonstration(
  hub: Hub,
  dir: string,
  officeFile: string,
  site: { page: string; mail: string } | null,
  password?: string,
): Promise<Demonstration> {
  const bookings = officeFile.replace(/\.ya?ml$/, '.bookings.csv')
  if (existsSync(bookings)) {
    const { bad } = await hub.importBookings(readFileSync(bookings))
    if (bad[0]) throw new Error(`${bookings}, line ${bad[0].line}: ${bad[0].text}`)
  }
  const before = readBefore(join(dir, 'demo.json'))
  const demonstration: Demonstration = {
    url: hub.url,
    clock: hub.session.office.time.stamp(hub.session.now()),
    tokens: await demoTokens(hub, before.tokens ?? {}),
    accounts: await demoAccounts(hub.staff, before.accounts ?? [], password),
    pins: pinsToday(hub),
    ...(site && { booking: { url: site.page }, mail: { url: site.mail } }),
  }
  writeFileSync(join(dir, 'demo.json'), `${JSON.stringify(demonstration, null, 2)}\n`, { mode: 0o600 })
  return demonstration
}

/** A token of each kind: those of the folder's last demonstration, or new ones. */
async function demoTokens(hub: Hub, before: Partial<Demonstration['tokens']>): Promise<Demonstration['tokens']> {
  const tokens: Partial<Demonstration['tokens']> = {}
  const taken = new Set((await hub.devices.list()).map((d) => `${d.kind} ${d.name}`))
  for (const kind of deviceKinds) {
    const known = before[kind]
    if (known && (await hub.devices.find(known))) tokens[kind] = known
    else {
      let name = `demo-${kind}`
      for (let i = 2; taken.has(`${kind} ${name}`); i++) name = `demo-${kind}-${i}`
      tokens[kind] = (await hub.devices.add(kind, name)).token
    }
  }
  return tokens as Demonstration['tokens']
}

function readBefore(file: string): Partial<Demonstration> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Demonstration
  } catch {
    return {}
  }
}

function pinsToday({ session }: Hub): Demonstration['pins'] {
  const { state, office } = session
  const today = office.time.wall(session.now()).date
  return [...(state.bookingsByCode.get(today)?.values() ?? [])]
    .flatMap((id) => state.bookings.get(id) ?? [])
    .filter((booking) => booking.status === 'expected' && booking.hourAt >= session.now())
    .sort((a, b) => a.hourAt - b.hourAt)
    .map(({ code: pin, time, queue }) => ({ pin, time, queue }))
}
