import { listRound } from '@poczekalnia/booking-core'
import type { BookingStore } from '@poczekalnia/booking-core/store'
import { words } from '@poczekalnia/locales'
import { OfficeDate } from '@poczekalnia/protocol'
import type { Route } from '@poczekalnia/server/endpoint'
import { isFromPoland } from '../abroad/borders.ts'
import { readOwnForm, sendOn } from '../answer.ts'
import { readEntering, type Shown } from '../draw/draw-pages.ts'
import type { Drawing } from '../draw/drawing.ts'
import type { Limits } from '../limits.ts'
import { servedBy } from '../pages/residence.ts'
import { listPage } from '../pages/waiting.ts'
import { type Asking, type Handler, officeRouting, queryOf, type RoutingParts, refusalWords } from '../routing.ts'
import { newToken, type Secrets } from '../secrets.ts'
import type { Snapshots } from '../snapshot.ts'
import { openDevices } from '../work/device.ts'
import { openToll } from '../work/toll.ts'
import type { Work } from '../work/work.ts'
import { onList } from './refusal.ts'

type Parts = RoutingParts & {
  store: BookingStore
  drawing: Drawing
  snapshots: Snapshots
  secrets: Secrets
  publicUrl: string
  limits: Limits
  work: Work
  /** Whether e-mail addresses may have letters of any script before the @. */
  anyLetters: () => boolean
  isAbroad: (address: string) => boolean
}

/** The pages on which somebody asks for a place on a full day's waiting list (BOK-8). */
export function listPages(parts: Parts): Route[] {
  const { drawing, snapshots, clock, publicUrl, limits } = parts
  const { show, route } = officeRouting(parts)
  const toll = openToll('entry', parts)
  const path = `${parts.endpoint.base}/${parts.office().profile.id}`
  const devices = openDevices('deviceEntry', { limits, secrets: parts.secrets, publicUrl, path })

  /** The list that somebody asks for, or sends them to what the day has. */
  const toList = async (asking: Asking, { matter = '', date = '' }: Record<string, string>) => {
    const days = `${asking.at}/m/${matter}`
    // A date that no calendar has is no day of anybody's.
    const round = OfficeDate.safeParse(date).success ? listRound(asking.office, date) : null
    const served = servedBy(asking.office, queryOf(asking).get('from'))
    if (!round?.release.matters?.includes(matter) || !served.isServed) return sendOn(asking.response, days)
    const day = (await (await snapshots.now()).days(matter)).find((one) => one.date === date)
    const isOpen = clock.now() < (round.closesAt ?? 0)
    if (day?.kind === 'free') return sendOn(asking.response, `${days}/${date}${served.query}`)
    if (day?.kind !== 'full' || !isOpen) return sendOn(asking.response, days + served.query)
    return { round, matter, date, query: served.query, at: `${days}/${date}/list`, days }
  }

  const look = async (asking: Asking, found: Record<string, string>, told: Shown = {}) => {
    const to = await toList(asking, found)
    if (!to) return
    const { office, language } = asking
    const { form = {}, problems = {}, refusal } = told
    const work = toll.work(asking.request)
    const said = refusal ? refusalWords(onList(refusal), language) : null
    const about = { ...to, form, problems, work, key: newToken(), told: said }
    const wrong = refusal !== undefined || Object.keys(problems).length > 0
    const body = listPage({ office, language, at: to.at }, about)
    const more = { back: to.days + to.query, wrong, status: wrong ? 400 : 200, works: work !== null }
    show(asking, body, words(language)('booking:list.title'), more)
  }

  const stand: Handler = async (asking, found) => {
    const to = await toList(asking, found)
    if (!to) return
    const form = await readOwnForm(asking.request, publicUrl)
    if (!form) return look(asking, found, { refusal: { code: 'origin' } })
    const { round, matter, date } = to
    if (isFromPoland(asking.office, matter) && parts.isAbroad(parts.endpoint.clientAddress(asking.request)))
      return look(asking, found, { form, refusal: { code: 'abroad' } })
    const asked = { ...form, [`day-${date}`]: 'yes' }
    const read = readEntering(asking.office, round, matter, 1, asked, parts.anyLetters())
    if (!('value' in read)) return look(asking, found, { form, problems: read.problems })
    const standing = { ...read.value, language: asking.language }
    const pressed = await drawing.entering(round, standing, form.key)
    if (pressed !== null) return sendOn(asking.response, `${asking.at}/d/${pressed}`)
    if (await devices.isSpent(asking.request)) return look(asking, found, { form, refusal: { code: 'device-entry' } })
    const isPaid = await toll.isPaid(asking.request, form.work ?? '')
    const isSlow = !isPaid || (await limits.letter(read.value.email.toLowerCase(), performance.now())) > 0
    if (isSlow) return look(asking, found, { form, refusal: { code: 'slow' } })
    const done = await drawing.enter(round, standing, form.key)
    if (!done.ok) return look(asking, found, { form, refusal: done.refusal })
    devices.mark(asking.request, asking.response)
    sendOn(asking.response, `${asking.at}/d/${done.value}`)
  }

  const list = '/m/(?<matter>[a-z0-9-]{1,40})/(?<date>\\d{4}-\\d\\d-\\d\\d)/list'
  return [route('GET', list, (asking, found) => look(asking, found)), route('POST', list, stand)]
}
