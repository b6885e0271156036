import { setTimeout as wait } from 'node:timers/promises'
import type { PostgresPlace } from '@poczekalnia/queue-core/store'
import pg from 'pg'
import type { HubProcess } from '../../tests/support/hub-process.ts'
import type { PostgresServer } from '../lib/postgres-server.ts'
import type { LabLink } from './link-lab.ts'

/**
 * A hub that is started again whenever it ends, as its supervisor does; its way to the database, and that of the other
 * hubs to it.
 */
export type LabHub = { hub: HubProcess; link: LabLink; peer: LabLink }

/** What can go wrong. `about`: what somebody else has to take over for, `planned` without anybody noticing. */
export type Fault = {
  name: string
  about: 'owner' | 'planned' | 'database'
  /** Does it, and what brings things back; resolves when that is done. */
  strike(hub: LabHub, server: PostgresServer, place: PostgresPlace): Promise<void>
}

const some = (from: number, to: number) => from + Math.random() * (to - from)

function signal(hub: HubProcess, name: NodeJS.Signals): void {
  try {
    process.kill(hub.pid(), name)
  } catch {
    // It has just ended by itself.
  }
}

/** Stops a hub for so many milliseconds, and wakes it up. */
const stoppedFor =
  (least: number, most: number): Fault['strike'] =>
  async ({ hub }) => {
    signal(hub, 'SIGSTOP')
    await wait(some(least, most))
    signal(hub, 'SIGCONT')
  }

/** Cuts a hub from the database for so many milliseconds. */
const cutFor =
  (least: number, most: number): Fault['strike'] =>
  async ({ link }) => {
    link.cut()
    await wait(some(least, most))
    link.heal()
  }

/** Says something to the server as its administrator. */
async function order({ url }: PostgresServer, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

export const faults: readonly Fault[] = [
  {
    name: 'hub killed',
    about: 'owner',
    async strike({ hub }) {
      signal(hub, 'SIGKILL')
    },
  },
  {
    name: 'hub stopped, and woken up',
    about: 'owner',
    strike: stoppedFor(6_000, 9_000),
  },
  {
    name: 'hub cut from the database',
    about: 'owner',
    strike: cutFor(6_000, 9_000),
  },
  {
    name: 'hub handed over (SIGTERM)',
    about: 'planned',
    async strike({ hub }) {
      signal(hub, 'SIGTERM')
    },
  },
  {
    name: 'hub stopped for a moment',
    about: 'database',
    strike: stoppedFor(200, 2_000),
  },
  {
    name: 'way to the database cut for a moment',
    about: 'database',
    strike: cutFor(200, 2_000),
  },
  {
    name: 'way to the database slow',
    about: 'database',
    async strike({ link }) {
      link.slow(some(50, 300))
      await wait(some(1_000, 3_000))
      link.heal()
    },
  },
  {
    name: 'PostgreSQL killed and started again',
    about: 'database',
    async strike(_, server) {
      await server.kill()
      await wait(some(0, 3_000))
      await server.start()
    },
  },
  {
    name: 'disk of PostgreSQL slow',
    about: 'database',
    async strike(_, server) {
      // Each flush waits a tenth of a second first, the longest that the server allows.
      await order(server, 'ALTER SYSTEM SET commit_siblings = 0', 'ALTER SYSTEM SET commit_delay = 100000')
      await order(server, 'SELECT pg_reload_conf()')
      await wait(some(1_000, 3_000))
      await order(server, 'ALTER SYSTEM RESET commit_delay', 'SELECT pg_reload_conf()')
    },
  },
  {
    name: 'disk of PostgreSQL full',
    about: 'database',
    async strike(_, server, { office }) {
      const log = `"office_${office}".events`
      await order(
        server,
        `CREATE OR REPLACE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
           $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`,
        `CREATE TRIGGER full_disk BEFORE INSERT ON ${log} EXECUTE FUNCTION full_disk()`,
      )
      await wait(some(500, 3_000))
      await order(server, `DROP TRIGGER full_disk ON ${log}`)
    },
  },
  {
    name: 'clock of the hub jumps',
    about: 'database',
    async strike({ hub }) {
      signal(hub, 'SIGUSR2')
      await wait(some(500, 2_000))
    },
  },
  {
    name: 'hubs cut from each other',
    about: 'database',
    async strike({ peer }) {
      peer.cut()
      await wait(some(2_000, 6_000))
      peer.heal()
    },
  },
]
