import type { Office } from '@poczekalnia/queue-core'
import type { Booked, Booking, Held, Invitation, Pending, Person, Place } from './booking.ts'
import { bookableMatter, freePlacesAt, startsOn, Taken, type TakenCell } from './grid.ts'
import { openedAt } from './opening.ts'
import { type Decided, refuse } from './refusal.ts'

/** Wrong codes that may be typed before a code is worth nothing any more. */
export const MOST_TRIES = 5
/** Codes that are sent for one booking at most. */
export const MOST_CODES = 4

/** What comes from outside: the moment, and what chance gives. */
type Given = { now: number }

/**
 * Holds a place of a matter at an hour (BOK-2), of several seats the one beside other visits: the others stay whole for
 * longer ones (BOK-12).
 * @param asked.invitation by which somebody has proved to be invited; the office itself books whom it wants (BOK-14)
 * @param taken what is taken on that day
 */
export function hold(
  office: Office,
  asked: { matter: string; at: number; id: string; draft: string; invitation?: Invitation | 'office' | null },
  taken: readonly TakenCell[],
  { now }: Given,
): Decided<Held> {
  const rules = office.profile.booking
  const matter = bookableMatter(office, asked.matter)
  if (!rules || !matter) return refuse({ code: 'no-such-hour' })
  const letter = asked.invitation ?? null
  if (matter.invited && letter === null) return refuse({ code: 'not-invited' })
  const invitation = matter.invited && letter !== 'office' ? letter : null
  const { date } = office.time.wall(asked.at)
  if (invitation && date > invitation.lastDay) return refuse({ code: 'no-such-hour' })
  const opensAt = openedAt(office, asked.matter, date)
  const isOpen = opensAt !== null && opensAt <= now && asked.at >= now + rules.leadMinutes * 60_000
  // The page offers no other hours, and nobody can have them by asking either.
  const starts = startsOn(office, asked.matter, date)
  if (!isOpen || !starts.includes(asked.at)) return refuse({ code: 'no-such-hour' })
  const known = new Taken(taken)
  const free = freePlacesAt(office, { matter: asked.matter, date, at: asked.at }, known)
  const place = bestSeat(free, known, rules.stepMinutes)
  if (!place) return refuse({ code: 'place-taken' })
  const { id, draft } = asked
  return {
    ok: true,
    booking: {
      ...{ id, office: office.profile.id, version: 1, matter: matter.queue, ...place, draft, party: 1, invitation },
      ...{ date, time: office.time.hourAndMinute(asked.at), createdAt: now, changedAt: now },
      ...{ state: 'held', expiresAt: now + rules.holdMinutes * 60_000 },
    },
  }
}

/** The seat whose neighbours in time are taken on most sides: it leaves the longest free runs elsewhere. */
export function bestSeat(seats: readonly Place[], taken: Taken, stepMinutes: number): Place | null {
  const sides = ({ places, seat, at, minutes }: Place) =>
    Number(taken.has(places, at - stepMinutes * 60_000, seat)) + Number(taken.has(places, at + minutes * 60_000, seat))
  return seats.reduce<Place | null>((best, seat) => (best && sides(best) >= sides(seat) ? best : seat), null)
}

/** Takes down whose visit it is, and that a code was sent to them: the place is kept until it is typed. */
export function givePerson(
  booking: Booking,
  given: { person: Person; code: string; party: number },
  codeMinutes: number,
  { now }: Given,
): Decided<Pending> {
  if (booking.state !== 'held' && booking.state !== 'pending')
    return refuse({ code: booking.state === 'expired' ? 'run-out' : 'not-so-now' })
  if (booking.expiresAt <= now) return refuse({ code: 'run-out' })
  const sent = booking.state === 'pending' ? booking.sent + 1 : 1
  if (sent > MOST_CODES) return refuse({ code: 'too-many-codes' })
  // Sending another code keeps the place no longer: nobody blocks one by asking again and again.
  const expiresAt = booking.state === 'pending' ? booking.expiresAt : now + codeMinutes * 60_000
  const next = { ...booking, ...given, state: 'pending', expiresAt, tries: 0, sent } as const
  return { ok: true, booking: changed(next, now) }
}

/**
 * Books at once whom the office has in front of it or on the telephone: nobody has to prove to read their mail.
 * @returns the booking, once it has its PIN and the hash of the visitor's own page
 */
export const bookForSomebody =
  ({ expiresAt: _expiresAt, ...held }: Held, person: Person) =>
  (pin: string, link: string): Booked => ({ ...held, state: 'booked', person, pin, link, sequence: 0, door: null })

/** What typing a code came to: a wrong one is counted, which has to be kept too. */
export type Typed =
  | { ok: true; booking: (pin: string, link: string) => Booked }
  | { ok: false; refusal: ReturnType<typeof refuse>['refusal']; counted: Pending | null }

/** A code was typed (BOK-3). @param matches whether it is the one that was sent */
export function typeCode(booking: Booking, matches: boolean, { now }: Given): Typed {
  if (booking.state !== 'pending') {
    const code = booking.state === 'held' || booking.state === 'expired' ? 'run-out' : 'not-so-now'
    return { ok: false, refusal: { code }, counted: null }
  }
  if (booking.expiresAt <= now) return { ok: false, refusal: { code: 'run-out' }, counted: null }
  if (booking.tries >= MOST_TRIES) return { ok: false, refusal: { code: 'code-locked' }, counted: null }
  if (!matches) {
    const tries = booking.tries + 1
    const left = MOST_TRIES - tries
    const refusal = left > 0 ? ({ code: 'code-wrong', left } as const) : ({ code: 'code-locked' } as const)
    return { ok: false, refusal, counted: changed({ ...booking, tries }, now) }
  }
  const { code: _code, tries: _tries, sent: _sent, expiresAt: _expiresAt, ...rest } = booking
  return {
    ok: true,
    booking: (pin, link) => changed({ ...rest, state: 'booked', pin, link, sequence: 0, door: null }, now),
  }
}

/** The same with one change more. */
export const changed = <T extends Booking>(booking: T, now: number): T => ({
  ...booking,
  version: booking.version + 1,
  changedAt: now,
})
