import type { BookingStore } from '@poczekalnia/booking-core/store'
import { words } from '@poczekalnia/locales'
import { openPost, type SmsGateway } from '@poczekalnia/mail'
import type { Card } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import type { Clock } from '@poczekalnia/server/clock'
import type { HttpEndpoint, Route } from '@poczekalnia/server/endpoint'
import type { Logger } from '@poczekalnia/server/logger'
import { languageFor } from '@poczekalnia/server/negotiate'
import { remembered } from '@poczekalnia/server/remembered'
import { respond, respondJson } from '@poczekalnia/server/respond'
import type { Borders } from './abroad/borders.ts'
import { openAccounts } from './account.ts'
import { accountPages } from './account-pages.ts'
import { sendOn, sendPage } from './answer.ts'
import { type Asks, openAsks } from './asks/asks.ts'
import { cardPages } from './cards/card-pages.ts'
import { type OfficeCuts, openCuts } from './cuts.ts'
import { type DrawClock, drawClock } from './draw/draw-clock.ts'
import { drawPages } from './draw/draw-pages.ts'
import { openDrawing } from './draw/drawing.ts'
import { officeDraws } from './draw/office-draws.ts'
import { drawScripts } from './draw/scripts.ts'
import { feedRoutes } from './feed/routes.ts'
import { toldListeners } from './feed/told.ts'
import { invitedMatters } from './invitations/invitations.ts'
import { invitationRoutes } from './invitations/routes.ts'
import { keepTidy } from './keep-tidy.ts'
import { bounceRoute } from './letters/bounce-route.ts'
import { returnPaths } from './letters/return-path.ts'
import { openSender } from './letters/sender.ts'
import { openTexts } from './letters/texts.ts'
import { siteLimits } from './limits.ts'
import { officePages } from './office-pages.ts'
import { officeChangeRoutes } from './office-side/changes.ts'
import { cutRoutes } from './office-side/cut-routes.ts'
import { fairRoutes } from './office-side/fair-routes.ts'
import { letterRoutes } from './office-side/letter-routes.ts'
import { officeSideRoutes } from './office-side/routes.ts'
import { followOthers } from './other-servers.ts'
import { officesPage } from './pages/choosing.ts'
import { scriptFile, styleFile } from './pages/files.ts'
import { layout } from './pages/layout.ts'
import { openRoom, type Room } from './room/room.ts'
import { roomRoutes } from './room/routes.ts'
import { openSharedRoom } from './room/shared-room.ts'
import { script } from './script.ts'
import type { Secrets } from './secrets.ts'
import { openSitting } from './sitting.ts'
import { openSnapshots } from './snapshot.ts'
import { whileStopped } from './stopped.ts'
import { style } from './style.ts'
import { inTurns } from './turns.ts'
import { openVisits } from './visit.ts'
import { visitPages } from './visit-pages.ts'
import { listPages } from './waiting/list-pages.ts'
import { openAskCounts } from './work/ask-counts.ts'
import { workScript } from './work/script.ts'
import { FIRST_WORK, openWork } from './work/work.ts'

