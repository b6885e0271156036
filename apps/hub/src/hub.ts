import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import type { Card } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import type { People, Store, StorePlace } from '@poczekalnia/queue-core/store'
import { Server } from 'socket.io'
import { type Clock, everyMinute } from './clock.ts'
import { bookingImporter, MOST_FILES } from './features/bookings/import.ts'
import { bookingsRoute } from './features/bookings/import-route.ts'
import type { ImportResult } from './features/bookings/index.ts'
import { bookingRoutes } from './features/bookings/routes.ts'
import { oneAfterAnother } from './features/bookings/turns.ts'
import { cardService } from './features/cards/card-service.ts'
import { type CardShelf, cardShelf } from './features/cards/card-shelf.ts'
import { textBeside } from './features/cards/load-cards.ts'
import { cardRoutes } from './features/cards/routes.ts'
import { DeviceRegistry, writeHubFiles } from './features/devices/index.ts'
import { deviceRoutes } from './features/devices/routes.ts'
import { voiceRoutes } from './features/displays/voice.ts'
import { logRoutes } from './features/log/routes.ts'
import { officeMetrics } from './features/metrics/office-metrics.ts'
import { metricsRoute } from './features/metrics/route.ts'
import { kioskPrinterRoute } from './features/printing/kiosk-printer.ts'
import { printDispatcher } from './features/printing/print-dispatcher.ts'
import { documentOf } from './features/printing/ticket-facts.ts'
import { privacyFigures } from './features/privacy/figures.ts'
import { keepRetention } from './features/privacy/retention.ts'
import { privacyRoutes } from './features/privacy/routes.ts'
import { catchUp } from './features/profile/at-start.ts'
import { profileChecker } from './features/profile/long-texts.ts'
import type { ProfileFile } from './features/profile/profile-file.ts'
import { profileService } from './features/profile/profile-service.ts'
import { profileRoutes } from './features/profile/routes.ts'
import { countAtNight } from './features/reports/count-at-night.ts'
import { reportMaker } from './features/reports/report-maker.ts'
import { reportRoutes } from './features/reports/routes.ts'
import { screenBuilds } from './features/screens/screen-builds.ts'
import { screenRoutes } from './features/screens/screens.ts'
import { openSockets } from './features/sockets.ts'
import { openStaff, type Staff } from './features/staff/index.ts'
import { staffRoutes } from './features/staff/routes.ts'
import { ticketPages } from './features/ticket-page/routes.ts'
import { presence } from './office/presence.ts'
import { type OfficeSession, openSession, type ProfileSource } from './office/session.ts'
import { type ApiRoute, apiRoutes } from './transport/http/api.ts'
import { type HttpEndpoint, isOwnOrigin, type Route } from './transport/http/endpoint.ts'
import { respondJson } from './transport/http/respond.ts'
import type { Logger } from './transport/logger.ts'

/** Where the screens are built. */
const appsDir = join(import.meta.dirname, '../..')

export type Hub = {
  /** Where this hub answers, `http://localhost:7070`. */
  url: string
  session: OfficeSession
  /** The information cards that it shows, to be replaced when they were read again. */
  cards: CardShelf
  devices: DeviceRegistry
  staff: Staff
  /** What pages of the staff ask over HTTP. */
  api: readonly ApiRoute[]
  /** All that it answers over HTTP; the first that matches does. */
  routes: readonly Route[]
  people: People
  importBookings(csv: Uint8Array): Promise<ImportResult>
  /** From now on pages and `/healthz` answer. Sockets do as soon as the hub is there. */
  open(): void
  /** Finishes what was begun, says goodbye to the clients and lets go of the port. The store is the caller's. */
  stop(): Promise<void>
}

/**
 * Starts the hub of one office on a port that was taken and an open store. Nobody can connect before the log is folded.
 * @param parts.front where it listens already; closed by `stop`
 * @param parts.url address that phones and devices reach the hub by; `null`: this machine's own
 * @param parts.onFailure the log can't be written any more: the process must end
 */
