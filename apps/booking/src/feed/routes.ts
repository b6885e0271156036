import type { ServerResponse } from 'node:http'
import type { BookingStore, Told } from '@poczekalnia/booking-core/store'
import { type FeedAnswer, type FeedBooking, type FeedOutcome, FeedOutcomes, FeedQuery } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import type { Route } from '@poczekalnia/server/endpoint'
import { readBody, respondJson } from '@poczekalnia/server/respond'
import type { ZodError } from 'zod'
import { hubOnly } from '../hub-only.ts'
import type { ToldListeners } from './told.ts'

const LARGEST_OUTCOMES = 256 * 1024
/** Bookings in one answer. */
const AT_ONCE = 200

/**
 * `GET /<office>/feed` and `POST /<office>/outcomes`, for the office's hub. Nobody else is told that they are there.
 */
export function feedRoutes(parts: {
  office: () => Office
  store: BookingStore
  told: ToldListeners
  token: string
  settle: (outcome: FeedOutcome) => Promise<void>
}): Route[] {
  const { store, told, settle } = parts
  const id = parts.office().profile.id
  const isHub = hubOnly(parts.token)
  const refuse = (response: ServerResponse, { issues: [issue] }: ZodError) =>
    respondJson(response, 400, { error: { field: issue?.path.join('.'), expected: issue?.message } })
  return [
    {
      matches: (method, path) => method === 'POST' && path === `/${id}/outcomes`,
      async answer(request, response, notFound) {
        if (!isHub(request)) return notFound()
        const body = FeedOutcomes.safeParse(parsed(await readBody(request, LARGEST_OUTCOMES)))
        if (!body.success) return refuse(response, body.error)
        for (const outcome of body.data.outcomes) await settle(outcome)
        respondJson(response, 200, {})
      },
    },
    {
      matches: (method, path) => method === 'GET' && path === `/${id}/feed`,
      async answer(request, response, notFound) {
        if (!isHub(request)) return notFound()
        const url = new URL(request.url ?? '/', 'http://site')
        const query = FeedQuery.safeParse(Object.fromEntries(url.searchParams))
        if (!query.success) return refuse(response, query.error)
        const { after, wait } = query.data
        // Asked for first: what is told between the look and the wait would be missed.
        const news = wait > 0 ? told.wait(id, wait * 1000) : null
        let found = await store.bookings.told(id, after, AT_ONCE)
        const isBehind = (await store.bookings.lastTold(id)) < after
        if (found.length === 0 && news && !isBehind) {
          await news
          found = await store.bookings.told(id, after, AT_ONCE)
        }
        const answer: FeedAnswer = { last: await store.bookings.lastTold(id), bookings: found.flatMap(asTold) }
        respondJson(response, 200, answer)
      },
    },
  ]
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'))
  } catch {
    return null
  }
}

/** A booking as the hub is told of it; one that was never booked is not told. */
export function asTold({ seq, booking }: Told): FeedBooking[] {
  if (!('pin' in booking)) return []
  const { id, date, time, matter: queue, pin, person, party, invitation } = booking
  const isOff = booking.state === 'cancelled'
  const by = isOff ? booking.by : null
  const reason = isOff ? booking.reason : null
  return [
    {
      staff: booking.staff ?? null,
      ...{ seq, id, state: isOff ? 'cancelled' : 'booked', by, reason },
      ...{ date, time, queue, pin, party, case: invitation?.case ?? null },
      // A phone is the site's own.
      ...{ name: person.name, email: person.email, language: person.language },
    },
  ]
}
