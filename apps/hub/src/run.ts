import { join } from 'node:path'
import { ProfileProblem } from '@poczekalnia/queue-core'
import { DataFolderInUse, openDataFolder, openSqliteStore, StoreFailure } from '@poczekalnia/queue-core/store'
import pino from 'pino'
import { demonstrationClock, realClock } from './clock.ts'
import { announcement } from './demo/announce.ts'
import { clearDemoFolder, setUpDemonstration } from './demo/demonstration.ts'
import { papersRoute } from './http/papers.ts'
import { takePort } from './http/server.ts'
import { type Hub, startHub } from './hub.ts'
import { loadOffice } from './operate/load-office.ts'
import { type Options, readOptions, UsageProblem } from './operate/options.ts'

/** What must be let go of at the end, last taken first. */
const closing: (() => unknown)[] = []

try {
  await run(readOptions(process.argv.slice(2)))
} catch (error) {
  const line = explain(error)
  if (line === null) throw error
  console.error(`poczekalnia: ${line}`)
  await closeAll()
  process.exit(2)
}

async function run(options: Options): Promise<void> {
  const office = loadOffice(options.office)
  const clock = options.at === null ? realClock : demonstrationClock(office.time.instant(...wallTime(options.at)))
  const front = await takePort(options.host, options.port)
  closing.push(() => front.close())
  const folder = openDataFolder(options.data)
  closing.push(() => folder.release())
  if (options.fresh) clearDemoFolder(options.data)
  const log = pino(clock.demo ? pino.destination({ dest: join(options.data, 'hub.log'), sync: false }) : undefined)
  const store = openSqliteStore(folder.dbFile)
  closing.push(() => store.close())
  const virtual = clock.demo && !options.printer ? await virtualPrinter() : null
  if (virtual) closing.push(() => virtual.stop())

  const hub = await startHub({
    office,
    officeFile: options.office,
    store,
    folder,
    clock,
    front,
    url: options.url,
    routes: virtual ? [papersRoute(() => virtual.papers.map(({ png, at }) => ({ png: png(), at })))] : [],
    log,
    onFailure(error) {
      // Nothing more can be kept: to go on would be to forget. Whoever supervises the process starts it again.
      log.fatal({ err: error }, 'the log can not be written')
      console.error(`poczekalnia: stopped, because the log can not be written: ${explain(error) ?? String(error)}`)
      process.exit(1)
    },
  })
  closing.push(() => hub.stop())
  await startPrinting(options, hub, virtual)
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  hub.open()

  async function startPrinting(options: Options, hub: Hub, virtual: { port: number } | null): Promise<void> {
    const demonstration = clock.demo ? await setUpDemonstration(hub, options.data, options.office) : null
    const printer = options.printer ?? (virtual && { host: '127.0.0.1', port: virtual.port })
    if (printer) {
      const { ownPrinterToken, printOn } = await import('./operate/print-agent.ts')
      const token = demonstration?.tokens.printer ?? (await ownPrinterToken(hub, options.data))
      const agent = printOn({ hub, token, printer, dir: options.data, log })
      closing.push(() => agent.stop())
    }
    if (demonstration) console.log(announcement(demonstration))
    else log.info({ url: hub.url, office: office.profile.id, data: options.data }, 'the office is open')
  }
}

/** Loaded only where it is used, as the print agent is: a hub whose printer hangs elsewhere carries neither in its memory. */
async function virtualPrinter() {
  const { startVirtualPrinter } = await import('@poczekalnia/printer/virtual-printer')
  return startVirtualPrinter({ width: 576 })
}

async function stop(): Promise<void> {
  await closeAll()
  process.exit(0)
}

async function closeAll(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close()
}

function wallTime(at: string): [date: string, time: string] {
  const [date = '', time = ''] = at.split('T')
  return [date, time]
}

/** One line for the operator, or `null` for a bug. */
function explain(error: unknown): string | null {
  if (error instanceof UsageProblem || error instanceof DataFolderInUse || error instanceof StoreFailure)
    return error.message
  if (error instanceof ProfileProblem) return error.message
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `the port is taken: another program listens there (choose one with --port)`
  if (code === 'EACCES') return `not allowed: ${message}`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `--host is not an address of this machine: ${message}`
  return null
}
