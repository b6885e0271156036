import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { takePort } from '@poczekalnia/server/endpoint'
import pino from 'pino'
import { demoPassword } from '../demo/accounts.ts'
import { announcementOfAll } from '../demo/announce.ts'
import { readDirectory, renewDirectory } from '../directory/settings.ts'
import { explain } from '../operate/explain.ts'
import { logTimes } from '../operate/log-times.ts'
import { type Options, readOptions, UsageProblem } from '../operate/options.ts'
import { openGateway } from './gateway.ts'
import { NotStarted, officeProcess } from './office-process.ts'
import { type OneOffice, readOffices } from './offices.ts'
import type { Served } from './served.ts'
import { waitsExchange } from './waits-exchange.ts'

/** What must be let go of at the end, last taken first. */
const closing: (() => unknown)[] = []

try {
  await run(readOptions(process.argv.slice(2)))
} catch (error) {
  // An office that did not start has told why, on the same terminal.
  const line = error instanceof NotStarted ? `nothing was started: ${error.message}` : explain(error)
  if (line === null) throw error
  console.error(`poczekalnia: ${line}`)
  await closeAll()
  process.exit(2)
}

async function run(options: Options): Promise<void> {
  const read = readOffices(options.offices ?? [])
  if (existsSync(join(options.data, 'office.db')))
    throw new UsageProblem(
      `${options.data} is the data folder of one office: choose another with --data, ` +
        `or move its files into a folder in it that is called as the office's id`,
    )
  const demo = options.at !== null
  const password = demoPassword()
  const directory = options.directory === null ? null : readDirectory(options.directory)
  const endpoint = await takePort(options.host, options.port, options)
  closing.push(() => endpoint.server.closeAllConnections())
  const url = options.url ?? endpoint.secureUrl
  mkdirSync(options.data, { recursive: true, mode: 0o700 })
  const timestamp = logTimes(Date.now, read[0]?.office.time.stamp ?? ((at) => new Date(at).toISOString()))
  const log = pino(
    { timestamp },
    demo ? pino.destination({ dest: join(options.data, 'door.log'), sync: false }) : undefined,
  )

  // For this user only: whoever could reach an office's socket could say in whose name they come.
  const sockets = mkdtempSync(join(tmpdir(), 'poczekalnia-'))
  closing.push(() => rmSync(sockets, { recursive: true, force: true }))
  const site = await demoSite(read, options)
  if (site) closing.push(site.stop)
  const offices = read.map((one, i) => {
    const place = {
      socket:
        process.platform === 'win32' ? `\\\\.\\pipe\\poczekalnia-${process.pid}-${i}` : join(sockets, `${i}.sock`),
      url: `${endpoint.url}/${one.id}`,
      base: `/${one.id}`,
      fresh: options.fresh,
      directory: directory !== null,
      ...(demo && { password }),
      site: site && { url: site.url, mail: site.mail, token: site.token },
    }
    const args = ['--office', one.file, '--data', join(options.data, one.id)]
    if (url) args.push('--url', `${url}/${one.id}`)
    if (options.at) args.push('--at', options.at)
    if (options.hooks) args.push('--hooks', options.hooks)
    if (options.database) {
      const peer = options.database.peer ?? `http://${hostname()}:${new URL(endpoint.url).port}`
      args.push('--database', options.database.url, '--peer-url', `${peer}/${one.id}`)
    }
    return { ...one, process: officeProcess({ id: one.id, place, args, log }) } satisfies Served
  })
  const today = () => options.at?.slice(0, 10) ?? read[0]?.office.time.wall(Date.now()).date ?? ''
  openGateway(endpoint, offices, { demo, today, directory, url: url ?? endpoint.url, log })
  closing.push(() => Promise.all(offices.map((office) => office.process.stop())))
  const waits = waitsExchange(offices)
  // Over a database another hub may work it.
  for (const { id, office } of offices)
    for (const other of office.profile.shorterElsewhere?.offices ?? [])
      if (!options.database && !offices.some((one) => one.id === other))
        log.warn({ office: id, other }, 'shorterElsewhere names an office that this hub does not serve')
  closing.push(waits.stop)
  closing.push(() => {
    // Nobody new comes in while the offices finish what they began.
    void endpoint.close()
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)
  if (!demo) process.on('SIGHUP', () => offices.forEach((office) => void office.process.reload()))
  if (!demo) process.on('SIGHUP', () => endpoint.renewCertificate?.(log))
  const directoryFile = options.directory
  if (!demo && directory && directoryFile) process.on('SIGHUP', () => renewDirectory(directory, directoryFile, log))

  const told = await Promise.all(offices.map((office) => office.process.start()))
  waits.start()
  if (demo && options.at)
    console.log(
      announcementOfAll(
        endpoint.url,
        options.at,
        told.flatMap((part) => part ?? []),
      ),
    )
  else
    log.info(
      { url: url ?? endpoint.url, offices: offices.map(({ id }) => id), data: options.data },
      'the gateway is open',
    )
}

/** One booking site for all offices of a demonstration that are booked on line: each process costs some 50 MB. */
async function demoSite(read: readonly OneOffice[], { at, data, fresh, host, port }: Options) {
  const booked = read.filter(({ office }) => office.profile.booking)
  const [first] = booked
  if (at === null || !first) return null
  const { startDemoSite } = await import('../demo/booking-site.ts')
  const [date = '', time = ''] = at.split('T')
  const begins = { now: first.office.time.instant(date, time), fresh }
  const offices = booked.map(({ file }) => file)
  const dir = join(data, 'booking-site')
  return startDemoSite(begins, { offices, dir, host, port: port === 0 ? 0 : port + 1 })
}

async function stop(): Promise<void> {
  await closeAll()
  process.exit(0)
}

async function closeAll(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close()
}
