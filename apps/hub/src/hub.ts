import { join, resolve } from 'node:path'
import { supervisorView, warnings } from '@poczekalnia/queue-core'
import type { People } from '@poczekalnia/queue-core/store'
import type { Route } from '@poczekalnia/server/endpoint'
import { alertsFeature } from './features/alerts/feature.ts'
import { boardRoutes } from './features/board/routes.ts'
import { boardFeature } from './features/board/views.ts'
import { watchedDevices } from './features/board/watched.ts'
import { bookingSiteFeature } from './features/booking-site/feature.ts'
import { bookingsFeature } from './features/bookings/feature.ts'
import type { ImportResult } from './features/bookings/index.ts'
import type { CardShelf } from './features/cards/card-shelf.ts'
import { textBeside } from './features/cards/load-cards.ts'
import { cardRoutes } from './features/cards/routes.ts'
import { desksFeature } from './features/desks/feature.ts'
import { type DeviceRegistry, writeHubFiles } from './features/devices/index.ts'
import { deviceLinks } from './features/devices/links.ts'
import { deviceRoutes } from './features/devices/routes.ts'
import { displaysFeature } from './features/displays/feature.ts'
import { elsewhereFeature } from './features/elsewhere/feature.ts'
import { regionWaits } from './features/elsewhere/region-waits.ts'
import { healthRoute } from './features/health/route.ts'
import { type HooksFeature, hooksFeature } from './features/hooks/feature.ts'
import { httpApiFeature } from './features/http-api/feature.ts'
import { kioskFeature } from './features/kiosk/feature.ts'
import { lettersFeature } from './features/letters/feature.ts'
import { logRoutes } from './features/log/routes.ts'
import { metricsRoute } from './features/metrics/route.ts'
import { printersFeature } from './features/printing/printers.ts'
import { privacyRoutes } from './features/privacy/routes.ts'
import { profileFeature } from './features/profile/feature.ts'
import { frontPage } from './features/screens/front-page.ts'
import { screenBuilds } from './features/screens/screen-builds.ts'
import { screenRoutes } from './features/screens/screens.ts'
import { speechFeature } from './features/speech/feature.ts'
import { directoryPath, directoryRoutes } from './features/staff/directory-routes.ts'
import { gatewayRoutes } from './features/staff/gateway-routes.ts'
import type { Staff } from './features/staff/index.ts'
import { staffRoutes } from './features/staff/routes.ts'
import { ticketPages } from './features/ticket-page/routes.ts'
import { type HubOptions, openParts } from './hub-parts.ts'
import type { Feature } from './office/feature.ts'
import { minutes } from './office/minutes.ts'
import type { OfficeSession } from './office/session.ts'
import { senderBy } from './operate/mail-server.ts'
import { type ApiRoute, apiRoutes } from './transport/http/api.ts'

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
  /** What the offices of a region's database tell each other, without waiting for the next time. */
  waits: { exchange(): Promise<void> }
  /** Web hooks, when the operator's file of them was changed. */
  hooks: Pick<HooksFeature, 'replace'>
  importBookings(csv: Uint8Array): Promise<ImportResult>
  /** From now on pages and `/healthz` answer. Sockets do as soon as the hub is there. */
  open(): void
  /** Finishes what was begun, says goodbye to the clients and lets go of the port. The store is the caller's. */
  stop(): Promise<void>
}

/**
 * Starts the hub of one office on a port that was taken and an open store. Nobody can connect before the log is folded.
 */
