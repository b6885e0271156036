import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inDatabase, type PostgresPlace } from '@poczekalnia/queue-core/store'
import { benchOffice } from '../../scripts/bench/office.ts'
import { freePort } from './free-port.ts'
import { openFront } from './front.ts'
import { addDevices, type HubProcess, hubProcess } from './hub-process.ts'
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
 * @param options.to the way of a hub to the database
 * @param options.peer the way of the other hubs to it
 * @param options.withinMs how long the address before the hubs waits for a hub to say that it is healthy
 */
export async function openRegion(
  url: string,
  options: {
    kept?: boolean
    withinMs?: number
    nodeArgs?: readonly string[]
    to?: (hub: number) => string
    peer?: (hub: number, own: string) => string
    /** File of web hooks. */
    hooks?: string
  } = {},
): Promise<Region> {
  const { kept = false, withinMs = 800, nodeArgs = [], to = () => url, peer = (_, own) => own } = options
  const hooks = options.hooks === undefined ? [] : ['--hooks', options.hooks]
  const folder = mkdtempSync(join(tmpdir(), 'region-'))
  // The profile's id is the office's schema: each region of a test has one of its own.
  const id = `r${randomUUID().slice(0, 8)}`
  const office = join(folder, 'office.yaml')
  // Open at any hour, so that hubs run on the real clock as an operator starts them.
  const always = benchOffice(DESKS)
  writeFileSync(office, readFileSync(always.file, 'utf8').replace(/^id: .*$/m, `id: ${id}`))
  always.remove()
  const place = inDatabase(url, id)
  const kiosks = await addDevices(place, 'kiosk', names(KIOSKS))
  const counters = await addDevices(place, 'counter', names(DESKS))
  const displays = await addDevices(place, 'display', names(DISPLAYS))
  const hubs: HubProcess[] = []
  for (let n = 0; n < HUBS; n++) {
    const at = ['--database', to(n)]
    // No printer answers there: each ticket's paper fails and is recorded, which is load as well.
    const printer = `127.0.0.1:${await freePort()}`
    const args = (own: string) => [...at, '--peer-url', peer(n, own), '--printer', printer, ...hooks]
    hubs.push(await hubProcess({ office, kept, nodeArgs, args }))
  }
  const front = await openFront(() => hubs.map((hub) => hub.url), await freePort(), withinMs)
  return {
    ...{ place, hubs, url: front.url },
    begin: () =>
      startLoad({
        url: front.url,
        ...{ kiosks, counters, displays },
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

/** Several offices of a database, on hubs that each have all of them and do not run yet. */
export type Offices = {
  /** What lets machines in, of each office by its id. */
  machines: Map<string, string[]>
  hubs: HubProcess[]
  remove(): Promise<void>
}

/** @param machines that each office has */
export async function openOffices(url: string, offices: number, machines: number): Promise<Offices> {
  const folder = mkdtempSync(join(tmpdir(), 'offices-'))
  const always = benchOffice()
  const profile = readFileSync(always.file, 'utf8')
  always.remove()
  const ids = Array.from({ length: offices }, () => `r${randomUUID().slice(0, 8)}`)
  const tokens = new Map<string, string[]>()
  for (const id of ids) {
    writeFileSync(join(folder, `${id}.yaml`), profile.replace(/^id: .*$/m, `id: ${id}`))
    tokens.set(id, await addDevices(inDatabase(url, id), 'kiosk', names(machines)))
  }
  const hubs: HubProcess[] = []
  for (let n = 0; n < HUBS; n++) {
    const at = ['--database', url, '--proxy', '127.0.0.1']
    hubs.push(await hubProcess({ office: folder, args: (own) => [...at, '--peer-url', own] }))
  }
  return {
    ...{ machines: tokens, hubs },
    async remove() {
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
