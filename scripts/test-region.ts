import { writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import type { HubProcess } from '../tests/support/hub-process.ts'
import { lostIn, openRegion, type Region } from '../tests/support/region.ts'
import { makePostgres } from './lib/postgres-server.ts'
import { type Fault, faults, type LabHub } from './region-lab/faults.ts'
import { labLink } from './region-lab/link-lab.ts'

// npm run test:region -- [--faults 100] [--json FILE]: an office's day on two hubs and a PostgreSQL, and faults at
// random. At the end everything that machines, desks and displays were told must stand in the log, once. Apart from
// `npm test`, for it takes some ten seconds a fault.

const text = { type: 'string' } as const
const { values } = parseArgs({ options: { faults: text, json: text, only: text } })
const many = Number(values.faults ?? 100)
const wanted = faults.filter(({ name }) => name.includes(values.only ?? ''))
if (!Number.isInteger(many) || many < 1) {
  console.error('--faults takes a whole number from 1 on')
  process.exit(2)
}
if (wanted.length === 0) {
  console.error(`--only takes a part of one of these names: ${faults.map(({ name }) => name).join('; ')}`)
  process.exit(2)
}

const server = await makePostgres({ max_connections: '200' })
const links = await Promise.all([0, 1].map(() => labLink(() => server.port)))
const peers = await Promise.all([0, 1].map((n) => labLink(() => Number(new URL(region.hubs[n]!.url).port))))
const peerUrl = (hub: number) => `http://127.0.0.1:${peers[hub]!.port}`
const region: Region = await openRegion(server.url, {
  to: (hub) => server.url.replace(String(server.port), String(links[hub]!.port)),
  withinMs: 2_000,
  peer: peerUrl,
  nodeArgs: ['--import', new URL('region-lab/jumping-clock.mjs', import.meta.url).pathname],
})
const hubs: LabHub[] = region.hubs.map((hub, n) => ({ hub, link: links[n]!, peer: peers[n]! }))
let isOver = false
// Whatever ends this: no hub and no server is left behind.
process.on('exit', () => {
  for (const pid of [...hubs.map(({ hub }) => hub.pid), server.pid])
    try {
      if (pid() > 0) process.kill(pid(), 'SIGKILL')
    } catch {
      // It has ended before.
    }
})
const keeping = hubs.map(({ hub }) => keepRunning(hub))
await until(async () => (await lease(region)).token > 0)
const load = region.begin()
await until(async () => load.acknowledged() > 20)

const took: Record<Fault['about'], number[]> = { owner: [], planned: [], database: [] }
const byName = new Map<string, number>()
let struck = 0
let isEnough = false
// What was found until then is told.
process.once('SIGINT', () => {
  isEnough = true
})
for (let n = 1; n <= many && !isEnough; n++) {
  const fault = wanted[Math.floor(Math.random() * wanted.length)]!
  const before = await lease(region)
  const owner = hubs.find((_, n) => peerUrl(n) === before.address) ?? hubs[0]!
  // Another must be there to take over: that is what is measured.
  const other = hubs.find((one) => one !== owner)!
  await until(async () => isThere(other.hub) && (await standsBy(other.hub)))
  const began = performance.now()
  const striking = fault.strike(owner, server, region.place)
  if (fault.about === 'database') await striking
  // What was answered before and is still on its way is no sign of life.
  await until(async () => fault.about === 'database' || (await lease(region)).token > before.token)
  const taken = performance.now() - began
  const acknowledged = load.acknowledged()
  await until(async () => load.acknowledged() > acknowledged)
  const milliseconds = performance.now() - began
  await striking
  took[fault.about].push(milliseconds)
  byName.set(fault.name, (byName.get(fault.name) ?? 0) + 1)
  const parts = fault.about === 'database' ? '' : `, the office was another’s after ${Math.round(taken)} ms`
  console.log(`${n}: ${fault.name}; the next act was answered after ${Math.round(milliseconds)} ms${parts}`)
  if (process.env.REGION_DEBUG && milliseconds > 6000)
    for (const { hub } of hubs) console.log(hub.url, hub.output().slice(-3000))
  struck = n
  await wait(300 + Math.random() * 700)
}
await load.stop()
isOver = true

let [lost, twice]: [string[], string[]] = [[], load.complaints.filter((told) => /two people|became/.test(told))]
try {
  lost = (await lostIn(region, load)).lost
} catch (error) {
  twice = [...twice, String(error)]
}
const others = load.complaints.filter((told) => !twice.includes(told))
const result = {
  faults: struck,
  acts: load.acknowledged(),
  lost: lost.length,
  twice: twice.length,
  takeoverMs: summary(took.owner),
  handOverMs: summary(took.planned),
  interruptedMs: summary(took.database),
  askedAgain: load.repeats.all,
  reconnects: load.reconnects(),
  complaints: others.length,
  byFault: Object.fromEntries(byName),
}
console.log(JSON.stringify(result, null, 2))
for (const told of [...lost, ...twice, ...others].slice(0, 20)) console.error(told)
if (values.json) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`)
for (const { link, peer } of hubs) for (const way of [link, peer]) way.heal()
await region.remove()
await Promise.allSettled(keeping)
for (const { link, peer } of hubs) for (const way of [link, peer]) way.close()
await server.stop()
process.exit(lost.length + twice.length + others.length > 0 ? 1 : 0)

function summary(times: readonly number[]): { p50: number; max: number } | null {
  const sorted = [...times].sort((a, b) => a - b)
  if (sorted.length === 0) return null
  return { p50: Math.round(sorted[Math.floor(sorted.length / 2)]!), max: Math.round(sorted.at(-1)!) }
}

/** Starts a hub whenever it has ended, until all is over. */
async function keepRunning(hub: HubProcess): Promise<void> {
  while (!isOver) {
    try {
      await hub.start()
    } catch {
      // It has ended in its start: the database was away.
    }
    while (!isOver && isThere(hub)) await wait(50)
    await wait(200)
  }
}

function isThere(hub: HubProcess): boolean {
  try {
    return process.kill(hub.pid(), 0)
  } catch {
    return false
  }
}

/** Whether it answers, by itself or through the one that works. */
async function standsBy(hub: HubProcess): Promise<boolean> {
  try {
    return (await fetch(`${hub.url}/healthz`, { signal: AbortSignal.timeout(1_000) })).ok
  } catch {
    return false
  }
}

/** Who has the office, as the database says. */
async function lease({ place }: Region): Promise<{ token: number; address: string }> {
  const client = new pg.Client({ connectionString: place.url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query(`SELECT token::int, address FROM "office_${place.office}".lease`)
    return rows[0]
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const began = performance.now()
  while (!(await holds().catch(() => false))) {
    if (performance.now() - began > 600_000) throw new Error('nothing goes on any more')
    await wait(20)
  }
}
