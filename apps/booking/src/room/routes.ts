import type { IncomingMessage } from 'node:http'
import type { BookingStore } from '@poczekalnia/booking-core/store'
import { words } from '@poczekalnia/locales'
import type { Route } from '@poczekalnia/server/endpoint'
import { isFromPoland } from '../abroad/borders.ts'
import { readOwnForm, sendBytes, sendOn, sendPage } from '../answer.ts'
import type { Asks } from '../asks/asks.ts'
import { addressForm, CodeForm, readForm } from '../forms.ts'
import { openKeptPages } from '../kept-pages.ts'
import { newLetterOf } from '../letters/new-letter.ts'
import type { Limits } from '../limits.ts'
import {
  type Asking,
  type Handler,
  officeRouting,
  type RoomRefusal,
  type RoutingParts,
  refusalWords,
} from '../routing.ts'
import type { Secrets } from '../secrets.ts'
import type { Work } from '../work/work.ts'
import { askCode, CODE_MS, codeAskedIn } from './code.ts'
import { openJustAsked } from './just-asked.ts'
import { lineLetter } from './letter.ts'
import { mailboxOf, standsForPerson } from './mailboxes.ts'
import { markIn, markOf, ticketIn } from './mark.ts'
import { networkOf } from './network.ts'
import { joinPage, overTurnPage, type RoomPage, rangeText, roomCodePage, turnPage, waitPage } from './page.ts'
import type { Room, Running } from './room.ts'

/** Pages before the hour renew themselves this often, and at the hour each a little later than the one before. */
const BEFORE_SECONDS = 20
const SPREAD_MS = 2_000

export type RoomParts = RoutingParts & {
  room: Room
  store: Pick<BookingStore, 'line'>
  secrets: Secrets
  work: Work
  limits: Limits
  publicUrl: string
  from: string
  onLetters: () => void
  isAbroad: (address: string) => boolean
  asks: Asks
}

