import { socketAddress } from '@poczekalnia/protocol'
import pg from 'pg'
import { openOffices } from '../../tests/support/region.ts'
import { makePostgres, type PostgresServer } from '../lib/postgres-server.ts'
import { takeTickets, withHub } from './bench-hub.ts'
import { type Client, linked, part } from './clients.ts'
import { devicesOfPresses, pressesOn } from './next-to-displays.ts'
import type { Asker } from './raw-client.ts'
import { type Benchmark, count, type Line, ms, percentile } from './report.ts'

const CLIENTS = 64
const [WARM, MEASURED] = [2_000, 10_000]
/** A part takes no longer, so that all of them are there in three minutes. */
const [WARM_MS, MEASURED_MS] = [3_000, 12_000]
/** For each of two stores: the tail of them is what is compared. */
const PRESSES = 120

/**
 * An office kept in a PostgreSQL of this machine, against that server's own bare commits and against SQLite; and five
 * offices on two hubs.
 */
export const region: Benchmark = {
  name: 'region',
  async run() {
    const server = await makePostgres({ max_connections: '200' })
    try {
      return [...(await tickets(server)), await presses(server), await fiveOffices(server)]
    } finally {
      await server.stop()
    }
  },
}

const warm = (kiosks: readonly Asker[]) => takeTickets(kiosks, WARM, 0, WARM_MS)

async function measured(kiosks: readonly Asker[]): Promise<{ rate: number; took: number[] }> {
  const began = performance.now()
  const took = await takeTickets(kiosks, MEASURED, 0, MEASURED_MS)
  return { rate: took.length / ((performance.now() - began) / 1000), took }
}

async function tickets({ url }: PostgresServer): Promise<Line[]> {
  const over = await withHub(
    { devices: { kiosk: CLIENTS }, database: await databaseOf(url, 'tickets') },
    async (bench) => {
      const kiosks = await bench.machines(CLIENTS)
      await warm(kiosks)
      const before = await commitsPerSecond(url)
      const { rate, took } = await measured(kiosks)
      const bare = (before + (await commitsPerSecond(url))) / 2
      return { rate, bare, p50: percentile(took, 0.5) }
    },
  )
  const file = await withHub({ devices: { kiosk: CLIENTS } }, async (bench) => {
    const kiosks = await bench.machines(CLIENTS)
    await warm(kiosks)
    return (await measured(kiosks)).rate
  })
  const figure = `${count(over.rate)}/s (p50 ${ms(over.p50)})`
  return [
    {
      name: 'durable tickets over PostgreSQL, 64 clients',
      figure,
      baseline: `${count(over.bare)} bare one-row commits/s`,
      ratio: over.rate / over.bare,
      aim: '≥ 0.8',
      met: over.rate / over.bare >= 0.8,
    },
    {
      name: 'the same, against a file',
      figure,
      baseline: `${count(file)}/s over SQLite`,
      ratio: over.rate / file,
      aim: '–',
      met: null,
    },
  ]
}

/** Machines of five offices, half of them at each of two hubs, of which each works some; and all at one. */
async function fiveOffices({ url }: PostgresServer): Promise<Line> {
  const each = 8
  const database = await databaseOf(url, 'offices')
  const region = await openOffices(database, 5, each)
  const rateOver = async (hubs: number): Promise<number> => {
    // At once, so that each gets some of the offices.
    await Promise.all(region.hubs.slice(0, hubs).map((hub) => hub.start()))
    const kiosks: Client[] = []
    for (const [office, tokens] of region.machines)
      for (const [n, token] of tokens.entries()) {
        const { url, path } = socketAddress(`${region.hubs[n % hubs]!.url}/${office}`, '/kiosk')
        kiosks.push(await linked(url, { token, session: `page-${n}` }, path))
      }
    await warm(kiosks)
    const { rate } = await measured(kiosks)
    part(kiosks)
    for (const hub of region.hubs) await hub.terminate()
    return rate
  }
  try {
    const one = await rateOver(1)
    const two = await rateOver(2)
    return {
      name: 'tickets of five offices on two hubs, 40 clients',
      figure: `${count(two)}/s`,
      baseline: `${count(one)}/s on one hub`,
      ratio: two / one,
      aim: '–',
      met: null,
    }
  } finally {
    await region.remove()
  }
}

async function presses({ url }: PostgresServer): Promise<Line> {
  const database = await databaseOf(url, 'presses')
  const there = await withHub({ devices: devicesOfPresses, database }, (bench) => pressesOn(bench, PRESSES))
  const here = await withHub({ devices: devicesOfPresses }, (bench) => pressesOn(bench, PRESSES))
  const [over, file] = [percentile(there.hubTimes, 0.95), percentile(here.hubTimes, 0.95)]
  return {
    name: 'next → last of 50 displays, p95, PostgreSQL',
    figure: `${ms(over)} (p50 ${ms(percentile(there.hubTimes, 0.5))})`,
    baseline: `${ms(file)} over SQLite (p50 ${ms(percentile(here.hubTimes, 0.5))})`,
    ratio: over / file,
    aim: '≤ 1.6',
    met: over / file <= 1.6,
  }
}

/** How many rows of an event's size the server commits a second, each by itself, from as many connections. */
async function commitsPerSecond(url: string, milliseconds = 3_000): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      return client
    }),
  )
  try {
    await clients[0]!.query('CREATE TABLE IF NOT EXISTS bare (n bigint GENERATED ALWAYS AS IDENTITY, row text)')
    const row = 'x'.repeat(400)
    let commits = 0
    const began = performance.now()
    const insert = async (client: pg.Client) => {
      while (performance.now() - began < milliseconds) {
        await client.query({ name: 'one', text: 'INSERT INTO bare (row) VALUES ($1)', values: [row] })
        commits += 1
      }
    }
    await Promise.all(clients.map(insert))
    return commits / ((performance.now() - began) / 1000)
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}

/** A database of its own. */
async function databaseOf(url: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  return url.replace(/\/[^/]*$/, `/${name}`)
}
