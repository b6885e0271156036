import { setImmediate } from 'node:timers/promises'
import type { PeopleFound, PersonEntry } from '@poczekalnia/protocol'
import type { OfficeState } from '@poczekalnia/queue-core'
import { searchFor } from '@poczekalnia/queue-core/person'
import type { People, Person } from '@poczekalnia/queue-core/store'
import type { OfficeSession } from '../../office/session.ts'
import { erasedOn } from './retention.ts'

/** People that one answer names. */
const SHOWN = 50
/** People after which others get their turn: a search must not keep a call waiting. */
const TURN = 64

/**
 * Looks people up by the words of their name, e-mail or case, in any order, or by the code of a visit that the
 * office still knows. Neither capitals, accents and apostrophes nor the script matter: who asks to be erased must be
 * found.
 */
export async function searchPeople(session: OfficeSession, people: People, text: string): Promise<PeopleFound> {
  const isMeant = searchFor(text)
  const byCode = bookingsOfCode(session.state, text)
  const isWanted = ({ booking, name, email, case: number }: Person): boolean =>
    byCode.has(booking) || isMeant(name, email, ...(number === null ? [] : [number]))
  const found: Person[] = []
  for (const [looked, person] of (await people.all(session.office.profile.id)).entries()) {
    if (looked % TURN === TURN - 1) await setImmediate()
    if (isWanted(person)) found.push(person)
  }
  return { people: found.slice(0, SHOWN).map((person) => entryOf(session, person)), total: found.length }
}

function entryOf({ state, office }: OfficeSession, person: Person): PersonEntry {
  const { office: _, ...own } = person
  return {
    ...own,
    status: state.bookings.get(person.booking)?.status ?? null,
    erasedOn: erasedOn(office, person.date),
  }
}

function bookingsOfCode(state: OfficeState, text: string): Set<string> {
  const code = text.trim().toUpperCase()
  return new Set([...state.bookings.values()].filter((one) => one.code.toUpperCase() === code).map(({ id }) => id))
}