/** The pages of the room before an office's openings. */
export function roomRoutes(parts: RoomParts): Route[] {
  const { room, store, secrets, work, limits, clock, endpoint, publicUrl, from } = parts
  const { show, pageOf: wholePage, route } = officeRouting(parts)
  const kept = openKeptPages()
  const justAsked = openJustAsked()
  const { id } = parts.office().profile
  const steady = () => performance.now()
  const network = (request: IncomingMessage) => networkOf(endpoint.clientAddress(request))
  const pageOf = ({ office, language, at }: Asking, { opening }: Running): RoomPage => ({
    ...{ office, language, at, opening, now: clock.now() },
  })

  const showJoin = (
    asking: Asking,
    running: Running,
    refusal: RoomRefusal | 'slow' | 'origin' | 'email' | 'abroad' | null,
    email = '',
  ) => {
    const page = pageOf(asking, running)
    const asked = work.ask('line', network(asking.request), clock.now())
    const fault =
      refusal === 'email'
        ? words(asking.language)('booking:problem.email')
        : refusal && refusalWords({ code: refusal }, asking.language)
    const time = asking.office.time.hourAndMinute(running.opening.opens)
    const title = words(asking.language)(
      page.now < running.opening.opens ? 'booking:room.before' : 'booking:room.after',
      { time },
    )
    const more = { back: asking.at, status: refusal ? 400 : 200, wrong: refusal !== null, works: true }
    const make = ({ challenge }: { challenge: string }) =>
      wholePage(asking, joinPage(page, { ...asked, challenge }, { email, fault }), title, more)
    if (email !== '') return sendPage(asking.response, make(asked), more.status)
    // Whoever asks without end is sent what is there already.
    const what = ['join', asking.language, page.now < running.opening.opens, refusal, asked.parts].join(' ')
    sendBytes(asking.response, kept(running.opening, what, { challenge: asked.challenge }, make), more.status)
  }

  /** How somebody stands: for all who wait the same page, but for their place and how long it lasts. */
  const showWait = async (asking: Asking, running: Running, ticket: string, place: number) => {
    const page = pageOf(asking, running)
    const { language, at, office } = asking
    const { opens } = running.opening
    const before = opens - page.now
    const left = await room.left(running.opening)
    const t = words(language)
    const time = office.time.hourAndMinute(opens)
    const title = t(before > 0 ? 'booking:room.in' : 'booking:room.place', { time, count: place })
    const range = before > 0 ? '' : rangeText(room.range(running, place), language)
    const make = (own: { title: string; place: string; range: string }) =>
      wholePage(asking, waitPage(page, { ...own, isFewer: left.free < place }, left), own.title, {})
    const what = ['wait', language, before > 0 ? Math.floor(page.now / 1000) : '', left.free < place].join(' ')
    const bytes = kept(before > 0 ? running.opening : left, what, { title, place: String(place), range }, make)
    sendBytes(asking.response, bytes, 200, ['refresh', `${renewIn(before, place, ticket)};url=${at}/room`])
  }

  const look: Handler = async (asking) => {
    const running = await room.now()
    if (!running) return sendOn(asking.response, asking.at)
    const { request, language, at } = asking
    const ticket = ticketIn(request, secrets, id, running.opening.opens)
    if (ticket === null && (request.url ?? '').endsWith('?joined')) return showJoin(asking, running, 'no-mark')
    if (ticket === null) return showJoin(asking, running, null)
    const stand = await room.standOf(running, ticket)
    const page = pageOf(asking, running)
    const t = words(language)
    switch (stand.kind) {
      case 'none':
        return showJoin(asking, running, null)
      case 'over': {
        const hasHeld = running.bookings.has(ticket)
        const known = markIn(asking.request, secrets, id, running.opening.opens)
        const body = overTurnPage(page, hasHeld ? { page: known?.page ?? null } : null)
        return show(asking, body, t('booking:room.over'), { back: at })
      }
      case 'turn':
        return show(asking, turnPage(page, stand.until, await room.left(running.opening)), t('booking:room.turn'))
      case 'waiting':
        return showWait(asking, running, ticket, stand.place)
    }
  }

  const act: Handler = async (asking) => {
    const { request, response, office, language, at } = asking
    const running = await room.now()
    if (!running) return sendOn(response, at)
    const form = await readOwnForm(request, publicUrl)
    if (!form) return showJoin(asking, running, 'origin')
    const { opens, matters } = running.opening
    const isFar = parts.isAbroad(endpoint.clientAddress(request))
    // Nobody waits for a turn that could hold nothing.
    if (isFar && matters.every((matter) => isFromPoland(office, matter))) return showJoin(asking, running, 'abroad')
    const known = ticketIn(request, secrets, id, opens)
    // Pressed twice, or come back: the place stays.
    if (known !== null && (await room.standOf(running, known)).kind !== 'none') {
      if (form.act === 'again') await room.again(running, known)
      return sendOn(response, `${at}/room`)
    }
    const now = clock.now()
    if (form.act === 'mail') {
      const read = readForm(addressForm(parts.anyLetters()), form)
      const typed = String(form.email ?? '')
      if (!('value' in read)) return showJoin(asking, running, 'email', typed)
      const { mailbox, domain } = mailboxOf(read.value.email)
      const { network: own, wide } = network(request)
      const asker = secrets.hash('mailbox', `${opens} ${own} ${read.value.email.toLowerCase()}`)
      const pressed = justAsked.page(asker, now)
      if (pressed !== null) return sendOn(response, `${at}/room/code/${pressed}`)
      const isPerson = standsForPerson(office, domain)
      const asked = { opens, askedAt: now, mailbox: secrets.hash('mailbox', mailbox), isPerson }
      const { code, salt, page } = askCode(secrets, asked)
      justAsked.keep(asker, page, now)
      if ((await limits.letter(mailbox, steady())) > 0 || (await limits.lineLetter(wide, steady())) > 0) {
        justAsked.forget(asker)
        return showJoin(asking, running, 'slow', typed)
      }
      const letter = newLetterOf('code', lineLetter(office, read.value.email, language, code), from, office.profile.id)
      await store.line.writeLetter(salt, letter, now)
      parts.onLetters()
      return sendOn(response, `${at}/room/code/${page}`)
    }
    const { network: own, wide } = network(request)
    if (room.isFull(running, own)) return showJoin(asking, running, 'network')
    const done = work.check('line', { network: own }, String(form.work ?? ''), now)
    if (!done.ok || !(await store.line.spend(done.work, done.until))) return showJoin(asking, running, 'work')
    work.count({ wide }, now)
    await join(asking, running, { network: own, mailbox: null, askedAt: now })
  }

  const join = async (asking: Asking, running: Running, by: Parameters<Room['join']>[1]) => {
    const { response, at } = asking
    const placed = await room.join(running, by)
    if ('refusal' in placed) {
      // A mailbox of a domain that anybody can have stands for the network that it comes from.
      const isOwnDomain = placed.refusal === 'network' && by.mailbox !== null
      return showJoin(asking, running, isOwnDomain ? 'mail-domain' : placed.refusal)
    }
    const { opens } = running.opening
    parts.asks.joined(opens, placed.ticket)
    const path = `${endpoint.base}/${id}`
    const secure = publicUrl.startsWith('https:')
    response.setHeader('set-cookie', markOf(secrets, { office: id, opens, ticket: placed.ticket }, { path, secure }))
    sendOn(response, `${at}/room?joined`)
  }

  const showCode = (asking: Asking, page: string, fault: string | null) => {
    const title = words(asking.language)('booking:code.question')
    const more = { back: `${asking.at}/room`, wrong: fault !== null, status: fault ? 400 : 200 }
    show(asking, roomCodePage(asking, page, fault), title, more)
  }

  const typeCode: Handler = async (asking, { asked = '' }) => {
    const { request, response, language, at } = asking
    const running = await room.now()
    const known = codeAskedIn(secrets, asked)
    const now = clock.now()
    if (!running || known?.opens !== running.opening.opens || known.askedAt + CODE_MS <= now)
      return sendOn(response, `${at}/room`)
    const form = await readOwnForm(request, publicUrl)
    if (!form) return showCode(asking, asked, refusalWords({ code: 'origin' }, language))
    const read = readForm(CodeForm, form)
    if (!('value' in read)) return showCode(asking, asked, words(language)('booking:problem.code'))
    if ((await limits.lineCode(known.salt, steady())) > 0)
      return showCode(asking, asked, refusalWords({ code: 'code-locked' }, language))
    if (!known.isCode(read.value.code)) return showCode(asking, asked, words(language)('booking:room.wrongCode'))
    const { mailbox, isPerson, askedAt } = known
    await join(asking, running, { network: isPerson ? null : network(request).network, mailbox, askedAt })
  }

  const asked = '/room/code/(?<asked>[\\w.-]{40,600})'
  return [
    route('GET', '/room', look),
    route('POST', '/room', act),
    route('GET', asked, (asking, { asked: page = '' }) =>
      codeAskedIn(secrets, page) ? showCode(asking, page, null) : sendOn(asking.response, `${asking.at}/room`),
    ),
    route('POST', asked, typeCode),
  ]
}

/**
 * Seconds until a page renews itself. At the hour all come within two seconds, each at a moment that its ticket says;
 * later those near to their turn come often, and the others seldom.
 */
function renewIn(before: number, place: number, ticket: string): number {
  if (before > 0) {
    const later = (Number.parseInt(Buffer.from(ticket).toString('hex').slice(0, 6), 16) % SPREAD_MS) / 1000
    return Math.min(BEFORE_SECONDS, Math.ceil(before / 1000) + Math.floor(later))
  }
  if (place <= 100) return 3
  return place <= 1000 ? 6 : 12
}
