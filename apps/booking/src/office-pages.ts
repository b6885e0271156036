import {
  type Booking,
  bookableMatter,
  type Invitation,
  listRound,
  MOST_TRIES,
  openedAt,
} from '@poczekalnia/booking-core'
import type { BookingStore } from '@poczekalnia/booking-core/store'
import { words } from '@poczekalnia/locales'
import { type Card, misleadingSign } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import type { Route } from '@poczekalnia/server/endpoint'
import { html } from '@poczekalnia/server/html'
import { respond } from '@poczekalnia/server/respond'
import { isFromPoland } from './abroad/borders.ts'
import { readOwnForm, sendBytes, sendOn, sendPage } from './answer.ts'
import type { Asks } from './asks/asks.ts'
import { cardLinks } from './cards/card-pages.ts'
import type { Drawing } from './draw/drawing.ts'
import { addressForm, CodeForm, declared, HoldForm, type Problems, personForm, readForm } from './forms.ts'
import { type Holes, openHourPages } from './hour-pages.ts'
import type { InvitedMatters } from './invitations/invitations.ts'
import { letterPages } from './invitations/pages.ts'
import { bookedLetter } from './letters/compose.ts'
import type { Texts } from './letters/texts.ts'
import { isUnderWay } from './letters/under-way.ts'
import type { Limits } from './limits.ts'
import { dayPage, hourPage, languagePage, matterPage } from './pages/choosing.ts'
import { declarationsOf, partyUpTo, regulationsPage } from './pages/declarations.ts'
import { drawsOfMatter } from './pages/draw.ts'
import { layout } from './pages/layout.ts'
import { codePage, donePage, overPage, personPage } from './pages/making.ts'
import { privacyPage } from './pages/privacy.ts'
import { elsewherePage, residencePage } from './pages/residence.ts'
import { mailboxOf } from './room/mailboxes.ts'
import { markOf, ticketIn } from './room/mark.ts'
import { networkOf } from './room/network.ts'
import { roomBox } from './room/page.ts'
import type { Room } from './room/room.ts'
import {
  type AnyRefusal,
  type Asking,
  type Handler,
  officeRouting,
  queryOf,
  type RoutingParts,
  refusalWords,
} from './routing.ts'
import type { Secrets } from './secrets.ts'
import type { Sitting } from './sitting.ts'
import type { Snapshot, Snapshots } from './snapshot.ts'
import { openDevices } from './work/device.ts'
import { openToll } from './work/toll.ts'
import type { Work } from './work/work.ts'

/** How long the page of a booking that was made shows it: after that the letter does. */
const SHOWN_AFTER_MS = 60 * 60_000

export type PagesParts = RoutingParts & {
  store: BookingStore
  sitting: Sitting
  texts: Texts | null
  invited: InvitedMatters
  drawing: Drawing
  publicUrl: string
  limits: Limits
  room: Room
  snapshots: Snapshots
  secrets: Secrets
  work: Work
  from: string
  cards: readonly Card[]
  isAbroad: (address: string) => boolean
  asks: Asks
}

