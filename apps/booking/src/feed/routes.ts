import type { BookingStore, Told } from '@poczekalnia/booking-core/store'
import { type FeedAnswer, type FeedBooking, FeedQuery } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import type { Route } from '@poczekalnia/server/endpoint'
import { respondJson } from '@poczekalnia/server/respond'
import { hubOnly } from '../hub-only.ts'
import type { ToldListeners } from './told.ts'

/** Bookings in one answer. */
const AT_ONCE = 200

/** `GET /<office>/feed`: what the office's hub asks for. Nobody else is told that it is there. */
export function feedRoutes(parts: {
  office: () => Office
  store: BookingStore
  told: ToldListeners
  token: string
}): Route[] {
  const { store, told } = parts
  const id = parts.office().profile.id
  const isHub = hubOnly(parts.token)
  return [
    {
      matches: (method, path) => method === 'GET' && path === `/${id}/feed`,
      async answer(request, response, notFound) {
        if (!isHub(request)) return notFound()
        const url = new URL(request.url ?? '/', 'http://site')
        const query = FeedQuery.safeParse(Object.fromEntries(url.searchParams))
        if (!query.success) {
          const [issue] = query.error.issues
          return respondJson(response, 400, { error: { field: issue?.path.join('.'), expected: issue?.message } })
        }
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

/** A booking as the hub is told of it; one that was never booked is not told. */
export function asTold({ seq, booking }: Told): FeedBooking[] {
  if (!('pin' in booking)) return []
  const { id, date, time, matter: queue, pin, person, party } = booking
  const isOff = booking.state === 'cancelled'
  const by = isOff ? booking.by : null
  const reason = isOff ? booking.reason : null
  return [
    {
      ...{ seq, id, state: isOff ? 'cancelled' : 'booked', by, reason },
      ...{ date, time, queue, pin, party },
      ...person,
    },
  ]
}