export async function startHub(parts: {
  office: Office
  /** The text that its profile was read from, and the file that a new one goes to. */
  profile: { source: ProfileSource; file: ProfileFile | null }
  /** The profile's file, told to the operator's commands. */
  officeFile?: string
  /** Its information cards (KAT-10). */
  cards?: readonly Card[]
  store: Store
  /** Where that is, for those who open it for themselves. */
  place: StorePlace
  /** The folder for what the hub tells programs of its machine. */
  dir: string
  clock: Clock
  endpoint: HttpEndpoint
  url: string | null
  routes?: readonly Route[]
  log: Logger
  onFailure: (error: unknown) => void
}): Promise<Hub> {
  const { office, store, clock, endpoint, log } = parts
  const demo = clock.demo
  const session = await openSession({
    office,
    store,
    clock,
    onFailure: parts.onFailure,
    onRefused: (error) =>
      log.error({ err: error }, 'something that was asked could not be kept, and nothing of it was'),
  })
  const maker = reportMaker(() => ({
    place: parts.place,
    subject: { stream: session.office.profile.id, zone: session.office.time.zone },
  }))
  const stopCounting = countAtNight(session, maker, log)
  await session.act({ type: 'StartHub' }, { actor: 'hub' })
  // Nobody waits for a hub that is starting; the log says by which profile it goes on.
  await session.startBy(parts.profile.source)
  if (parts.profile.file) await catchUp(parts.profile.file, office.profile.id, store)
  await session.act({ type: 'MoveClock' }, { actor: 'clock' })
  const devices = new DeviceRegistry(store, clock.now)
  const staff = await openStaff({ store, now: session.now, stamp: office.time.stamp, demo })
  const shelf = cardShelf(parts.cards ?? [])
  const checker = profileChecker()
  const editing = profileService({
    checker,
    session,
    store,
    file: parts.profile.file,
    beside: parts.officeFile === undefined ? null : textBeside(parts.officeFile),
    onCards: shelf.replace,
  })
  const fileTurn = oneAfterAnother(MOST_FILES)
  const importBookings = bookingImporter(session, store.people, fileTurn)
  const operatorToken = randomBytes(32).toString('base64url')
  const health: Route = {
    matches: (method, path) => method === 'GET' && path === '/healthz',
    answer(_request, response) {
      const { profile, time } = session.office
      respondJson(response, 200, { status: 'ok', office: profile.id, now: time.stamp(session.now()) })
    },
  }
  const publicUrl = parts.url ?? endpoint.url
  const pages = ticketPages({ session, demo, cards: shelf, endpoint, publicUrl, log })
  const io = new Server(endpoint.server, {
    // A dead link is noticed within 10 s; the default takes 45.
    pingInterval: 5_000,
    pingTimeout: 5_000,
    maxHttpBufferSize: 64 * 1024,
    serveClient: false,
    path: `${endpoint.base}/socket.io`,
    allowRequest: (request, answer) => answer(null, isOwnOrigin(request, publicUrl)),
  })
  const here = presence()
  const printing = printDispatcher({
    session,
    document: (ticket) => documentOf(session, ticket, publicUrl),
    machineOf: (issuedBy) =>
      issuedBy.startsWith('kiosk:') ? (devices.idOf('kiosk', issuedBy.slice('kiosk:'.length)) ?? issuedBy) : issuedBy,
    onChange: () => sockets.mark(),
  })
  const cards = cardService({
    shelf,
    office: () => session.office.profile.name.pl,
    url: publicUrl,
    print: printing.inform,
    onChange: () => sockets.mark(),
  })
  shelf.onChange(() => sockets.mark())
  const retention = await keepRetention(session, store, log)
  const more = () => privacyFigures({ session, people: store.people, retention })
  const metrics = officeMetrics({ session, presence: here, printing, io, more })
  store.onCommit(metrics.committed)
  const sockets = openSockets({
    cards,
    io,
    session,
    people: store.people,
    devices,
    presence: here,
    printing,
    staff,
    metrics,
    demo,
    log,
  })
  /** What pages of the staff ask over HTTP; each route says which act it is. */
  const api = [
    ...staffRoutes({ staff, queues: () => [...session.office.queues.keys()] }),
    ...logRoutes({ store, session, staff, devices }),
    ...reportRoutes({ maker, session }),
    ...profileRoutes({ session, profiles: store.profiles, desk: editing }),
    ...bookingRoutes({ session, people: store.people, turn: fileTurn }),
    ...privacyRoutes({ session, store, retention, log }),
    ...deviceRoutes({
      devices,
      session,
      presence: here,
      printing,
      builds: screenBuilds(appsDir),
      url: publicUrl,
      cutOff: sockets.cutOff,
    }),
  ]

  const routes = [
    health,
    metricsRoute(endpoint, metrics.text),
    ...pages.routes,
    bookingsRoute({ operatorToken, importBookings, staff, office: office.profile.id, publicUrl }),
    kioskPrinterRoute(devices),
    ...cardRoutes(shelf, () => session.office),
    ...apiRoutes(api, { staff, office: office.profile.id, endpoint, publicUrl, log }),
    ...voiceRoutes(parts.officeFile),
    ...(parts.routes ?? []),
    ...screenRoutes(appsDir, endpoint.base),
  ]

  const about = { url: publicUrl, local: endpoint.url, ...(parts.officeFile && { office: resolve(parts.officeFile) }) }
  writeHubFiles(parts.dir, about, operatorToken)
  printing.wake()
  const stopMinutes = everyMinute(clock, () => {
    session.act({ type: 'MoveClock' }, { actor: 'clock' }).catch(() => undefined)
    sockets.mark()
  })

  return {
    url: endpoint.url,
    session,
    cards: shelf,
    devices,
    staff,
    api,
    routes,
    people: store.people,
    importBookings: (csv) =>
      importBookings({ csv, skipBad: false, actor: 'demonstration', onProgress: () => undefined }),
    open: () => endpoint.open(routes, log),
    async stop() {
      stopMinutes()
      retention.stop()
      stopCounting()
      printing.stop()
      sockets.stop()
      metrics.stop()
      pages.stop()
      await session.durable().catch(() => undefined)
      await io.close()
      await maker.stop()
      await checker.stop()
      await session.keepSnapshot()
    },
  }
}
