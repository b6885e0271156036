import { type Booked, changeableUntil, MOST_TRIES } from '@poczekalnia/booking-core'
import type { BookingStore } from '@poczekalnia/booking-core/store'
import { words } from '@poczekalnia/locales'
import type { Card } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import type { Route } from '@poczekalnia/server/endpoint'
import { html } from '@poczekalnia/server/html'
import { respond } from '@poczekalnia/server/respond'
import { readOwnForm, sendOn } from './answer.ts'
import { cardLinks } from './cards/card-pages.ts'
import { confirmationOf } from './confirmation.ts'
import { daysAhead } from './days-ahead.ts'
import { addressForm, CodeForm, HoldForm, type Problems, readForm } from './forms.ts'
import { bookedLetter } from './letters/compose.ts'
import type { Texts } from './letters/texts.ts'
import { isUnderWay } from './letters/under-way.ts'
import type { Limits } from './limits.ts'
import { momentOf } from './moment.ts'
import { overPage } from './pages/making.ts'
import { cancelledPage, cancelPage, doorCodePage, doorPage, moveHourPage, movePage, visitPage } from './pages/visit.ts'
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
import type { Visits } from './visit.ts'

/** Within so long the same letter again is a button that was pressed twice. */
const SAME_PRESS_MS = 5_000

/**
 * The pages of a booked visit, behind an address that nobody guesses and a code from the mail. What was done is told on
 * the page after it; nothing is done by a page being opened (BOK-3).
 */
