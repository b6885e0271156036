import type { Office } from '@poczekalnia/queue-core'
import type { Booked, Booking, Cancelled, Door, Settled } from './booking.ts'
import { knock, newDoor } from './door.ts'
import { bookableMatter, type CutOffice, freePlaces, isStillPlace, startsOn, Taken, type TakenCell } from './grid.ts'
import { bestSeat, changed } from './making.ts'
import { openedAt } from './opening.ts'
import { type Decided, type Refusal, refuse } from './refusal.ts'

/** What a visitor does with a booked visit, on the page behind its address and a code from the mail. */

type Given = { now: number }

/**
 * Until when a visit can be moved or called off on line, epoch ms. Whose place the office has cut may do so to the
 * last: it is not the visitor who is late (BOK-11).
 */
export const changeableUntil = ({ profile }: Office, booking: Booking): number =>
  booking.at - ('cutAt' in booking ? 0 : (profile.booking?.changeUntilMinutes ?? 0) * 60_000)

/** Who changes a visit: its visitor, or somebody of the office's staff, as its hub numbers them. */
export type By = { by: 'visitor' } | { by: 'office'; staff: string | null }

/** A visit with who has changed it. */
function changedBy<T extends Booking>(booking: T, who: By, now: number): T {
  const { staff: _staff, ...rest } = booking
  const staff = who.by === 'office' ? who.staff : null
  return changed({ ...rest, ...(staff !== null && { staff }) } as T, now)
}

/** Takes down that a code was sent that opens the page of a visit. @param code its hash */
export function sendDoorCode(booking: Booking, code: string, { now }: Given): Decided<Booked> {
  if (booking.state !== 'booked') return refuse({ code: 'not-so-now' })
  return { ok: true, booking: changed({ ...booking, door: newDoor(code, now) }, now) }
}

/** The code was typed. `booking`: as it has to be kept, the try counted or the code used up. */
export function openDoor(
  booking: Booking,
  matches: (door: Door) => boolean,
  { now }: Given,
): { ok: true; booking: Booked } | { ok: false; refusal: Refusal; counted: Booked | null } {
  if (booking.state !== 'booked') return { ok: false, refusal: { code: 'not-so-now' }, counted: null }
  const typed = knock(booking.door, matches, now)
  if (typed.ok) return { ok: true, booking: changed({ ...booking, door: null }, now) }
  const counted = typed.counted && changed({ ...booking, door: typed.counted }, now)
  return { ok: false, refusal: typed.refusal, counted }
}

/**
 * Moves a visit to another hour (BOK-9). The old place is freed by the same write that takes the new one.
 * @param taken what is taken on that day, without the visit's own place
 * @param who the office may do it at any time
 * @returns the booking by its code: on another day it may need another one (ALL-12)
 */
export function move(
  office: Office,
  booking: Booking,
  at: number,
  taken: readonly TakenCell[],
  { now }: Given,
  who: By = { by: 'visitor' },
): { ok: true; date: string; booking: (pin: string) => Booked } | { ok: false; refusal: Refusal } {
  if (booking.state !== 'booked') return refuse({ code: 'not-so-now' })
  if (who.by === 'visitor' && now > changeableUntil(office, booking)) return refuse({ code: 'too-late' })
  const matter = bookableMatter(office, booking.matter)
  const rules = office.profile.booking
  const { date } = office.time.wall(at)
  const opensAt = openedAt(office, booking.matter, date)
  const isOpen = rules && matter && opensAt !== null && opensAt <= now && at >= now + rules.leadMinutes * 60_000
  const isTooLate = booking.invitation !== null && date > booking.invitation.lastDay
  if (!isOpen || isTooLate || !startsOn(office, booking.matter, date).includes(at))
    return refuse({ code: 'no-such-hour' })
  const known = new Taken(taken)
  const place = bestSeat(freePlaces(office, booking.matter, date, known).get(at) ?? [], known, rules.stepMinutes)
  if (!place) return refuse({ code: 'place-taken' })
  const time = office.time.hourAndMinute(at)
  const sequence = booking.sequence + 1
  const { cutAt: _cutAt, ...rest } = booking
  return {
    ...{ ok: true, date },
    booking: (pin) => changedBy({ ...rest, ...place, date, time, pin, sequence }, who, now),
  }
}

