import pg from 'pg'
import { makePostgres, type PostgresServer } from '../lib/postgres-server.ts'
import { takeTickets, withHub } from './bench-hub.ts'
import { devicesOfPresses, pressesOn } from './next-to-displays.ts'
import { type Benchmark, count, type Line, ms, percentile } from './report.ts'

const CLIENTS = 64
const [WARM, MEASURED] = [2_000, 10_000]

/** An office kept in a PostgreSQL of this machine: against that server's own bare commits, and against SQLite. */
export const region: Benchmark = {
  name: 'region',
  async run() {
    const server = await makePostgres({ max_connections: '200' })
    try {
      return [await tickets(server), await presses(server)]
    } finally {
      await server.stop()
    }
  },
}

async function tickets({ url }: PostgresServer): Promise<Line> {
  return withHub({ devices: { kiosk: CLIENTS }, database: await databaseOf(url, 'tickets') }, async (bench) => {
    const kiosks = await bench.join('kiosk', CLIENTS)
    await takeTickets(kiosks, WARM)
    const before = await commitsPerSecond(url)
    const began = performance.now()
    const took = await takeTickets(kiosks, MEASURED)
    const rate = MEASURED / ((performance.now() - began) / 1000)
    const bare = (before + (await commitsPerSecond(url))) / 2
    return {
      name: 'durable tickets over PostgreSQL, 64 clients',
      figure: `${count(rate)}/s (p50 ${ms(percentile(took, 0.5))})`,
      baseline: `${count(bare)} bare one-row commits/s`,
      ratio: rate / bare,
      aim: '≥ 0.8',
      met: rate / bare >= 0.8,
    }
  })
}

async function presses({ url }: PostgresServer): Promise<Line> {
  const database = await databaseOf(url, 'presses')
  const there = await withHub({ devices: devicesOfPresses, database }, pressesOn)
  const here = await withHub({ devices: devicesOfPresses }, pressesOn)
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