export function visitPages(
  parts: RoutingParts & {
    store: BookingStore
    visits: Visits
    texts: Texts | null
    publicUrl: string
    limits: Limits
    from: string
    room: Room
    cards: readonly Card[]
  },
): Route[] {
  const { store, visits, texts, clock, endpoint, publicUrl, limits, room } = parts
  const { show, refusalBox, missing, route } = officeRouting(parts)
  const steady = () => performance.now()

  /** Whether the last letter to the address that is known now did not arrive (BOK-10). */
  const isLost = async ({ id, person }: Booked) => {
    const letters = await store.letters.of(id)
    const last = letters.filter(({ way, to }) => way === 'mail' && to === person.email).at(-1)
    return last !== undefined && (last.state === 'failed' || last.bouncedAt !== null)
  }

  /** Asked for once more while the last code of the door is on its way, whoever waits has that one. */
  const isSent = async ({ id, door }: Booked, to: string): Promise<boolean> =>
    door !== null && door.tries < MOST_TRIES && isUnderWay(await store.letters.of(id), to, clock.now())

  /** What the address is of, and whether its code was typed. */
  const look = async (asking: Asking, { link = '', pass = '' }: Record<string, string>) => {
    const booking = await visits.find(link)
    const at = `${asking.at}/v/${link}`
    return { booking, link, at, inside: `${at}/${pass}`, isOpen: visits.isOpen(link, pass) }
  }

  /** Sends away who may not come in. @returns the visit of who may */
  const enter = async (asking: Asking, found: Record<string, string>) => {
    const { booking, at, inside, isOpen, link } = await look(asking, found)
    if (!booking || booking.office !== asking.office.profile.id) {
      missing(asking)
      return null
    }
    if (booking.state === 'booked' && isOpen) return { booking, link, inside }
    sendOn(asking.response, at)
    return null
  }

  const door: Handler = async (asking, found) => {
    const { booking, at } = await look(asking, found)
    const { office, language } = asking
    if (!booking || booking.office !== office.profile.id) return missing(asking)
    const page = { office, language, at }
    const t = words(language)
    if (booking.state === 'cancelled')
      return show(asking, cancelledPage(page, booking, asking.at), t('booking:mine.cancelled'))
    if (booking.state !== 'booked') {
      return show(asking, overPage(language, 'closed', asking.at), t('booking:over.doneTitle'), { status: 410 })
    }
    show(asking, doorPage(page, booking, await isLost(booking), texts !== null), t('booking:mine.title'))
  }

  const showCode = async (asking: Asking, found: Record<string, string>, refusal: AnyRefusal | string | null) => {
    const { booking, at } = await look(asking, found)
    if (booking?.state !== 'booked') return sendOn(asking.response, at)
    const { office, language } = asking
    const told = refusal === null || typeof refusal === 'string' ? refusal : refusalWords(refusal, language)
    const last = (await store.letters.of(booking.id)).filter(({ kind }) => kind === 'code').at(-1)
    const bySms = last?.way === 'sms'
    const body = doorCodePage({ office, language, at }, booking, { told, bySms, texts: texts !== null })
    const title = words(language)('booking:code.question')
    show(asking, body, title, { back: at, wrong: told !== null, status: told === null ? 200 : 400 })
  }

  const knock: Handler = async (asking, found) => {
    const { request, response, language } = asking
    const { booking, link, at } = await look(asking, found)
    if (booking?.state !== 'booked') return sendOn(response, at)
    const form = await readOwnForm(request, publicUrl)
    if (!form) return showCode(asking, found, { code: 'origin' })
    const { email, phone } = booking.person
    const to = form.act === 'send' ? email : form.act === 'send-sms' ? phone : undefined
    if (to !== undefined && (await isSent(booking, to))) return sendOn(response, `${at}/code`)
    if (form.act === 'send-sms' && booking.person.phone !== undefined) {
      if (!(await texts?.may(booking.person.phone))) return showCode(asking, found, { code: 'sms-spent' })
      await visits.sendCode(link, 'sms')
      return sendOn(response, `${at}/code`)
    }
    if (form.act === 'send') {
      if ((await limits.letter(booking.person.email.toLowerCase(), steady())) > 0)
        return showCode(asking, found, { code: 'slow' })
      await visits.sendCode(link)
      return sendOn(response, `${at}/code`)
    }
    if ((await limits.code(endpoint.clientAddress(request), steady())) > 0)
      return showCode(asking, found, { code: 'slow' })
    const read = readForm(CodeForm, form)
    if (!('value' in read)) return showCode(asking, found, words(language)('booking:problem.code'))
    const opened = await visits.openBy(link, read.value.code)
    if (!opened.ok) return showCode(asking, found, opened.refusal)
    sendOn(response, `${at}/${opened.value}`)
  }

  const showVisit = async (asking: Asking, found: Record<string, string>, more: Shown = {}) => {
    const entered = await enter(asking, found)
    if (!entered) return
    const { office, language } = asking
    const { booking, inside } = entered
    const t = words(language)
    const done = queryOf(asking).get('done')
    const told = ['again', 'address', 'move', 'print'].find((one) => one === done)
    const body = visitPage({ office, language, at: inside }, booking, {
      done: told ? t(`booking:mine.done.${told}`, { email: booking.person.email }) : null,
      isLost: await isLost(booking),
      cards: cardLinks(parts.cards, booking.matter, asking.at, language),
      ...{ problems: more.problems ?? {}, email: more.email ?? null },
      until:
        clock.now() > changeableUntil(office, booking)
          ? null
          : momentOf(office, changeableUntil(office, booking), language),
    })
    const wrong = more.problems !== undefined
    show(asking, body, t('booking:mine.title'), { wrong, status: wrong ? 400 : 200 })
  }

  const act: Handler = async (asking, found) => {
    const { request, response } = asking
    const entered = await enter(asking, found)
    if (!entered) return
    const { link, inside, booking } = entered
    const form = await readOwnForm(request, publicUrl)
    if (!form) return sendOn(response, inside)
    const read =
      form.act === 'address'
        ? readForm(addressForm(parts.anyLetters()), form)
        : { value: { email: booking.person.email } }
    if (!('value' in read)) return showVisit(asking, found, { problems: read.problems, email: form.email ?? '' })
    const { email } = read.value
    const after = `${inside}?done=${form.act === 'address' ? 'address' : 'again'}`
    // Pressed twice: the letter of the first press is on its way.
    const newest = (await store.letters.of(booking.id)).at(-1)
    const isSent = newest?.kind === 'booked' && newest.to === email && clock.now() - newest.writtenAt < SAME_PRESS_MS
    if (isSent) return sendOn(response, after)
    if ((await limits.letter(email.toLowerCase(), steady())) > 0) return sendOn(response, inside)
    const done = form.act === 'address' ? await visits.correctAddress(link, email) : await visits.sendAgain(link)
    sendOn(response, done.ok ? after : inside)
  }

  const showCancel = async (asking: Asking, found: Record<string, string>, refusal: AnyRefusal | null) => {
    const entered = await enter(asking, found)
    if (!entered) return
    const { office, language } = asking
    const problem = refusal && refusalBox(refusal, language)
    const body = cancelPage({ office, language, at: entered.inside }, entered.booking, problem)
    const title = words(language)('booking:mine.cancelAsk')
    show(asking, body, title, { back: entered.inside, wrong: problem !== null, status: problem ? 409 : 200 })
  }

  const cancel: Handler = async (asking, found) => {
    const entered = await enter(asking, found)
    if (!entered) return
    const form = await readOwnForm(asking.request, publicUrl)
    if (form?.sure !== 'yes') return showCancel(asking, found, { code: 'origin' })
    const done = await visits.cancel(entered.link)
    if (!done.ok) return showCancel(asking, found, done.refusal)
    sendOn(asking.response, `${asking.at}/v/${entered.link}`)
  }

  /** The days that a visit can be moved to: until the letter's last one (BOK-14). */
  const daysFor = async (office: Office, { id, matter, invitation }: Booked) => {
    const days = await daysAhead(store, office, matter, clock.now(), id)
    const running = await room.now()
    const isOpen = (date: string) => !room.covers(running, matter, date)
    return days.filter(({ date }) => isOpen(date) && (!invitation || date <= invitation.lastDay))
  }

  const showMove = async (asking: Asking, found: Record<string, string>, refusal: AnyRefusal | null) => {
    const entered = await enter(asking, found)
    if (!entered) return
    const { office, language } = asking
    const { booking, inside } = entered
    const [days, month] = [await daysFor(office, booking), queryOf(asking).get('month')]
    const problem = refusal && refusalBox(refusal, language)
    const body = html`${problem}${movePage({ office, language, at: inside }, booking, days, month)}`
    const more = { back: inside, wrong: problem !== null, status: problem ? 409 : 200 }
    show(asking, body, words(language)('booking:mine.moveAsk'), more)
  }

  const showMoveHours = async (asking: Asking, found: Record<string, string>, refusal: AnyRefusal | null) => {
    const entered = await enter(asking, found)
    if (!entered) return
    const { office, language, response } = asking
    const { booking, inside } = entered
    const day = (await daysFor(office, booking)).find(({ date }) => date === found.date)
    if (!day || day.kind === 'closed' || day.kind === 'not-yet')
      return refusal ? showMove(asking, found, refusal) : sendOn(response, `${inside}/move`)
    const problem = refusal && refusalBox(refusal, language)
    const body = moveHourPage({ office, language, at: inside }, booking, day, problem)
    const more = { back: `${inside}/move`, wrong: problem !== null, status: problem ? 409 : 200 }
    show(asking, body, words(language)('booking:mine.moveAsk'), more)
  }

  const move: Handler = async (asking, found) => {
    const entered = await enter(asking, found)
    if (!entered) return
    const form = await readOwnForm(asking.request, publicUrl)
    if (!form) return showMoveHours(asking, found, { code: 'origin' })
    const read = readForm(HoldForm, form)
    if (!('value' in read)) return showMoveHours(asking, found, { code: 'no-such-hour' })
    // Days that are had through the room now are had there alone (BOK-6).
    const { date } = asking.office.time.wall(read.value.at)
    if (room.covers(await room.now(), entered.booking.matter, date))
      return showMoveHours(asking, found, { code: 'no-such-hour' })
    const done = await visits.move(entered.link, read.value.at)
    if (!done.ok) return showMoveHours(asking, found, done.refusal)
    sendOn(asking.response, `${entered.inside}?done=move`)
  }

  const file: Handler = async (asking, found) => {
    const entered = await enter(asking, found)
    if (!entered) return
    const { office, language, response } = asking
    const disposition = { 'content-disposition': `attachment; filename="wizyta.${found.kind}"` }
    if (found.kind === 'ics') {
      const about = { from: parts.from, page: publicUrl, kind: 'booked' } as const
      const { calendar } = bookedLetter(office, entered.booking, about)
      return respond(response, 200, 'text/calendar; charset=utf-8', calendar?.content ?? '', disposition)
    }
    const made = await confirmationOf(office, entered.booking, language, clock.now())
    if (made) return respond(response, 200, 'application/pdf', made, disposition)
    // A name whose letters no font has is not written with boxes: the page can be printed instead, and says so.
    sendOn(response, `${entered.inside}?done=print`)
  }

  const link = '/v/(?<link>[\\w-]{32})'
  const inside = `${link}/(?<pass>\\d+\\.[\\w-]{43})`
  const day = `${inside}/move/(?<date>\\d{4}-\\d\\d-\\d\\d)`
  return [
    route('GET', link, door),
    route('POST', link, knock),
    route('GET', `${link}/code`, (asking, found) => showCode(asking, found, null)),
    route('GET', inside, (asking, found) => showVisit(asking, found)),
    route('POST', inside, act),
    route('GET', `${inside}/cancel`, (asking, found) => showCancel(asking, found, null)),
    route('POST', `${inside}/cancel`, cancel),
    route('GET', `${inside}/move`, (asking, found) => showMove(asking, found, null)),
    route('GET', day, (asking, found) => showMoveHours(asking, found, null)),
    route('POST', day, move),
    route('GET', `${inside}/visit\\.(?<kind>ics|pdf)`, file),
  ]
}

type Shown = { problems?: Problems; email?: string }