/** Calls a visit off. `reason`: of the office's list, where the office does it; it may do so at any time. */
export function cancel(
  office: Office,
  booking: Booking,
  why: { by: 'visitor' } | { by: 'office'; reason: string; staff: string | null },
  { now }: Given,
): Decided<Cancelled> {
  if (booking.state !== 'booked') return refuse({ code: 'not-so-now' })
  if (why.by === 'visitor' && now > changeableUntil(office, booking)) return refuse({ code: 'too-late' })
  const { door: _door, cutAt: _cutAt, ...visit } = booking
  const reason = why.by === 'office' ? why.reason : null
  const next = { ...visit, state: 'cancelled', by: why.by, reason, sequence: visit.sequence + 1 } as const
  return { ok: true, booking: changedBy(next, why, now) }
}

/**
 * What an office tells of a visit. `date`, `time`: the hour that it means. `reason`: of its list, where it called it
 * off.
 */
export type Outcome = {
  state: 'checked-in' | 'absent' | 'lapsed' | 'not-held' | 'cancelled'
  date: string
  time: string
  reason: string | null
}

/**
 * Takes over what the office tells. Who stood at the machine has come, whatever was changed on line meanwhile, at the
 * hour that the office knows: `isElsewhere` says that it is another, whose place is free again.
 * @returns `null` when nothing of it is new
 */
export function settle(
  office: Office,
  booking: Booking,
  outcome: Outcome,
  { now }: Given,
): { booking: Settled | Cancelled; isElsewhere: boolean } | null {
  const { state, date, time, reason } = outcome
  const wasHere = state === 'checked-in' && booking.state === 'cancelled'
  const hasSettled = booking.state === 'lapsed' || booking.state === 'checked-in'
  const isOpen = booking.state === 'booked' || wasHere || (hasSettled && booking.state !== state)
  if (!isOpen || !('pin' in booking)) return null
  const isElsewhere = booking.date !== date || booking.time !== time
  // Only who came proves that the hour which the office knows was the right one; else the newer one holds.
  if (isElsewhere && state !== 'checked-in') return null
  const was = { door: null, by: null, reason: null, cutAt: 0, ...booking }
  const { door: _door, by: _by, reason: _reason, cutAt: _cutAt, ...visit } = was
  if (state === 'cancelled')
    return {
      booking: changed({ ...visit, state, by: 'office', reason, sequence: visit.sequence + 1 }, now),
      isElsewhere: false,
    }
  const at = isElsewhere ? office.time.instant(date, time) : visit.at
  return { booking: changed({ ...visit, state, date, time, at }, now), isElsewhere: isElsewhere || wasHere }
}

/** The letters go to another address from now on. The name stays (BOK-4). */
export function correctAddress(
  booking: Booking,
  email: string,
  { now }: Given,
  who: By = { by: 'visitor' },
): Decided<Booked> {
  if (booking.state !== 'booked') return refuse({ code: 'not-so-now' })
  return { ok: true, booking: changedBy({ ...booking, person: { ...booking.person, email } }, who, now) }
}

/**
 * Takes down that a visit has lost its place, once: its visitor is written to together with it, and may move (BOK-11).
 * It stays booked until somebody moves it or calls it off.
 * @returns `null` when it has its place, or is told already
 */
export function loseItsPlace(office: CutOffice, booking: Booking, { now }: Given): Booked | null {
  if (booking.state !== 'booked' || booking.cutAt !== undefined || booking.at <= now) return null
  return isStillPlace(office, booking) ? null : changed({ ...booking, cutAt: now }, now)
}

/**
 * Gives a visit whose seat was cut another one at its own hour, where one is free: nobody has to hear of it. Also takes
 * back that it had lost its place, when that is there again.
 * @param taken what is taken on that day, without the visit's own place
 * @returns `null` when nothing of it is so
 */
export function seatAnew(
  office: CutOffice,
  booking: Booking,
  taken: readonly TakenCell[],
  { now }: Given,
): Booked | null {
  if (booking.state !== 'booked') return null
  const isPlace = isStillPlace(office, booking)
  if (isPlace && booking.cutAt === undefined) return null
  const { cutAt: _cutAt, ...rest } = booking
  if (isPlace) return changed(rest, now)
  const known = new Taken(taken)
  const free = freePlaces(office, booking.matter, booking.date, known).get(booking.at) ?? []
  const place = bestSeat(free, known, office.profile.booking?.stepMinutes ?? 5)
  return place && changed({ ...rest, ...place }, now)
}

/** Gives a visit another code, because the office has given its own to somebody else (ALL-12). */
export function giveCode(booking: Booking, pin: string, { now }: Given): Decided<Booked> {
  if (booking.state !== 'booked') return refuse({ code: 'not-so-now' })
  return { ok: true, booking: changed({ ...booking, pin, sequence: booking.sequence + 1 }, now) }
}
