import type { Card, NamespaceName } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import type { RegionBoard, Store, StorePlace } from '@poczekalnia/queue-core/store'
import type { Clock } from '@poczekalnia/server/clock'
import type { HttpEndpoint, Route } from '@poczekalnia/server/endpoint'
import type { Logger } from '@poczekalnia/server/logger'
import type { DirectorySettings } from './directory/settings.ts'
import { rememberedLate } from './features/board/watched.ts'
import type { BookingSite } from './features/booking-site/ask-site.ts'
import { cardService } from './features/cards/card-service.ts'
import { cardShelf } from './features/cards/card-shelf.ts'
import { DeviceRegistry } from './features/devices/index.ts'
import type { Waits as HookWaits } from './features/hooks/runner.ts'
import type { HookSettings } from './features/hooks/settings.ts'
import { officeMetrics } from './features/metrics/office-metrics.ts'
import { openPrinting } from './features/printing/open-printing.ts'
import { privacyFigures } from './features/privacy/figures.ts'
import { keepRetention } from './features/privacy/retention.ts'
import { catchUp } from './features/profile/at-start.ts'
import type { ProfileFile } from './features/profile/profile-file.ts'
import { reportsFeature } from './features/reports/feature.ts'
import type { DemoFacts } from './features/screens/front-page.ts'
import { openStaff } from './features/staff/index.ts'
import { queueEstimates } from './office/estimates.ts'
import { openNews } from './office/news.ts'
import { presence } from './office/presence.ts'
import { type OfficeSession, openSession, type ProfileSource } from './office/session.ts'
import { viewSource } from './office/view-source.ts'
import { type MailSettings, postOf } from './operate/mail-server.ts'
import type { Meter } from './transport/sockets/dispatch.ts'
import { namespacesOf } from './transport/sockets/namespaces.ts'
import { openSocketServer } from './transport/sockets/open-server.ts'

/** What the hub of one office is started with. */
export type HubOptions = {
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
  /** Where it listens already; closed with it. */
  endpoint: HttpEndpoint
  /** Address that phones and devices reach the hub by; `null`: this machine's own. */
  url: string | null
  /** Where warnings and letters to visitors are mailed through; nowhere when left out. */
  mail?: MailSettings | null
  routes?: readonly Route[]
  /** What a demonstration's first page tells to who asks from this machine. */
  demoFacts?: () => DemoFacts | null
  /** The site that its visits are booked on; `null`, left out: they come as files only. */
  bookingSite?: BookingSite | null
  /** The directory that people may sign in by; `region`: at the gateway. None when left out. */
  directory?: DirectorySettings | 'region' | null
  /** Other programs that are told what happens; none when left out. */
  hooks?: readonly HookSettings[]
  /** What offices of the region's database tell each other; left out: there is none. */
  regionBoard?: () => Promise<RegionBoard>
  /** How long a web hook that fails waits; for tests. */
  hookWaits?: HookWaits
  log: Logger
  /** The log can't be written any more: the process must end. */
  onFailure: (error: unknown) => void
}

/**
 * Opens the office, says that it has started, and makes what features share, each once: the session, who is let in,
 * what is printed, what is counted. Nobody can connect before.
 */
export async function openParts(options: HubOptions) {
  const { office, store, clock, endpoint, log } = options
  const demo = clock.demo
  const publicUrl = options.url ?? endpoint.url
  const session = await openSession({
    ...{ office, store, clock, onFailure: options.onFailure },
    onRefused: (error) =>
      log.error({ err: error }, 'something that was asked could not be kept, and nothing of it was'),
  })
  const reports = reportsFeature({ session, place: options.place, log })
  await begin(session, options)
  const devices = new DeviceRegistry(store, clock.now)
  const staff = await openStaff({ store, now: session.now, stamp: office.time.stamp, demo })
  const io = openSocketServer(endpoint, publicUrl)
  const namespaces = namespacesOf(io)
  const news = openNews(session)
  const views = viewSource(session, demo)
  const here = presence()
  const estimate = queueEstimates(session)
  const late = rememberedLate(session)
  const post = options.mail ? await postOf(options.mail, office.profile.name.pl) : null
  const shelf = cardShelf(options.cards ?? [])
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
  return {
    ...{ demo, publicUrl, session, reports, devices, staff, io, namespaces, news, views, here, estimate, late, shelf },
    ...{ post, printing, cards, retention, metrics, meter },
  }
}

/**
 * What the log says before anybody can ask the office anything: that it has started, by which profile, and what time
 * has brought.
 */
async function begin(session: OfficeSession, options: HubOptions): Promise<void> {
  const { source, file } = options.profile
  await session.act({ type: 'StartHub' }, { actor: 'hub' })
  // Nobody waits for a hub that is starting; the log says by which profile it goes on.
  await session.startBy(source)
  if (file) await catchUp(file, options.office.profile.id, options.store)
  await session.act({ type: 'MoveClock' }, { actor: 'clock' })
}