const kept = { 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' }

/** Networks whose hash is remembered: of one that looks at ten days it is made once. */
const MOST_REMEMBERED = 2_000

export type Site = {
  /** Lets everybody in, once it is known what the offices have cut. */
  open(): Promise<void>
  /** Does now what the hours of draws ask for. Otherwise it is looked every few seconds. */
  lookAtDraws(): Promise<void>
  stop(): Promise<void>
}

/**
 * The booking site of some offices, on a port that was taken.
 * @param parts.url address that visitors reach it by
 * @param parts.smtp mail server, `smtp://…`
 * @param parts.token what a hub proves itself with
 */
export function startSite(parts: {
  offices: readonly Office[]
  /** Information cards, by office. */
  cards?: ReadonlyMap<string, readonly Card[]>
  /** Closed with the site. */
  store: BookingStore
  secrets: Secrets
  url: string
  smtp: string
  /** What hands letters over; left out: this thread itself. */
  postBy?: typeof openPost
  from: string
  /** Mailbox of the office's mail server that takes letters that come back; `null`: the sender's. */
  bounces?: string | null
  /** What delivers short messages; `null`: they are not offered. */
  sms?: SmsGateway | null
  token: string
  clock: Clock
  endpoint: HttpEndpoint
  log: Logger
  /** What is known of who asks from abroad; left out: nothing. */
  borders?: Borders
  routes?: readonly Route[]
  /** Hashes that the first work costs; less than the site's own only where a rush is played. */
  firstWork?: number
}): Site {
  const { offices, secrets, clock, endpoint, log, from, url } = parts
  const { base } = endpoint
  const wrote: (() => void)[] = []
  const store = tellingWrites(parts.store, () => {
    for (const tell of wrote) tell()
  })
  const [first] = offices
  const name = offices.length === 1 && first ? first.profile.name.pl : 'Rezerwacja wizyt'
  const paths = parts.bounces ? returnPaths(secrets, parts.bounces, from) : null
  const post = (parts.postBy ?? openPost)(parts.smtp, { name, address: from }, paths?.of)
  void post.offers.ask()
  const isShared = store.shared !== null
  const sender = openSender({ letters: store.letters, post, sms: parts.sms ?? null, clock, log, isShared })
  const told = toldListeners()
  const limits = siteLimits(store.shared, secrets)
  const asks = openAskCounts(remembered(MOST_REMEMBERED, (wide) => secrets.hash('network', `wide ${wide}`)))
  const work = openWork(secrets, asks, parts.firstWork ?? FIRST_WORK)
  const rooms: Room[] = []
  const allAsks: Asks[] = []

  const allCuts: OfficeCuts[] = []
  const clocks: DrawClock[] = []
  const own = offices.flatMap((office) => {
    const onTold = () => told.tell(office.profile.id)
    const mail = { secrets, store, clock, from, publicUrl: url, onLetters: sender.wake }
    const cuts = openCuts({ ...mail, office, log })
    allCuts.push(cuts)
    // Without an answer yet the plain letters are asked for, which every server takes.
    const anyLetters = () => post.offers.anyLetters === true
    const about = { office: cuts.office, store, clock, from, anyLetters }
    const texts = parts.sms ? openTexts({ office: cuts.office, store, secrets, clock }) : null
    const acting = { ...mail, office: cuts.office, onTold, texts }
    const snapshots = openSnapshots(store, about.office, clock)
    wrote.push(snapshots.wrote)
    const kept = { ...about, secrets, snapshots, log }
    const room = store.shared ? openSharedRoom(kept, store.shared) : openRoom(kept)
    rooms.push(room)
    const asks = openAsks({ ...about, log })
    allAsks.push(asks)
    const cards = parts.cards?.get(office.profile.id) ?? []
    const { isAbroad } = parts.borders ?? { isAbroad: () => false }
    const shown = { ...about, asks, isAbroad, cards, endpoint, publicUrl: url, limits, room, snapshots, secrets, work }
    const clockwork = drawClock({ ...acting, log })
    clocks.push(clockwork)
    const drawing = openDrawing({ ...acting, onChange: () => void clockwork.wake() })
    const sitting = openSitting(acting)
    const visits = openVisits({ ...acting, onGivenUp: () => void clockwork.wake() })
    const invited = invitedMatters({ ...about, secrets })
    const accounts = openAccounts(acting)
    const pages = [
      ...officePages({ ...shown, texts, sitting, invited, drawing }),
      ...roomRoutes({ ...shown, onLetters: sender.wake }),
      ...visitPages({ ...shown, texts, visits }),
      ...cardPages(shown),
      ...drawPages({ ...shown, drawing }),
      ...listPages({ ...shown, drawing }),
      ...accountPages({ ...shown, accounts }),
    ]
    const { token } = parts
    const feed = feedRoutes({ ...about, told, token, settle: visits.settle })
    const side = [
      ...officeDraws({ ...about, drawing, token }),
      ...invitationRoutes({ ...about, invited, token, publicUrl: url }),
      ...officeSideRoutes({ ...about, sitting, token }),
      ...officeChangeRoutes({ ...about, visits, secrets, token }),
      ...fairRoutes({ ...about, drawing, asks, token }),
      ...cutRoutes({ cuts, store, clock, token }),
      ...letterRoutes({ office: office.profile.id, store, clock, token, onLetters: sender.wake }),
    ]
    return [...feed, ...side, ...pages]
  })
  const others = store.shared
    ? followOthers({
        offices: offices.map((office, n) => ({ office, cuts: allCuts[n] as OfficeCuts })),
        ...{ store, shared: store.shared, told, asks, clock, log },
      })
    : null
  const routes: Route[] = [
    {
      matches: (method, path) => method === 'GET' && path === '/healthz',
      answer(_request, response) {
        if (others?.isLacking()) return respondJson(response, 503, { status: 'database lacks what it had kept' })
        if (others?.isCutOff()) return respondJson(response, 503, { status: 'no database' })
        respondJson(response, 200, { status: 'ok', offices: offices.map(({ profile }) => profile.id) })
      },
    },
    {
      matches: (method, path) => method === 'GET' && path === `/${styleFile}`,
      answer: (_request, response) => respond(response, 200, 'text/css; charset=utf-8', style, kept),
    },
    {
      matches: (method, path) => method === 'GET' && path === `/${scriptFile}`,
      answer: (_request, response) => respond(response, 200, 'text/javascript; charset=utf-8', script, kept),
    },
    {
      matches: (method, path) => method === 'GET' && path === '/work.js',
      answer: (_request, response) =>
        respond(response, 200, 'text/javascript; charset=utf-8', workScript, {
          'cache-control': 'public, max-age=3600',
        }),
    },
    {
      matches: (method, path) => method === 'GET' && path === '/',
      answer(request, response) {
        if (offices.length === 1 && first) return sendOn(response, `${base}/${first.profile.id}`)
        const language = languageFor(request.headers['accept-language'])
        const title = words(language)('booking:office.question')
        const page = { language, title, office: null, base, demo: clock.demo, back: null }
        sendPage(response, layout(page, officesPage(offices, base, language)), 200, { vary: 'accept-language' })
      },
    },
    ...(paths ? [bounceRoute({ letters: store.letters, paths, clock, log })] : []),
    ...drawScripts(),
    ...(parts.routes ?? []),
    ...own,
  ]
  const upkeep = keepTidy({ offices, store, clock, log, cuts: allCuts })
  return {
    async open() {
      await others?.begin()
      await Promise.all(allCuts.map(({ load }) => load()))
      const answering = others ? whileStopped(routes, others.isLacking, { base, demo: clock.demo }) : routes
      endpoint.open(inTurns(answering), log)
    },
    async lookAtDraws() {
      for (const one of clocks) await one.wake()
    },
    async stop() {
      upkeep.stop()
      await others?.stop()
      for (const room of rooms) await room.stop()
      for (const one of clocks) await one.stop()
      for (const asks of allAsks) await asks.stop()
      told.stop()
      await endpoint.close()
      await sender.stop()
      post.close()
      await store.close()
    },
  }
}

/** The same store, which says that a booking was written. */
function tellingWrites(store: BookingStore, onWrite: () => void): BookingStore {
  const { bookings, draws } = store
  const write = bookings.write.bind(bookings)
  const writeAll = draws.write.bind(draws)
  bookings.write = async (...asked) => {
    const written = await write(...asked)
    if (written.ok) onWrite()
    return written
  }
  draws.write = async (...asked) => {
    const written = await writeAll(...asked)
    if (written.ok && written.bookings.length > 0) onWrite()
    return written
  }
  return store
}
