import { daysOf, type Entry, isListed, MOST_TRIES, type Round, waitingOn } from '@poczekalnia/booking-core'
import { hoursWishes } from '@poczekalnia/booking-core/draw'
import type { BookingStore } from '@poczekalnia/booking-core/store'
import { words } from '@poczekalnia/locales'
import type { Office } from '@poczekalnia/queue-core'
import type { Route } from '@poczekalnia/server/endpoint'
import { respond } from '@poczekalnia/server/respond'
import { isFromPoland } from '../abroad/borders.ts'
import { readOwnForm, sendOn } from '../answer.ts'
import { addressForm, CodeForm, declared, type Problems, readForm, VisitorName, visitorEmail } from '../forms.ts'
import { isUnderWay } from '../letters/under-way.ts'
import type { Limits } from '../limits.ts'
import { declarationsOf } from '../pages/declarations.ts'
import { enterPage, entryCodePage, entryPage, LARGEST_FAMILY, resultPage } from '../pages/draw.ts'
import { problemBox } from '../pages/layout.ts'
import { servedBy } from '../pages/residence.ts'
import { networkOf } from '../room/network.ts'
import {
  type AnyRefusal,
  type Asking,
  type Handler,
  officeRouting,
  type RoutingParts,
  refusalWords,
} from '../routing.ts'
import { newToken, type Secrets } from '../secrets.ts'
import { onList } from '../waiting/refusal.ts'
import { openDevices } from '../work/device.ts'
import { openToll } from '../work/toll.ts'
import type { Work } from '../work/work.ts'
import { sameDocument } from './document-hash.ts'
import type { Drawing, Entering } from './drawing.ts'

type Parts = RoutingParts & {
  store: BookingStore
  drawing: Drawing
  secrets: Secrets
  publicUrl: string
  limits: Limits
  work: Work
  isAbroad: (address: string) => boolean
}

