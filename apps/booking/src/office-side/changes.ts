import type { Booking } from '@poczekalnia/booking-core'
import type { BookingStore } from '@poczekalnia/booking-core/store'
import { asAskedByHub, type ChangedVisits, ErasePeople, OfficeCodes } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import type { Clock } from '@poczekalnia/server/clock'
import type { Route } from '@poczekalnia/server/endpoint'
import { asTold } from '../feed/routes.ts'
import type { Secrets } from '../secrets.ts'
import type { Done } from '../sitting.ts'
import type { Visits } from '../visit.ts'
import { hubRoutes } from './route.ts'
import { readTypedEmail } from './typed-email.ts'

/**
 * What the office's staff changes of booked visits, asked by its hub: `POST /<office>/office/move`, `…/address`,
 * `…/again`, `…/call-off`, whose data are erased, `…/erase`, and codes of its own, `…/codes`. By the
 * rules of the visitor's own page, and its visitor is written to; only the hour until which that may be done is not the
 * office's.
 */
export function officeChangeRoutes(parts: {
  office: () => Office
  store: BookingStore
  visits: Visits
  secrets: Secrets
  clock: Clock
  token: string
  anyLetters: () => boolean
}): Route[] {
  const { store, visits, secrets } = parts
  const office = parts.office().profile.id
  const route = hubRoutes(office, parts.token)

  /** Does the same to each, and answers with what they are now. */
  async function each(ids: readonly string[], act: (link: string) => Promise<Done<Booking>>): Promise<ChangedVisits> {
    const answer: ChangedVisits = { bookings: [], refused: [] }
    for (const id of ids) {
      const known = await store.bookings.get(id)
      const done = known?.office === office ? await act(secrets.linkOf(id)) : null
      const seq = Math.max(1, await store.bookings.lastTold(office))
      if (done?.ok) answer.bookings.push(...asTold({ seq, booking: done.value }))
      else answer.refused.push({ id, code: done?.refusal.code ?? 'not-so-now' })
    }
    return answer
  }

  return [
    route('POST', 'move', asAskedByHub.move, ({ id, at, staff }) =>
      each([id], (link) => visits.move(link, at, { by: 'office', staff })),
    ),
    route('POST', 'address', asAskedByHub.address, ({ id, email, staff }) => {
      const read = readTypedEmail(email, parts.anyLetters())
      if ('refusal' in read) return { bookings: [], refused: [{ id, code: read.refusal.code }] }
      return each([id], (link) => visits.correctAddress(link, read.email, { by: 'office', staff }))
    }),
    route('POST', 'again', asAskedByHub.again, ({ id }) => each([id], (link) => visits.sendAgain(link))),
    route('POST', 'call-off', asAskedByHub.callOff, ({ ids, reason, staff }) => {
      const isReason = parts.office().profile.cancelReasons.some((one) => one.id === reason)
      if (!isReason) return { bookings: [], refused: ids.map((id) => ({ id, code: 'reason-unknown' })) }
      return each(ids, (link) => visits.cancel(link, { by: 'office', reason, staff }))
    }),
    route('POST', 'erase', ErasePeople, async ({ ids }) => {
      let erased = 0
      for (const id of ids) if (await store.bookings.erase(office, id, parts.clock.now())) erased += 1
      return { erased }
    }),
    route('POST', 'codes', OfficeCodes, async ({ date, codes, again }) => {
      await store.bookings.keepCodes(office, date, codes)
      return each(again, (link) => visits.giveCode(link))
    }),
  ]
}
