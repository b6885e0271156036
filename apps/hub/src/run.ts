import { hostname } from 'node:os'
import { join } from 'node:path'
import type { VirtualPrinter } from '@poczekalnia/printer/virtual-printer'
import type { Office } from '@poczekalnia/queue-core'
import {
  dataFolder,
  inDatabase,
  type Lease,
  noteWhereKept,
  openBoardAt,
  openDataFolder,
  openStoreAt,
} from '@poczekalnia/queue-core/store'
import { type Clock, demonstrationClock, realClock } from '@poczekalnia/server/clock'
import { takePort, takeSocket } from '@poczekalnia/server/endpoint'
import pino from 'pino'
import { addressesOf, announcement, demoFacts } from './demo/announce.ts'
import { clearDemoFolder, type Demonstration, setUpDemonstration } from './demo/demonstration.ts'
import { readDirectory, renewDirectory } from './directory/settings.ts'
import type { BookingSite } from './features/booking-site/ask-site.ts'
import { loadCards } from './features/cards/load-cards.ts'
import { readHooks } from './features/hooks/settings.ts'
import { papersRoute, type ShownPrinter } from './features/printing/papers.ts'
import { profileInForce } from './features/profile/at-start.ts'
import { profileFile } from './features/profile/profile-file.ts'
import { reloadProfile } from './features/profile/reload.ts'
import { behindGateway } from './gateway/behind-gateway.ts'
import { type Hub, startHub } from './hub.ts'
import { explain } from './operate/explain.ts'
import { loadOffice, profileText } from './operate/load-office.ts'
import { logTimes } from './operate/log-times.ts'
import { mailSettings } from './operate/mail-server.ts'
import { type Options, readOptions, readToken } from './operate/options.ts'
import { dropOldCopies } from './upkeep/old-copies.ts'

/** A demonstration's booking site; `page`: the office's own there. Several offices share one, their gateway's. */
type ShownSite = BookingSite & { mail: string; page: string; stop?: () => Promise<void> }

/** Set when this is one of several offices behind a gateway. */
const gateway = behindGateway()
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
  // Checked before anything is touched.
  const mail = mailSettings()
  const inFile = loadOffice(options.office)
  await loadCards(inFile, options.office)
  directoryOf(options)
  if (options.hooks !== null) readHooks(options.hooks, inFile.profile.id)
  const clock = options.at === null ? realClock : demonstrationClock(inFile.time.instant(...wallTime(options.at)))
  const endpoint = gateway ? await takeSocket(gateway.place) : await takePort(options.host, options.port, options)
  closing.push(() => endpoint.close())
  const url = options.url ?? endpoint.secureUrl
  const folder = openDataFolder(options.data)
  closing.push(() => folder.release())
  if (options.fresh || gateway?.place.fresh) clearDemoFolder(options.data)
  const log = pino(
    {
      timestamp: logTimes(clock.now, inFile.time.stamp),
      ...(gateway && { base: { pid: process.pid, office: inFile.profile.id } }),
    },
    clock.demo ? pino.destination({ dest: join(options.data, 'hub.log'), sync: false }) : undefined,
  )
  const place = options.database ? inDatabase(options.database.url, inFile.profile.id) : dataFolder(folder.dir)
  noteWhereKept(options.data, place.kind === 'postgres' ? place : null)
  const region = place.kind === 'postgres' ? await import('./region/take-office.ts') : null
  const address = options.database?.peer ?? `http://${hostname()}:${new URL(endpoint.url).port}`
  const lease = place.kind === 'postgres' ? await region!.openLease({ place, dir: folder.dir, address }) : null
  if (lease) closing.push(() => lease.release())
  const store = await openStoreAt(place, lease)
  closing.push(() => store.close())
  const inForce = () => profileInForce(profileText(options.office), options.office, store.profiles)
  const load = async () => {
    const found = await inForce()
    return { ...found, cards: await loadCards(found.office, options.office) }
  }
  if (lease) await standBy(lease)
  const { office, source, cards } = await load()
  if (options.fresh && !gateway) {
    const { writePast } = await import('./demo/past.ts')
    await writePast(store, office, clock.now())
  }
  const site = await demoSite(options, office, clock)
  if (site?.stop) closing.push(site.stop)
  const virtual = clock.demo && !options.printer ? await virtualPrinter() : null
  if (virtual) closing.push(() => virtual.stop())

  let demonstration: Demonstration | null = null
  const directory = directoryOf(options)
  const hub = await startHub({
    office,
    officeFile: options.office,
    // A demonstration leaves its example as it is.
    profile: { source, file: profileFile(options.office, !clock.demo) },
    cards,
    store,
    place,
    dir: folder.dir,
    clock,
    endpoint,
    url,
    mail: clock.demo ? null : mail,
    directory,
    hooks: options.hooks === null ? [] : readHooks(options.hooks, office.profile.id),
    ...(place.kind === 'postgres' && { regionBoard: () => openBoardAt(place) }),
    routes: virtual
      ? [papersRoute(shownPrinter(virtual), { base: endpoint.base, url: () => url ?? endpoint.url })]
      : [],
    bookingSite: site ?? siteIn(options),
    demoFacts: () => demonstration && demoFacts(demonstration, endpoint.base),
    log,
    // Nothing more can be kept: to go on would be to forget. Whoever supervises the process starts it again.
    onFailure: (error) => fail(error, 'the log can not be written'),
  })
  closing.push(() => hub.stop())
  closing.push(dropOldCopies(options.data, () => hub.session.office.profile.retentionDays, log))
  // Nobody waits for a printer; a demonstration's first page shows what is made for it.
  if (!clock.demo) hub.open()
  demonstration = await startPrinting(options, hub, virtual)
  process.once('SIGTERM', stop)
  // Behind a gateway that one is told, and tells its offices in order; it is gone when it can tell nothing any more.
  if (gateway) gateway.onGone(stop)
  else process.once('SIGINT', stop)
  // A closing terminal sends this as well, and a demonstration in one should end then.
  if (!clock.demo) process.on('SIGHUP', () => void reloadProfile(hub.session, load, log, hub.cards.replace))
  if (!clock.demo) process.on('SIGHUP', () => endpoint.renewCertificate?.(log))
  if (!clock.demo) process.on('SIGHUP', () => readAgain(options, directory, hub, log))
  if (clock.demo) hub.open()
  if (hub.staff.setUpCode !== null) {
    const about = { setUpCode: hub.staff.setUpCode, page: `${url ?? hub.url}/supervisor` }
    log.warn(about, 'there is no administrator yet: open the page and type the set-up code, which works once')
  }
  if (demonstration && !gateway) console.log(announcement(demonstration))
  else log.info({ url: url ?? hub.url, office: office.profile.id, data: options.data }, 'the office is open')
  gateway?.ready(demonstration && addressesOf(office.profile.name.pl, demonstration), endpoint.server)

  /** @throws StoreFailure */
  async function standBy(lease: Lease): Promise<void> {
    // Nothing was begun yet: who stands by may be ended at once.
    const leave = () => process.exit(0)
    process.once('SIGTERM', leave)
    if (!gateway) process.once('SIGINT', leave)
    // What is read and compiled while it stands by costs nobody's time when it takes over, and what is wrong is told.
    if (options.printer) await import('./features/printing/print-agent.ts')
    await load()
    await region?.takeOffice({ lease, office: inFile, endpoint, log, onStandBy: () => gateway?.standsBy() })
    lease.onLost((error) => fail(error, 'the office is not this hub’s any more'))
    process.off('SIGTERM', leave)
    process.off('SIGINT', leave)
  }

  function fail(error: unknown, what: string): never {
    log.fatal({ err: error }, what)
    console.error(`poczekalnia: stopped, because ${what}: ${explain(error) ?? String(error)}`)
    process.exit(1)
  }

  async function startPrinting(options: Options, hub: Hub, virtual: { port: number } | null) {
    const shown = clock.demo
      ? await setUpDemonstration(hub, options.data, options.office, site, gateway?.place.password)
      : null
    const printer = options.printer ?? (virtual && { host: '127.0.0.1', port: virtual.port })
    if (printer) {
      const { ownPrinterToken, printOn } = await import('./features/printing/print-agent.ts')
      const token = shown?.tokens.printer ?? (await ownPrinterToken(hub, options.data))
      const agent = printOn({ hub, token, printer, dir: options.data, log })
      closing.push(() => agent.stop())
    }
    return shown
  }
}