/** All pages of one office, from the language to the booked visit. */
export function officePages(parts: PagesParts): Route[] {
  const { store, sitting, texts, drawing, clock, endpoint, publicUrl, limits, room, snapshots, secrets } = parts
  const { base } = endpoint
  const id = parts.office().profile.id

  const { show, pageOf, refusalBox, missing, route } = officeRouting(parts)
  const { wayIn, showLetter, openLetter } = letterPages(parts)
  const steady = () => performance.now()
  const toll = openToll('hold', parts)
  const path = `${base}/${id}`
  const devices = openDevices('device', { limits, secrets, publicUrl, path })

  const daysIn = (snapshot: Snapshot, matter: string, invitation: Invitation | null) =>
    invitation ? snapshot.days(matter).filter(({ date }) => date <= invitation.lastDay) : snapshot.days(matter)
  const hourPages = openHourPages()
  const cardsOf = ({ at, language }: Asking, matter: string) => cardLinks(parts.cards, matter, at, language)

  /** Whether a day can be had by who asks: through the room while it is there, and only at their turn (BOK-6). */
  const passage = async ({ request }: Asking) => {
    const running = await room.now()
    const ticket = running && ticketIn(request, secrets, id, running.opening.opens)
    const isTurn = running !== null && ticket !== null && (await room.standOf(running, ticket)).kind === 'turn'
    const isShut = (matter: string, date: string) => room.covers(running, matter, date) && !isTurn
    return { running, isShut, ticket: isTurn ? ticket : null }
  }

  /** Whether somebody asks from abroad for what is booked on line from Poland only (WRO-6). */
  const isAbroad = ({ request, office }: Asking, matter: string) =>
    isFromPoland(office, matter) && parts.isAbroad(endpoint.clientAddress(request))

  /** The hours of a day, and what stood in the way of one of them. */
  const showHours = async (asking: Asking, matter: string, date: string, refusal: AnyRefusal | null) => {
    const from = await wayIn(asking, matter)
    const snapshot = await snapshots.now()
    const day = daysIn(snapshot, matter, from.invitation).find((one) => one.date === date)
    const at = `${asking.at}/m/${matter}`
    if (!day || day.kind === 'closed' || day.kind === 'not-yet') return sendOn(asking.response, at + from.query)
    if ((await passage(asking)).isShut(matter, date)) return sendOn(asking.response, `${asking.at}/room`)
    const asked = toll.work(asking.request)
    const works = asked !== null
    const more = { back: at + from.query, wrong: refusal !== null, status: refusal ? 409 : 200, works }
    const make = ({ key, challenge }: Holes) => {
      const problem = refusal && refusalBox(refusal, asking.language)
      const list = hasList(asking.office, matter, date) ? `${at}/${date}/list${from.query}` : null
      const own = { matter, day, key, work: asked && { ...asked, challenge }, list }
      const body = hourPage(asking.office, own, { at, query: from.query }, asking.language, problem)
      return pageOf(asking, body, words(asking.language)('booking:hour.question'), more)
    }
    const parts = asked ? `work ${asked.parts}` : ''
    const what = [asking.language, matter, date, from.query, refusal?.code, parts].join(' ')
    sendBytes(asking.response, hourPages(snapshot, what, asked?.challenge ?? null, make), more.status)
  }

  const matters: Handler = async (asking) => {
    const { office, language, at } = asking
    const running = await room.now()
    const box = running && roomBox({ office, language, at, opening: running.opening, now: clock.now() })
    const title = words(language)('booking:matter.question')
    show(asking, matterPage(office, at, language, box), title, { back: `${base}/${id}` })
  }

  const days: Handler = async (asking, { matter = '' }) => {
    if (!bookableMatter(asking.office, matter)) return missing(asking)
    const { office, language, at } = asking
    const path = `${at}/m/${matter}`
    const from = await wayIn(asking, matter)
    if (!from.isServed) {
      // Asked before the calendar, and not of who is served everywhere (KAT-1).
      const t = words(language)
      const title = from.elsewhere ? t('booking:residence.elsewhere') : t('booking:residence.question')
      const body = from.elsewhere ? elsewherePage(from.elsewhere, language) : residencePage(office, path, language)
      return show(asking, body, title, { back: from.elsewhere ? path : at })
    }
    if (from.needsLetter) return showLetter(asking, path + from.query)
    const address = { at: path, query: from.query }
    const month = queryOf(asking).get('month')
    const { running, isShut } = await passage(asking)
    const days = daysIn(await snapshots.now(), matter, from.invitation).filter(({ date }) => !isShut(matter, date))
    const isAbout = running?.opening.matters.includes(matter) ?? false
    const box =
      running && isAbout ? roomBox({ office, language, at, opening: running.opening, now: clock.now() }) : null
    const draws = drawsOfMatter({ office, language, at }, await drawing.of(matter), matter, from.query, clock.now())
    const isListed = (date: string) => hasList(office, matter, date)
    const about = { cards: cardsOf(asking, matter), room: box, draws, hasList: isListed }
    const isFar = !from.invitation && isAbroad(asking, matter)
    const far = isFar ? html`<p class="box">${refusalWords({ code: 'abroad' }, language)}</p>` : null
    const body = html`${far}${dayPage(office, matter, days, address, language, month, about)}`
    show(asking, body, words(language)('booking:day.question'), { back: from.query === '' ? at : path })
  }

  const hours: Handler = async (asking, { matter = '', date = '' }) => {
    if (!bookableMatter(asking.office, matter)) return missing(asking)
    const { isServed, needsLetter, query } = await wayIn(asking, matter)
    if (!isServed || needsLetter) return sendOn(asking.response, `${asking.at}/m/${matter}${query}`)
    await showHours(asking, matter, date, null)
  }

  const take: Handler = async (asking, { matter = '', date = '' }) => {
    const { request, response, at, office } = asking
    if (!bookableMatter(office, matter)) return missing(asking)
    const { isServed, needsLetter, invitation, query } = await wayIn(asking, matter)
    if (!isServed || needsLetter) return sendOn(response, `${at}/m/${matter}${query}`)
    const form = await readOwnForm(request, publicUrl)
    if (!form) return showHours(asking, matter, date, { code: 'origin' })
    const read = readForm(HoldForm, form)
    if (!('value' in read)) return showHours(asking, matter, date, { code: 'no-such-hour' })
    // Whom the office has invited by letter may be anywhere.
    if (!invitation && isAbroad(asking, matter)) return showHours(asking, matter, date, { code: 'abroad' })
    const asked = { matter, at: read.value.at, invitation }
    const { running, isShut, ticket } = await passage(asking)
    if (isShut(matter, office.time.wall(asked.at).date)) return sendOn(response, `${at}/room`)
    if (ticket === null && !(await toll.isPaid(request, String(form.work ?? ''))))
      return showHours(asking, matter, date, { code: 'slow' })
    if (ticket === null && (await devices.isSpent(request))) return showHours(asking, matter, date, { code: 'device' })
    const { key = '' } = read.value
    // Pressed twice it is one hold; two hours at once are not had in one turn.
    if (ticket !== null && holding.has(ticket) && (key === '' || holding.get(ticket) !== key))
      return sendOn(response, `${at}/room`)
    // Pressed twice the turn is taken once; it may be used at another server.
    const isSecond = ticket !== null && holding.has(ticket)
    if (ticket !== null) holding.set(ticket, key)
    if (running && ticket !== null && !isSecond && !(await room.take(running, ticket))) {
      holding.delete(ticket)
      return sendOn(response, `${at}/room`)
    }
    const opens = openedAt(office, matter, office.time.wall(asked.at).date)
    const who = ticket ?? networkOf(endpoint.clientAddress(request)).network
    if (opens !== null) parts.asks.asked(opens, who)
    const done = await sitting.hold(asked, read.value.key).finally(() => ticket !== null && holding.delete(ticket))
    if (!done.ok && running && ticket !== null) await room.giveBack(running, ticket)
    if (!done.ok) return showHours(asking, matter, date, done.refusal)
    if (opens !== null) parts.asks.got(opens, who)
    if (ticket === null) devices.mark(request, response)
    const held = ticket !== null && running ? await sitting.find(done.value) : null
    if (held && running && ticket !== null) {
      await room.held(running, ticket, held.id)
      // Whoever closes the page and comes back to the room finds the way on to what they hold.
      const mark = { office: id, opens: running.opening.opens, ticket, page: done.value }
      response.setHeader('set-cookie', markOf(secrets, mark, { path, secure: publicUrl.startsWith('https:') }))
    }
    sendOn(response, `${at}/b/${done.value}`)
  }

  /** Tickets that a place is being held for, with the key of the page: one a turn, also when two are asked for. */
  const holding = new Map<string, string>()

  /** The page of a booking as it stands. */
  const showBooking = async (asking: Asking, token: string, booking: Booking | null, more: Shown = {}) => {
    const { office, language, at } = asking
    const t = words(language)
    const page = { office, language, at: `${at}/b/${token}` }
    const problems = more.problems ?? {}
    const wrong = Object.keys(problems).length > 0 || more.refusal !== undefined
    const status = wrong ? 400 : 200
    if (!booking) return missing(asking)
    const start = `${at}/m/${booking.matter}`
    const hasRunOut = 'expiresAt' in booking && booking.expiresAt <= clock.now()
    if (booking.state === 'expired' || hasRunOut) {
      const problem = more.refusal?.code === 'has-one' ? refusalBox(more.refusal, language) : null
      const body = html`${problem}${overPage(language, 'run-out', start)}`
      return show(asking, body, t('booking:over.title'), { status: 410 })
    }
    const letters = await store.letters.of(booking.id)
    const letter = letters.at(-1)
    const lastMail = letters.filter(({ way }) => way === 'mail').at(-1)
    switch (booking.state) {
      case 'held': {
        const form = more.form ?? {}
        const sign = misleadingSign(form.name ?? '')?.sign ?? ''
        const problem = more.refusal ? refusalBox(more.refusal, language) : null
        const body = html`${problem}${personPage(page, booking, { form, problems, sign, texts: texts !== null })}`
        return show(asking, body, t('booking:person.question'), { back: `${start}/${booking.date}`, status, wrong })
      }
      case 'pending': {
        const told = more.refusal && refusalWords(more.refusal, language)
        const body = codePage(page, booking, { letter, problems, told: told ?? null, email: more.form?.email ?? null })
        return show(asking, body, t('booking:code.question'), { status, wrong })
      }
      case 'booked':
        if (clock.now() - booking.changedAt > SHOWN_AFTER_MS) break
        return show(asking, donePage(page, booking, lastMail, cardsOf(asking, booking.matter)), t('booking:done.title'))
    }
    show(asking, overPage(language, 'closed', start), t('booking:over.doneTitle'), { status: 410 })
  }

  const booking: Handler = async (asking, { token = '' }) => showBooking(asking, token, await sitting.find(token))

  const act: Handler = async (asking, { token = '' }) => {
    const { request, response, language } = asking
    const found = await sitting.find(token)
    const form = await readOwnForm(request, publicUrl)
    if (!form) return showBooking(asking, token, found, { refusal: { code: 'origin' } })
    const done = await actOn(asking, token, found, form)
    if (done === null) return sendOn(response, `${asking.at}/b/${token}`)
    const now = await sitting.find(token)
    // Pressed twice at once: the second finds what the first has done.
    const isDone = done.refusal?.code === 'not-so-now' && now && sentOf(now) !== sentOf(found)
    if (isDone) return sendOn(response, `${asking.at}/b/${token}`)
    const shown = { ...done, form }
    if (now?.state === 'expired' || now?.state === found?.state)
      return showBooking({ ...asking, language }, token, now, shown)
    sendOn(response, `${asking.at}/b/${token}`)
  }

  /** @returns what stood in the way, `null` when it was done */
  const actOn = async (asking: Asking, token: string, found: Booking | null, form: Record<string, string>) => {
    const { request, office, language } = asking
    /** Asked for once more while the last code is on its way, whoever waits has that one. */
    const isSent = async (to: string): Promise<boolean> => {
      if (found?.state !== 'pending' || found.tries >= MOST_TRIES) return false
      return isUnderWay(await store.letters.of(found.id), to, clock.now())
    }
    const send = async (given: Given, party: number): Promise<Shown | null> => {
      const { phone = '', ...person } = given
      if (await isSent(phone === '' ? person.email : phone)) return null
      if ((await limits.letter(person.email.toLowerCase(), steady())) > 0) return { refusal: { code: 'slow' } }
      if (phone !== '' && !(await texts?.may(phone))) return { refusal: { code: 'sms-spent' } }
      // Of two places in line a person has one (BOK-6): by what the code proves that they have.
      const mailbox = secrets.hash('mailbox', phone === '' ? mailboxOf(person.email).mailbox : phone)
      if (found && !(await room.bind(found.id, mailbox))) return { refusal: { code: 'one-place' } }
      const done = await sitting.givePerson(token, { ...person, language, ...(phone !== '' && { phone }) }, party)
      return done.ok ? null : { refusal: done.refusal }
    }
    const person = found && 'person' in found ? found.person : null
    // Pressed twice: the code of the page as it was is on its way already.
    if (form.sent !== undefined && form.sent !== String(sentOf(found))) return null
    switch (form.act) {
      case 'person': {
        const read = readForm(
          personForm(found ? partyUpTo(office, found.matter) : 1, texts?.countries, parts.anyLetters()),
          form,
        )
        const problems: Problems = 'problems' in read ? read.problems : {}
        if (!declared(form, found ? declarationsOf(office, found.matter).length : 0)) problems.declare = 'declare'
        if ('value' in read && !problems.declare) return send(read.value, read.value.party)
        return { problems }
      }
      case 'address': {
        const read = readForm(addressForm(parts.anyLetters()), form)
        if (!('value' in read)) return { problems: read.problems }
        return person
          ? send({ name: person.name, ...read.value }, found?.party ?? 1)
          : { refusal: { code: 'not-so-now' } as const }
      }
      case 'by-mail':
        // What the code does not prove is not kept.
        return person
          ? send({ name: person.name, email: person.email }, found?.party ?? 1)
          : { refusal: { code: 'not-so-now' } as const }
      case 'again':
        return person ? send(person, found?.party ?? 1) : { refusal: { code: 'not-so-now' } as const }
      default: {
        const read = readForm(CodeForm, form)
        if (!('value' in read)) return { problems: read.problems }
        if ((await limits.code(endpoint.clientAddress(request), steady())) > 0)
          return { refusal: { code: 'slow' } as const }
        const done = await sitting.typeCode(token, read.value.code)
        return done.ok ? null : { refusal: done.refusal }
      }
    }
  }

  const entry: Handler = async (asking, { token = '' }) => {
    const found = await sitting.find(token)
    if (found?.state !== 'booked') return missing(asking)
    const about = { from: parts.from, page: publicUrl, kind: 'booked' } as const
    const { calendar: file } = bookedLetter(asking.office, found, about)
    const headers = { 'content-disposition': 'attachment; filename="wizyta.ics"' }
    respond(asking.response, 200, 'text/calendar; charset=utf-8', file?.content ?? '', headers)
  }

  const regulations: Handler = (asking) => {
    const { office, language } = asking
    const text = office.profile.booking?.regulations
    if (!text) return missing(asking)
    show(asking, regulationsPage(text, language), words(language)('booking:regulations.title'))
  }

  const privacy: Handler = (asking) => {
    const { office, language, at } = asking
    show(asking, privacyPage(office, language), words(language)('booking:privacy.title'), { back: at })
  }

  const matter = '/m/(?<matter>[a-z0-9-]{1,40})'
  const day = `${matter}/(?<date>\\d{4}-\\d\\d-\\d\\d)`
  const token = '/b/(?<token>[\\w-]{27})'
  return [
    {
      matches: (method, path) => method === 'GET' && path === `/${id}`,
      answer(_request, response) {
        const office = parts.office()
        const [language = 'pl'] = office.profile.languages
        const page = { ...{ language, office, base, demo: clock.demo }, back: null }
        const title = words(language)('booking:language.question')
        sendPage(response, layout({ ...page, title, asksLanguage: true }, languagePage(office, base)))
      },
    },
    route('GET', '', matters),
    route('GET', '/regulations', regulations),
    route('GET', '/privacy', privacy),
    route('GET', matter, days),
    route('POST', matter, openLetter),
    route('GET', day, hours),
    route('POST', day, take),
    route('GET', token, booking),
    route('POST', token, act),
    route('GET', `${token}/visit\\.ics`, entry),
  ]
}

/** Whether a full day has a waiting list for a matter. */
const hasList = (office: Office, matter: string, date: string): boolean =>
  listRound(office, date)?.release.matters?.includes(matter) ?? false

/** How many codes were sent for a booking. */
const sentOf = (booking: Booking | null): number => (booking?.state === 'pending' ? booking.sent : 0)

/** Who comes, as the form has it. `phone`: to which the code goes, `''` or left out: by e-mail. */
type Given = { name: string; email: string; phone?: string | undefined }

/** What a page shows beside how a booking stands. */
type Shown = {
  form?: Record<string, string>
  problems?: Problems
  refusal?: AnyRefusal
}
