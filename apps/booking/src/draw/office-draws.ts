import type { Draw, DrawReport, Entry, Round } from '@poczekalnia/booking-core'
import { daysOf } from '@poczekalnia/booking-core'
import type { PublishedDraw } from '@poczekalnia/booking-core/draw'
import { hoursWishes } from '@poczekalnia/booking-core/draw'
import type { BookingStore } from '@poczekalnia/booking-core/store'
import { Language, OPENING_ASKS, WAITING_LIST } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import type { Route } from '@poczekalnia/server/endpoint'
import { readBody, respondJson } from '@poczekalnia/server/respond'
import { z } from 'zod'
import { VisitorName, visitorEmail } from '../forms.ts'
import { hubOnly } from '../hub-only.ts'
import { LARGEST_FAMILY } from '../pages/draw.ts'
import { sameDocument } from './document-hash.ts'
import type { Drawing } from './drawing.ts'

const LARGEST = 16 * 1024

/** Somebody at the counter or on the phone enters the same draw as everybody. */
const drawEntryForm = (email: z.ZodType<string>) =>
  z.strictObject({
    release: z.string().min(1).max(40),
    round: z.iso.date(),
    matter: z.string().min(1).max(40),
    names: z.array(VisitorName).min(1).max(LARGEST_FAMILY),
    document: z.string().max(60).transform(sameDocument).pipe(z.string().min(5).max(30)),
    email: z.union([z.literal(''), email]),
    language: Language,
    days: z.array(z.iso.date()).min(1).max(7),
    hours: z.enum(hoursWishes),
    stepFree: z.boolean(),
  })
const forms = { plain: drawEntryForm(visitorEmail(false)), any: drawEntryForm(visitorEmail(true)) }

/**
 * What an office's hub asks of draws: `GET /<office>/office/draws`, how each went, and
 * `POST /<office>/office/draw-entries`.
 */
export function officeDraws(parts: {
  office: () => Office
  store: BookingStore
  drawing: Drawing
  token: string
  anyLetters: () => boolean
}): Route[] {
  const { store, drawing } = parts
  const isHub = hubOnly(parts.token)
  const { id } = parts.office().profile
  return [
    {
      matches: (method, path) => method === 'GET' && path === `/${id}/office/draws`,
      async answer(request, response, notFound) {
        if (!isHub(request)) return notFound()
        const draws = (await store.draws.of(id)).filter(
          ({ release }) => release !== WAITING_LIST && release !== OPENING_ASKS,
        )
        const told = draws.map(async (draw) => {
          const { release, round, state, last, commitment, closedHash } = draw
          return { release, round, state, last, commitment, closedHash, report: await reportOf(store, draw) }
        })
        respondJson(response, 200, { draws: await Promise.all(told) })
      },
    },
    {
      matches: (method, path) => method === 'POST' && path === `/${id}/office/draw-entries`,
      async answer(request, response, notFound) {
        if (!isHub(request)) return notFound()
        const form = parts.anyLetters() ? forms.any : forms.plain
        const parsed = form.safeParse(await jsonOf(request))
        const wrong = (field: string, expected: string) => respondJson(response, 400, { error: { field, expected } })
        if (!parsed.success) {
          const [issue] = parsed.error.issues
          return wrong(issue?.path.join('.') || 'body', issue?.message ?? '')
        }
        const { release, round: named, ...asked } = parsed.data
        const found = await drawing.get(release, named)
        if (!found) return wrong('round', 'a draw of this office')
        if (!isOfRound(parts.office(), found.round, asked.matter)) return wrong('matter', 'a matter of this draw')
        const days = daysOf(parts.office(), found.round).filter((date) => asked.days.includes(date))
        if (days.length < asked.days.length) return wrong('days', 'days of this draw')
        const done = await drawing.enterFor(found.round, { ...asked, days })
        respondJson(response, 200, done.ok ? done.value : { refusal: { code: done.refusal.code } })
      },
    },
  ]
}

const isOfRound = (office: Office, { release }: Round, matter: string): boolean =>
  (release.matters ?? office.profile.booking?.matters.map(({ queue }) => queue) ?? []).includes(matter)

/** How a draw went, counted from its entries and the visits that came of them. */
export async function reportOf({ draws, bookings }: BookingStore, draw: Draw): Promise<DrawReport> {
  const entries = await draws.entries(draw.id)
  const count = (...states: Entry['state'][]) => entries.filter(({ state }) => states.includes(state)).length
  const booked = entries.filter(({ state }) => state === 'booked').flatMap((entry) => entry.bookings)
  const visits = await Promise.all(booked.map((one) => bookings.get(one)))
  const published = draw.state === 'drawn' ? (JSON.parse(draw.text ?? '{}') as PublishedDraw) : null
  return {
    entries: entries.length - count('entered', 'withdrawn'),
    places: published?.ranks.reduce((sum, { places }) => sum + places.length, 0) ?? 0,
    ...{ given: booked.length, declined: count('declined'), unanswered: count('lapsed'), offered: count('offered') },
    waiting: count(draw.release === WAITING_LIST ? 'confirmed' : 'ranked'),
    came: visits.filter((one) => one?.state === 'checked-in').length,
  }
}

async function jsonOf(request: Parameters<typeof readBody>[0]): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await readBody(request, LARGEST)))
  } catch {
    return null
  }
}