/** The pages of an office's draws. Nothing is done by a page being opened (BOK-3). */
export function drawPages(parts: Parts): Route[] {
  const { store, drawing, clock, endpoint, publicUrl, limits } = parts
  const { show, missing, route } = officeRouting(parts)
  const steady = () => performance.now()
  const toll = openToll('entry', parts)
  const path = `${endpoint.base}/${parts.office().profile.id}`
  const devices = openDevices('deviceEntry', { limits, secrets: parts.secrets, publicUrl, path })
  const isOpen = (round: Round) => round.opensAt <= clock.now() && clock.now() < (round.closesAt ?? 0)

  const result: Handler = async (asking, { release = '', round: id = '' }) => {
    const found = await drawing.get(release, id)
    if (!found) return missing(asking)
    const { office, language } = asking
    const at = `${asking.at}/draw/${release}/${id}`
    const body = resultPage({ office, language, at }, found.round, found.draw, clock.now())
    // Only what is drawn has something to check, and the script its form.
    const check = found.draw.state === 'drawn' ? { script: '/draw-check.js' } : {}
    show(asking, body, words(language)('booking:draw.title'), { back: asking.at, ...check })
  }

  const file: Handler = async (asking, { release = '', round = '' }) => {
    const found = await drawing.get(release, round)
    if (found?.draw.state !== 'drawn') return missing(asking)
    const headers = { 'content-disposition': `attachment; filename="draw-${release}-${round}.json"` }
    respond(asking.response, 200, 'application/json; charset=utf-8', found.draw.text ?? '', headers)
  }

  /** The round that somebody enters, or sends them away. */
  const toEnter = async (asking: Asking, { release = '', round: id = '', matter = '' }: Record<string, string>) => {
    const found = await drawing.get(release, id)
    const url = new URL(asking.request.url ?? '/', 'http://site')
    const from = url.searchParams.get('from')
    const isFor = found && (found.round.release.matters?.includes(matter) ?? true) && asking.office.queues.has(matter)
    if (!isFor || found.round.opensAt > clock.now()) return missing(asking)
    const { livesIn } = found.round.release
    const served = servedBy(asking.office, from)
    if (!served.isServed || (livesIn && !livesIn.includes(from ?? '')))
      return sendOn(asking.response, `${asking.at}/m/${matter}`)
    if (!isOpen(found.round)) return sendOn(asking.response, `${asking.at}/draw/${release}/${id}`)
    const asked = Number(url.searchParams.get('party') ?? 1)
    const party = Number.isInteger(asked) && asked > 0 && asked <= LARGEST_FAMILY ? asked : 1
    return {
      round: found.round,
      matter,
      party,
      query: served.query,
      at: `${asking.at}/draw/${release}/${id}/enter/${matter}`,
    }
  }

  const showEnter = async (asking: Asking, found: Record<string, string>, told: Shown = {}) => {
    const to = await toEnter(asking, found)
    if (!to) return
    const { office, language } = asking
    const { form = {}, problems = {}, refusal } = told
    const work = toll.work(asking.request)
    const about = {
      ...to,
      form,
      problems,
      work,
      key: newToken(),
      told: refusal ? refusalWords(refusal, language) : null,
    }
    const wrong = refusal !== undefined || Object.keys(problems).length > 0
    const body = enterPage({ office, language, at: to.at }, to.round, about)
    const back = `${asking.at}/m/${to.matter}${to.query}`
    const more = { back, wrong, status: wrong ? 400 : 200, works: work !== null }
    show(asking, body, words(language)('booking:draw.enter'), more)
  }

  const enter: Handler = async (asking, found) => {
    const to = await toEnter(asking, found)
    if (!to) return
    const form = await readOwnForm(asking.request, publicUrl)
    if (!form) return showEnter(asking, found, { refusal: { code: 'origin' } })
    if (isFromPoland(asking.office, to.matter) && parts.isAbroad(endpoint.clientAddress(asking.request)))
      return showEnter(asking, found, { form, refusal: { code: 'abroad' } })
    const read = readEntering(asking.office, to.round, to.matter, to.party, form, parts.anyLetters())
    if (!('value' in read)) return showEnter(asking, found, { form, problems: read.problems })
    const entering = { ...read.value, language: asking.language }
    const pressed = await drawing.entering(to.round, entering, form.key)
    if (pressed !== null) return sendOn(asking.response, `${asking.at}/d/${pressed}`)
    if (await devices.isSpent(asking.request))
      return showEnter(asking, found, { form, refusal: { code: 'device-entry' } })
    const isPaid = await toll.isPaid(asking.request, form.work ?? '')
    if (!isPaid || (await limits.letter(entering.email.toLowerCase(), steady())) > 0)
      return showEnter(asking, found, { form, refusal: { code: 'slow' } })
    const done = await drawing.enter(to.round, entering, form.key)
    if (!done.ok) return showEnter(asking, found, { form, refusal: done.refusal })
    devices.mark(asking.request, asking.response)
    sendOn(asking.response, `${asking.at}/d/${done.value}`)
  }

  const showCode = async (asking: Asking, { token = '' }: Record<string, string>, more: Shown = {}) => {
    const entry = await drawing.find(token)
    if (!entry) return missing(asking)
    if (entry.state !== 'entered') return sendOn(asking.response, `${asking.at}/e/${drawing.linkOf(entry)}`)
    const { office, language } = asking
    const letter = (await store.letters.of(entry.id)).at(-1)
    const refusal = more.refusal && isListed(entry) ? onList(more.refusal) : more.refusal
    const told = refusal ? refusalWords(refusal, language) : null
    const about = { letter, problems: more.problems ?? {}, told, email: more.form?.email ?? null }
    const wrong = told !== null || Object.keys(about.problems).length > 0
    const body = entryCodePage({ office, language, at: `${asking.at}/d/${token}` }, entry, about)
    show(asking, body, words(language)('booking:code.question'), { wrong, status: wrong ? 400 : 200 })
  }

  const code: Handler = async (asking, found) => {
    const { token = '' } = found
    const entry = await drawing.find(token)
    if (!entry) return missing(asking)
    const form = await readOwnForm(asking.request, publicUrl)
    if (!form) return showCode(asking, found, { refusal: { code: 'origin' } })
    if (form.act === 'code') {
      const read = readForm(CodeForm, form)
      if (!('value' in read)) return showCode(asking, found, { problems: read.problems })
      if ((await limits.code(endpoint.clientAddress(asking.request), steady())) > 0)
        return showCode(asking, found, { refusal: { code: 'slow' } })
      const done = await drawing.typeCode(
        token,
        read.value.code,
        networkOf(endpoint.clientAddress(asking.request)).network,
      )
      return done.ok
        ? sendOn(asking.response, `${asking.at}/d/${token}`)
        : showCode(asking, found, { refusal: done.refusal })
    }
    const read =
      form.act === 'address' ? readForm(addressForm(parts.anyLetters()), form) : { value: { email: entry.email } }
    if (!('value' in read)) return showCode(asking, found, { form, problems: read.problems })
    // Asked for once more while the last code is on its way, whoever waits has that one.
    const isOpen = entry.mail !== null && entry.mail.tries < MOST_TRIES
    if (isOpen && isUnderWay(await store.letters.of(entry.id), read.value.email, clock.now()))
      return sendOn(asking.response, `${asking.at}/d/${token}`)
    if ((await limits.letter(read.value.email.toLowerCase(), steady())) > 0)
      return showCode(asking, found, { refusal: { code: 'slow' } })
    const done = await drawing.sendCode(token, read.value.email)
    return done.ok
      ? sendOn(asking.response, `${asking.at}/d/${token}`)
      : showCode(asking, found, { refusal: done.refusal })
  }

  const showOwn = async (
    asking: Asking,
    { link = '' }: Record<string, string>,
    told: AnyRefusal | string | null = null,
  ) => {
    const entry = await drawing.byLink(link)
    const found = entry && (await drawOf(entry))
    if (!entry || !found || entry.office !== asking.office.profile.id) return missing(asking)
    const { office, language } = asking
    const bookings = (await Promise.all(entry.bookings.map((id) => store.bookings.get(id)))).filter(
      (one) => one !== null,
    )
    const text = told === null || typeof told === 'string' ? told : refusalWords(told, language)
    const problem = text === null ? null : problemBox([{ field: null, text }], language)
    const { round, draw } = found
    const of = draw.state === 'drawn' ? (JSON.parse(draw.text ?? '{}').ranks.length as number) : 0
    const waiting = isListed(entry) ? waitingOn(await store.draws.entries(draw.id)) : []
    const place = waiting.findIndex(({ id }) => id === entry.id) + 1 || null
    const about = { round, receipt: drawing.receiptOf(entry), of, bookings, problem, place }
    const at = `${asking.at}/e/${link}`
    const body = entryPage({ office, language, at }, entry, {
      ...about,
      result: `${asking.at}/draw/${round.release.id}/${round.id}`,
    })
    const title = words(language)(isListed(entry) ? 'booking:list.title' : 'booking:draw.own')
    show(asking, body, title, { wrong: problem !== null, status: problem ? 400 : 200 })
  }

  const own: Handler = async (asking, found) => {
    const entry = await drawing.byLink(found.link ?? '')
    if (!entry) return missing(asking)
    const form = await readOwnForm(asking.request, publicUrl)
    if (!form) return showOwn(asking, found, { code: 'origin' })
    const t = words(asking.language)
    if (form.act === 'answer' && form.answer !== 'yes' && form.answer !== 'no')
      return showOwn(asking, found, t('booking:draw.chooseAnswer'))
    const done =
      form.act === 'answer'
        ? await drawing.answer(entry, form.answer === 'yes')
        : form.act === 'withdraw'
          ? await drawing.withdraw(entry)
          : null
    // Pressed twice: the second finds what the first has done.
    const asked = form.act === 'withdraw' ? 'withdrawn' : form.answer === 'yes' ? 'booked' : 'declined'
    const isSo = async () => (await drawing.byLink(found.link ?? ''))?.state === asked
    if (done && !done.ok && !(await isSo())) return showOwn(asking, found, done.refusal)
    sendOn(asking.response, `${asking.at}/e/${found.link}`)
  }

  const drawOf = (entry: Entry) => {
    const [, release = '', round = ''] = entry.draw.split('/')
    return drawing.get(release, round)
  }

  const draw = '/draw/(?<release>[a-z0-9-]{1,40})/(?<round>\\d{4}-\\d\\d-\\d\\d)'
  const to = `${draw}/enter/(?<matter>[a-z0-9-]{1,40})`
  const token = '/d/(?<token>[\\w-]{27})'
  const link = '/e/(?<link>[\\w-]{32})'
  return [
    route('GET', draw, result),
    route('GET', `${draw}/draw\\.json`, file),
    route('GET', to, (asking, found) => showEnter(asking, found)),
    route('POST', to, enter),
    route('GET', token, (asking, found) => showCode(asking, found)),
    route('POST', token, code),
    route('GET', link, (asking, found) => showOwn(asking, found)),
    route('POST', link, own),
  ]
}

