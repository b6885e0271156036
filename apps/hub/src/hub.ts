import { join, resolve } from 'node:path'
import type { Card, NamespaceName } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import type { People, Store, StorePlace } from '@poczekalnia/queue-core/store'
import type { Clock } from '@poczekalnia/server/clock'
import type { HttpEndpoint, Route } from '@poczekalnia/server/endpoint'
import type { Logger } from '@poczekalnia/server/logger'
import { boardFeature } from './features/board/views.ts'
import { type BookingSite, followSite } from './features/booking-site/follow.ts'
import { bookingsFeature } from './features/bookings/feature.ts'
import type { ImportResult } from './features/bookings/index.ts'
import { cardService } from './features/cards/card-service.ts'
import { type CardShelf, cardShelf } from './features/cards/card-shelf.ts'
import { textBeside } from './features/cards/load-cards.ts'
import { cardRoutes } from './features/cards/routes.ts'
import { desksFeature } from './features/desks/feature.ts'
import { DeviceRegistry, writeHubFiles } from './features/devices/index.ts'
import { deviceLinks } from './features/devices/links.ts'
import { deviceRoutes } from './features/devices/routes.ts'
import { displaysFeature } from './features/displays/feature.ts'
import { healthRoute } from './features/health/route.ts'
import { kioskFeature } from './features/kiosk/feature.ts'
import { lettersFeature } from './features/letters/feature.ts'
import { logRoutes } from './features/log/routes.ts'
import { officeMetrics } from './features/metrics/office-metrics.ts'
import { metricsRoute } from './features/metrics/route.ts'
import { openPrinting } from './features/printing/open-printing.ts'
import { printersFeature } from './features/printing/printers.ts'
import { privacyFigures } from './features/privacy/figures.ts'
import { keepRetention } from './features/privacy/retention.ts'
import { privacyRoutes } from './features/privacy/routes.ts'
import { catchUp } from './features/profile/at-start.ts'
import { profileFeature } from './features/profile/feature.ts'
import type { ProfileFile } from './features/profile/profile-file.ts'
import { reportsFeature } from './features/reports/feature.ts'
import { type DemoFacts, frontPage } from './features/screens/front-page.ts'
import { screenBuilds } from './features/screens/screen-builds.ts'
import { screenRoutes } from './features/screens/screens.ts'
import { openStaff, type Staff } from './features/staff/index.ts'
import { staffRoutes } from './features/staff/routes.ts'
import { ticketPages } from './features/ticket-page/routes.ts'
import { queueEstimates } from './office/estimates.ts'
import type { Feature } from './office/feature.ts'
import { minutes } from './office/minutes.ts'
import { openNews } from './office/news.ts'
import { presence } from './office/presence.ts'
import { type OfficeSession, openSession, type ProfileSource } from './office/session.ts'
import { viewSource } from './office/view-source.ts'
import { type ApiRoute, apiRoutes } from './transport/http/api.ts'
import type { Meter } from './transport/sockets/dispatch.ts'
import { namespacesOf } from './transport/sockets/namespaces.ts'
import { openSocketServer } from './transport/sockets/open-server.ts'

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
  /** What a demonstration's first page tells to who asks from this machine. */
  demoFacts?: () => DemoFacts | null
  /** The site that its visits are booked on; `null`, left out: they come as files only. */
  bookingSite?: BookingSite | null
  log: Logger
  onFailure: (error: unknown) => void
}): Promise<Hub> {
  const { office, store, clock, endpoint, officeFile, log } = parts
  const demo = clock.demo
  const publicUrl = parts.url ?? endpoint.url
  const session = await openSession({
    ...{ office, store, clock, onFailure: parts.onFailure },
    onRefused: (error) =>
      log.error({ err: error }, 'something that was asked could not be kept, and nothing of it was'),
  })
  const reports = reportsFeature({ session, place: parts.place, log })
  await begin(session, parts)
  const devices = new DeviceRegistry(store, clock.now)
  const staff = await openStaff({ store, now: session.now, stamp: office.time.stamp, demo })
  const io = openSocketServer(endpoint, publicUrl)
  const namespaces = namespacesOf(io)
  const news = openNews(session)
  const views = viewSource(session, demo)
  const here = presence()
  const estimate = queueEstimates(session)
  const shelf = cardShelf(parts.cards ?? [])
  shelf.onChange(news.mark)
  const printing = openPrinting({ session, devices, publicUrl, onChange: news.mark })
  const cards = cardService({
    shelf,
    office: () => session.office.profile.name.pl,
    url: publicUrl,
    print: printing.inform,
    onChange: news.mark,
  })
  const retention = await keepRetention(session, store, log)
  const more = () => privacyFigures({ session, people: store.people, retention })
  const metrics = officeMetrics({ session, presence: here, printing, io, more })
  store.onCommit(metrics.committed)
  const meter = (namespace: NamespaceName): Meter => {
    return (told) => metrics.acted({ namespace, ...told })
  }
  const bookings = bookingsFeature({ session, people: store.people, staff, publicUrl })
  const links = deviceLinks({ namespaces, session, devices, presence: here, news, meter, log })
  const desks = desksFeature({
    counters: namespaces.counter,
    ...{ session, views, people: store.people, presence: here, printing, staff, devices, links, log },
  })

  /**
   * All that the hub does. What asks over HTTP gets the first route that matches; whoever is called is shown in this
   * order.
   */
  const features: readonly Feature[] = [
    minutes(clock, session, news),
    { routes: [healthRoute(session)] },
    { routes: [metricsRoute(endpoint, metrics.text)], stop: metrics.stop },
    ticketPages({ session, demo, cards: shelf, endpoint, publicUrl, log }),
    bookings,
    { routes: cardRoutes(shelf, () => session.office) },
    links,
    kioskFeature({ kiosks: namespaces.kiosk, session, views, links, devices, printing, cards, estimate }),
    displaysFeature({
      displays: namespaces.display,
      ...{ session, views, presence: here, links, officeFile, onChange: desks.mark },
    }),
    desks,
    printersFeature({ printers: namespaces.printer, session, devices, presence: here, printing, links }),
    boardFeature(namespaces.supervisor, {
      ...{ session, staff, views, log, meter: meter('supervisor') },
      around: () => ({
        estimate,
        displays: here.count('display'),
        kiosks: here.count('kiosk'),
        printer: printing.worst(),
      }),
    }),
    await lettersFeature({ session, people: store.people, sender: null, dir: parts.dir, log }),
    { api: staffRoutes({ staff, queues: () => [...session.office.queues.keys()] }) },
    { api: logRoutes({ store, session, staff, devices }) },
    reports,
    profileFeature({
      ...{ session, store, file: parts.profile.file, onCards: shelf.replace },
      beside: officeFile === undefined ? null : textBeside(officeFile),
    }),
    ...(parts.bookingSite ? [siteFeature({ site: parts.bookingSite, session, people: store.people, log })] : []),
    { api: privacyRoutes({ session, store, retention, log }), stop: retention.stop },
    {
      api: deviceRoutes({
        ...{ devices, session, presence: here, printing },
        ...{ builds: screenBuilds(appsDir), url: publicUrl, cutOff: links.cutOff },
      }),
    },
  ]
  const api = features.flatMap((feature) => feature.api ?? [])
  const routes = [
    ...features.flatMap((feature) => feature.routes ?? []),
    ...apiRoutes(api, { staff, office: office.profile.id, endpoint, publicUrl, log }),
    ...(parts.routes ?? []),
    ...screenRoutes(appsDir, endpoint.base),
    frontPage({
      office: () => session.office.profile,
      ...{ demo, base: endpoint.base, url: publicUrl },
      facts: (request) => (isOfThisMachine(endpoint.clientAddress(request)) ? (parts.demoFacts?.() ?? null) : null),
    }),
  ]

  const about = { url: publicUrl, local: endpoint.url, ...(officeFile && { office: resolve(officeFile) }) }
  writeHubFiles(parts.dir, about, bookings.operatorToken)
  staff.onChange(news.mark)
  news.tell(features)
  for (const feature of features) feature.start?.()

  return {
    url: endpoint.url,
    ...{ session, cards: shelf, devices, staff, api, routes, people: store.people },
    importBookings: bookings.importNow,
    open: () => endpoint.open(routes, log),
    async stop() {
      news.stop()
      const ended = features.map((feature) => feature.stop?.())
      await session.durable().catch(() => undefined)
      await io.close()
      await Promise.all(ended)
      await session.keepSnapshot()
    },
  }
}

/** Tokens and passwords of a demonstration are for who started it, not for the network. */
const isOfThisMachine = (address: string): boolean => address === '::1' || address.startsWith('127.')

/**
 * What the log says before anybody can ask the office anything: that it has started, by which profile, and what time
 * has brought.
 */
async function begin(session: OfficeSession, parts: Parameters<typeof startHub>[0]): Promise<void> {
  const { source, file } = parts.profile
  await session.act({ type: 'StartHub' }, { actor: 'hub' })
  // Nobody waits for a hub that is starting; the log says by which profile it goes on.
  await session.startBy(source)
  if (file) await catchUp(file, parts.office.profile.id, parts.store)
  await session.act({ type: 'MoveClock' }, { actor: 'clock' })
}

/** Takes over what the booking site tells, for as long as the hub works. */
function siteFeature(parts: Parameters<typeof followSite>[0]): Feature {
  let following: ReturnType<typeof followSite> | null = null
  return {
    start() {
      following = followSite(parts)
    },
    stop: () => following?.stop(),
  }
}