/** What people may sign in by besides their passwords. @throws UsageProblem when its file is faulty */
/** The operator's files beside the profile. What is wrong in one is told, and changes nothing. */
function readAgain(
  { hooks, directory: file }: Options,
  directory: ReturnType<typeof directoryOf>,
  hub: Hub,
  log: pino.Logger,
): void {
  if (directory !== null && directory !== 'region' && file !== null) renewDirectory(directory, file, log)
  if (hooks === null) return
  try {
    void hub.hooks.replace(readHooks(hooks, hub.session.office.profile.id))
    log.info({ file: hooks }, 'the web hooks were taken over')
  } catch (error) {
    log.error({ problem: (error as Error).message }, 'the web hooks were not taken over')
  }
}

function directoryOf({ directory }: Options) {
  if (gateway) return gateway.place.directory ? 'region' : null
  return directory === null ? null : readDirectory(directory)
}

/** The booking site of a demonstration, where its office is booked on line and no other site was named. */
async function demoSite(options: Options, { profile }: Office, clock: Clock): Promise<ShownSite | null> {
  if (!clock.demo || !profile.booking || options.booking) return null
  if (gateway) return gateway.place.site && { ...gateway.place.site, page: `${gateway.place.site.url}/${profile.id}` }
  const { startDemoSite } = await import('./demo/booking-site.ts')
  const begins = { now: clock.now(), fresh: options.fresh }
  const port = options.port === 0 ? 0 : options.port + 1
  const at = { offices: [options.office], dir: join(options.data, 'booking'), host: options.host, port }
  const site = await startDemoSite(begins, at)
  return { ...site, page: site.url }
}

/** The booking site that the operator has named. @throws UsageProblem when its token can't be read */
function siteIn({ booking }: Options): BookingSite | null {
  return booking && { url: booking.url, token: readToken(booking.token) }
}

/**
 * Loaded only where it is used, as the print agent is: a hub whose printer hangs elsewhere carries neither in its
 * memory.
 */
async function virtualPrinter() {
  const { startVirtualPrinter } = await import('@poczekalnia/printer/virtual-printer')
  return startVirtualPrinter({ width: 576 })
}

function shownPrinter(virtual: VirtualPrinter): ShownPrinter {
  return { papers: () => virtual.papers.map(({ png, at }) => ({ png: png(), at })), setState: virtual.setState }
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