export async function startHub(options: HubOptions): Promise<Hub> {
  const { office, store, clock, endpoint, officeFile, log } = options
  const parts = await openParts(options)
  const { demo, publicUrl, session, reports, devices, staff, namespaces, news, views, here, estimate } = parts
  const { directory = null } = options
  const { late, post, shelf, printing, cards, retention, metrics, meter, io } = parts
  const region = options.regionBoard ? regionWaits(options.regionBoard, log) : null
  const others = elsewhereFeature({ session, endpoint, estimate, region })
  const { elsewhere } = others
  const bookings = bookingsFeature({ session, people: store.people, staff, publicUrl })
  const links = deviceLinks({ namespaces, session, devices, presence: here, news, meter, log })
  /** What the board and the warnings see of the office beside its state. */
  const around = () => ({
    ...{ estimate, late, mailFails: alerts.isFailing(), hooksOff: hooks.off() },
    devices: watchedDevices({ devices, presence: here, printerOf: printing.printerOf }),
    displays: here.count('display'),
    kiosks: here.count('kiosk'),
    printer: printing.worst(),
  })
  const board = () => supervisorView(views.context(), session.state, around())
  const needed = () => warnings({ office: session.office, now: session.now() }, session.state, around())
  const alerts = alertsFeature({
    ...{ session, post, publicUrl, log, dir: options.dir },
    warnings: needed,
  })
  const hooks = hooksFeature({
    ...{ session, store, log, accounts: staff.parts.accounts, hooks: options.hooks ?? [], waits: options.hookWaits },
    warnings: needed,
  })
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
    ticketPages({ session, demo, elsewhere, cards: shelf, endpoint, publicUrl, log }),
    bookings,
    { routes: cardRoutes(shelf, () => session.office) },
    links,
    kioskFeature({ kiosks: namespaces.kiosk, session, views, links, devices, printing, cards, estimate, elsewhere }),
    displaysFeature({
      displays: namespaces.display,
      ...{ session, views, presence: here, links, officeFile, onChange: desks.mark },
    }),
    speechFeature({ dir: options.dir, officeFile, devices, log }),
    desks,
    printersFeature({ printers: namespaces.printer, session, devices, presence: here, printing, links }),
    boardFeature(namespaces.supervisor, {
      ...{ session, staff, views, log, meter: meter('supervisor') },
      around,
      hasSite: Boolean(options.bookingSite),
    }),
    { api: boardRoutes({ session, board }) },
    alerts,
    await lettersFeature({ session, people: store.people, sender: post && senderBy(post), dir: options.dir, log }),
    others,
    { routes: gatewayRoutes({ staff, endpoint, publicUrl, office: office.profile.id }) },
    {
      api: staffRoutes({
        ...{ staff, queues: () => [...session.office.queues.keys()] },
        directory:
          directory === 'region' ? '/region/directory' : directory && `${endpoint.base}${directoryPath}/sign-in`,
      }),
      routes:
        directory === null || directory === 'region'
          ? []
          : directoryRoutes({
              ...{ settings: directory, staff, office: office.profile.id, endpoint, publicUrl, demo, log },
            }),
    },
    { api: logRoutes({ store, session, staff, devices }) },
    reports,
    httpApiFeature({
      ...{ session, people: store.people, accounts: staff.parts.accounts, publicUrl, log },
      board,
      report: reports.report,
    }),
    hooks,
    profileFeature({
      ...{ session, store, file: options.profile.file, onCards: shelf.replace },
      beside: officeFile === undefined ? null : textBeside(officeFile),
    }),
    ...(options.bookingSite
      ? [
          bookingSiteFeature({
            ...{ site: options.bookingSite, session, people: store.people, store, log },
            accounts: staff.parts.accounts,
          }),
        ]
      : []),
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
    ...(options.routes ?? []),
    ...screenRoutes(appsDir, endpoint.base),
    frontPage({
      office: () => session.office.profile,
      ...{ demo, base: endpoint.base, url: publicUrl },
      facts: (request) => (isOfThisMachine(endpoint.clientAddress(request)) ? (options.demoFacts?.() ?? null) : null),
    }),
  ]

  const about = { url: publicUrl, local: endpoint.url, ...(officeFile && { office: resolve(officeFile) }) }
  writeHubFiles(options.dir, about, bookings.operatorToken)
  staff.onChange(news.mark)
  news.tell(features)
  for (const feature of features) feature.start?.()

  return {
    url: endpoint.url,
    ...{ session, cards: shelf, devices, staff, hooks, waits: others, api, routes, people: store.people },
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