export type Shown = { form?: Record<string, string>; problems?: Problems; refusal?: AnyRefusal }

/** Who enters and what they wish, or what is wrong with each field. */
export function readEntering(
  office: Office,
  round: Round,
  matter: string,
  party: number,
  form: Record<string, string>,
  anyLetters: boolean,
): { value: Omit<Entering, 'language'> } | { problems: Problems } {
  const problems: Problems = {}
  const names = Array.from({ length: party }, (_, n) => {
    const read = VisitorName.safeParse(form[`name-${n + 1}`] ?? '')
    if (!read.success) problems[`name-${n + 1}`] = read.error.issues[0]?.message as Problems[string]
    return read.data ?? ''
  })
  const document = sameDocument(form.document ?? '')
  if (document.length < 5 || document.length > 30) problems.document = 'document'
  const email = visitorEmail(anyLetters).safeParse(form.email ?? '')
  if (!email.success) problems.email = email.error.issues[0]?.message as Problems[string]
  const days = daysOf(office, round).filter((date) => form[`day-${date}`] === 'yes')
  if (days.length === 0) problems.days = 'days'
  if (!declared(form, declarationsOf(office, matter, round.release.onlyFor).length)) problems.declare = 'declare'
  if (Object.keys(problems).length > 0) return { problems }
  const hours = hoursWishes.find((wish) => wish === form.hours) ?? 'any'
  const wish = { matter, days, hours, stepFree: form.stepFree === 'yes' }
  return { value: { ...wish, names, document, email: email.data ?? '' } }
}
