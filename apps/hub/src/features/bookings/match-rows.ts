import { sameTextKey } from '@poczekalnia/protocol'
import type { PersonField } from '@poczekalnia/queue-core'
import type { Known, KnownBookings, RowOfPerson } from './known-bookings.ts'

/** What a row may be about beside what it was taken for. */
export type Doubt =
  /**
   * At this hour somebody has a booking in this queue with the same name, or the same e-mail, and is not in the file.
   */
  | { reason: 'perhaps-same' }
  /** The same person has a visit of the same matter on another day, which is not in the file. */
  | { reason: 'another-day'; date: string; time: string }

/** The booking that a row is about, `null` for a new one, and what may have been meant instead. */
export type Match = { known: Known | null; doubt: Doubt | null }

/**
 * Finds the booking that each row is about, each booking for one row at most. In this order:
 * 1. the same person, day, hour and queue;
 * 2. the same code on that day, and one of name, e-mail and case; or the same code and person on another day;
 * 3. the same name and case at the same hour and queue: the e-mail is another;
 * 4. the same person and queue on that day, at an hour that is not in the file: the hour is another.
 * 2 to 4 only take a booking that no other row is about, and another hour only one that is still to come. Nobody is
 * taken for somebody else by a name alone, or an e-mail that a family may share: that is told as a doubt.
 */
export function* matchRows(rows: readonly RowOfPerson[], known: KnownBookings): Generator<void, Match[]> {
  const matches: (Known | null)[] = rows.map(() => null)
  const taken = new Set<string>()
  const isFree = ({ booking }: Known) => !taken.has(booking.id)
  for (const find of [sameHour, sameCode, sameCase, sameDay]) {
    for (const [index, row] of rows.entries()) {
      yield
      if (matches[index]) continue
      const found = find(row, known, isFree)
      if (!found) continue
      matches[index] = found
      taken.add(found.booking.id)
    }
  }
  const answer: Match[] = []
  for (const [index, row] of rows.entries()) {
    yield
    const found = matches[index] ?? null
    answer.push({ known: found, doubt: found ? null : doubtOf(row, known, isFree) })
  }
  return answer
}

type Find = (row: RowOfPerson, known: KnownBookings, isFree: (known: Known) => boolean) => Known | undefined

const isAt = (row: RowOfPerson, { booking }: Known) =>
  booking.date === row.date && booking.time === row.time && booking.queue === row.queue
const isToCome = ({ booking }: Known) => booking.status === 'expected'

/** Of those that an earlier release took for different people's, the one that is spelt so. */
const sameHour: Find = (row, known, isFree) => {
  const here = known.at(row).filter(isFree)
  const spelt = ({ person }: Known) => person.name === row.name && person.email === row.email
  return here.find(spelt) ?? here.find(isToCome) ?? here[0]
}

const sameCode: Find = (row, known, isFree) => {
  if (row.pin === null) return undefined
  const holder = known.withCode(row.date, row.pin)
  if (holder && isFree(holder) && (isToCome(holder) || isAt(row, holder)) && sharesOne(row, holder)) return holder
  return known.withOwnCode(row, row.pin).find((one) => isFree(one) && isToCome(one))
}

const sharesOne = (row: RowOfPerson, { person, name, email }: Known) =>
  name === sameTextKey(row.name) || email === sameTextKey(row.email) || isSameCase(row.case, person.case)

const isSameCase = (a: string | null, b: string | null) => a !== null && b !== null && sameTextKey(a) === sameTextKey(b)

const sameCase: Find = (row, known, isFree) =>
  row.case === null
    ? undefined
    : known.named(row, sameTextKey(row.name)).find((one) => isFree(one) && isSameCase(row.case, one.person.case))

const sameDay: Find = (row, known, isFree) =>
  known
    .on(row)
    .filter((one) => isFree(one) && isToCome(one))
    .sort((a, b) => a.booking.hourAt - b.booking.hourAt)[0]

/** Visits of one person in one queue that are looked at for a doubt: nobody has more. */
const LOOKED_AT = 50

function doubtOf(row: RowOfPerson, known: KnownBookings, isFree: (known: Known) => boolean): Doubt | null {
  const isOpen = (one: Known) => isFree(one) && isToCome(one)
  const alike = [...known.named(row, sameTextKey(row.name)), ...known.mailed(row, sameTextKey(row.email))]
  if (alike.slice(0, LOOKED_AT).some(isOpen)) return { reason: 'perhaps-same' }
  const other = known.inQueue(row).slice(0, LOOKED_AT).find(isOpen)
  return other ? { reason: 'another-day', date: other.booking.date, time: other.booking.time } : null
}

/** What a row says anew about the person of a booking. */
export function changedFields(row: RowOfPerson, { person }: Known): PersonField[] {
  return (['name', 'email', 'case'] as const).filter((field) => row[field] !== person[field])
}
