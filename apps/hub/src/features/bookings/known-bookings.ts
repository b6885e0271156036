import { sameTextKey } from '@poczekalnia/protocol'
import { type Booking, bookingWithCode, normalCode, type OfficeState } from '@poczekalnia/queue-core'
import { samePersonKey } from '@poczekalnia/queue-core/person'
import type { Person } from '@poczekalnia/queue-core/store'

/** A booking that the office knows, with the person whom it is for. */
export type Known = { booking: Booking; person: Person; email: string; name: string }

/** What of a row its booking is known by. */
export type RowOfPerson = Pick<Person, 'date' | 'time' | 'queue' | 'name' | 'email' | 'case'> & { pin: string | null }

type Slot = Pick<Person, 'date' | 'time' | 'queue'>
type Identity = Pick<Person, 'name' | 'email'>

/**
 * The bookings that an office knows, by whatever a row of an import may be known again by. Each answer is short,
 * however long the file.
 */
export type KnownBookings = {
  /**
   * Those of the same person at an hour of a queue: one, or some that an earlier release took for different people's.
   */
  at(person: Identity & Slot): readonly Known[]
  /** Those of the same person in a queue on a day, by hour. */
  on(person: Identity & Slot): readonly Known[]
  /** Those of the same person in a queue on any day. */
  inQueue(person: Identity & Slot): readonly Known[]
  /** That of the same person with this code, on any day. */
  withOwnCode(person: Identity, code: string): readonly Known[]
  /** Those at an hour of a queue whose person has this name. */
  named(slot: Slot, name: string): readonly Known[]
  /** Those at an hour of a queue whose person has this e-mail. */
  mailed(slot: Slot, email: string): readonly Known[]
  withCode(date: string, code: string): Known | undefined
}

/** Gathers them, a person a step: sixty thousand take a second, and the office works meanwhile. */
export function* knownBookings(people: readonly Person[], state: OfficeState): Generator<void, KnownBookings> {
  const byId = new Map<string, Known>()
  const ofFiles = new Map<string, Known>()
  const lists = new Map<string, Known[]>()
  const add = (key: string, known: Known) => {
    const list = lists.get(key)
    if (list) list.push(known)
    else lists.set(key, [known])
  }
  const list = (key: string) => lists.get(key) ?? []
  for (const person of people) {
    yield
    const booking = state.bookings.get(person.booking)
    if (!booking) continue
    const known = { booking, person, name: sameTextKey(person.name), email: sameTextKey(person.email) }
    const who = samePersonKey(person)
    byId.set(booking.id, known)
    add(keys.at(who, booking), known)
    add(keys.on(who, booking), known)
    add(keys.inQueue(who, booking), known)
    add(keys.withCode(who, booking.code), known)
    // As a file still has it, whatever was changed on line since.
    const file = booking.online?.before
    if (file && !isSameSlot(file, booking)) add(keys.at(who, file), known)
    if (file) {
      add(keys.withCode(who, file.code), known)
      ofFiles.set(`${file.date} ${file.code}`, known)
    }
    add(keys.named(booking, known.name), known)
    add(keys.mailed(booking, known.email), known)
  }
  return {
    at: (row) => list(keys.at(samePersonKey(row), row)),
    on: (row) => list(keys.on(samePersonKey(row), row)),
    inQueue: (row) => list(keys.inQueue(samePersonKey(row), row)),
    withOwnCode: (row, code) => list(keys.withCode(samePersonKey(row), normalCode(code))),
    named: (slot, name) => list(keys.named(slot, name)),
    mailed: (slot, email) => list(keys.mailed(slot, email)),
    withCode: (date, code) =>
      byId.get(bookingWithCode(state, date, normalCode(code)) ?? '') ?? ofFiles.get(`${date} ${normalCode(code)}`),
  }
}

const isSameSlot = (a: Slot, b: Slot) => a.date === b.date && a.time === b.time && a.queue === b.queue

const keys = {
  at: (who: string, { date, time, queue }: Slot) => `at ${date} ${time} ${queue} ${who}`,
  on: (who: string, { date, queue }: Slot) => `on ${date} ${queue} ${who}`,
  inQueue: (who: string, { queue }: Slot) => `in ${queue} ${who}`,
  withCode: (who: string, code: string) => `code ${code} ${who}`,
  named: ({ date, time, queue }: Slot, name: string) => `name ${date} ${time} ${queue} ${name}`,
  mailed: ({ date, time, queue }: Slot, email: string) => `mail ${date} ${time} ${queue} ${email}`,
}
