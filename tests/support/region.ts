import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DeviceRegistry } from '@poczekalnia/hub'
import type { DeviceKind } from '@poczekalnia/protocol'
import { inDatabase, openStoreAt, type PostgresPlace } from '@poczekalnia/queue-core/store'
import { benchOffice } from '../../scripts/bench/office.ts'
import { freePort } from './free-port.ts'
import { openFront } from './front.ts'
import { type HubProcess, hubProcess } from './hub-process.ts'
import { checkLog, type LogFacts, readEventsAt } from './log-check.ts'
import { type OfficeLoad, startLoad } from './office-load.ts'

export type Region = {
  place: PostgresPlace
  hubs: HubProcess[]
  /** One address for all of them. */
  url: string
  /** Machines, desks and displays that go there. */
  begin(): OfficeLoad
  remove(): Promise<void>
}

const [HUBS, KIOSKS, DESKS, DISPLAYS] = [2, 3, 4, 2]
const names = (count: number) => Array.from({ length: count }, (_, i) => `device ${i + 1}`)

/**
 * An office in a database, and hubs for it that do not run yet.
 * @param url the server; the office is one that nobody else has
 * @param options.kept starts hubs again that ended by themselves: a busy machine lets an owner miss its beats
 * @param options.withinMs how long the address before the hubs waits for a hub to say that it is healthy
 */
export async function openRegion(
  url: string,
  options: { kept?: boolean; withinMs?: number; to?: (hub: number) => string } = {},
): Promise<Region> {
  const { kept = false, withinMs = 800, to = () => url } = options
  const folder = mkdtempSync(join(tmpdir(), 'region-'))
  // The profile's id is the office's schema: each region of a test has one of its own.
  const id = `r${randomUUID().slice(0, 8)}`
  const office = join(folder, 'office.yaml')
  // Open at any hour, so that hubs run on the real clock as an operator starts them.
  const always = benchOffice(DESKS)
  writeFileSync(office, readFileSync(always.file, 'utf8').replace(/^id: .*$/m, `id: ${id}`))
  always.remove()
  const place = inDatabase(url, id)
  const tokens = await devicesIn(place, { kiosk: KIOSKS, counter: DESKS, display: DISPLAYS })
  const hubs: HubProcess[] = []
  for (let n = 0; n < HUBS; n++) {
    const at = ['--database', to(n)]
    // No printer answers there: each ticket's paper fails and is recorded, which is load as well.
    const printer = `127.0.0.1:${await freePort()}`
    hubs.push(await hubProcess({ office, kept, args: (own) => [...at, '--peer-url', own, '--printer', printer] }))
  }
  const front = await openFront(() => hubs.map((hub) => hub.url), await freePort(), withinMs)
  return {
    ...{ place, hubs, url: front.url },
    begin: () =>
      startLoad({
        url: front.url,
        ...{ kiosks: tokens.kiosk ?? [], counters: tokens.counter ?? [], displays: tokens.display ?? [] },
        walkIn: 'uzupelnienie-dokumentow',
        pins: [],
      }),
    async remove() {
      front.close()
      for (const hub of hubs) await hub.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What of all that anybody was told is not in the log, in words; and what the log tells itself. */
export async function lostIn(region: Region, load: OfficeLoad): Promise<{ lost: string[]; facts: LogFacts }> {
  const facts = checkLog(await readEventsAt(region.place, region.place.office))
  const lost: string[] = []
  for (const { id, number } of load.tickets.values())
    if (facts.tickets.get(id) !== number) lost.push(`ticket ${number} that somebody was given`)
  for (const { call, id, desk, number } of load.calls.values()) {
    const inLog = facts.calls.get(call)
    if (inLog?.ticket !== id || inLog.desk !== desk) lost.push(`the call of ${number} to desk ${desk}`)
  }
  for (const id of load.shown.tickets) if (!facts.tickets.has(id)) lost.push(`ticket ${id} that a machine has shown`)
  for (const [call, { number }] of load.shown.calls)
    if (!facts.calls.has(call)) lost.push(`the call of ${number} that a display has shown`)
  return { lost, facts }
}

async function devicesIn(place: PostgresPlace, counts: Partial<Record<DeviceKind, number>>) {
  const store = await openStoreAt(place)
  try {
    const devices = new DeviceRegistry(store)
    const tokens: Partial<Record<DeviceKind, string[]>> = {}
    for (const [kind, count] of Object.entries(counts) as [DeviceKind, number][]) {
      const made: string[] = []
      for (const name of names(count)) made.push((await devices.add(kind, name)).token)
      tokens[kind] = made
    }
    return tokens
  } finally {
    await store.close()
  }
}
