import { setImmediate } from 'node:timers/promises'
import type { PeopleFound, PersonEntry } from '@poczekalnia/protocol'
import type { OfficeState } from '@poczekalnia/queue-core'
import type { People, Person } from '@poczekalnia/queue-core/store'
import { erasedOn } from '../office/retention.ts'
import type { OfficeSession } from '../office/session.ts'

/** People that one answer names. */
const SHOWN = 50
/** People after which others get their turn: a search must not keep a call waiting. */
const TURN = 256

/**
 * Looks people up by the words of their name, e-mail or case, in any order and without minding capitals and accents, or by the PIN (code,
 * booking number) of a visit that the office still knows.
 */
export async function searchPeople(session: OfficeSession, people: People, text: string): Promise<PeopleFound> {
  const wanted = plain(text).split(/\s+/).filter(Boolean)
  const byPin = bookingsOfPin(session.state, text)
  const isWanted = (person: Person): boolean => {
    if (byPin.has(person.booking)) return true
    const own = plain(`${person.name} ${person.email} ${person.case ?? ''}`)
    return wanted.length > 0 && wanted.every((word) => own.includes(word))
  }
  const found: Person[] = []
  for (const [looked, person] of people.all(session.office.profile.id).entries()) {
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

function bookingsOfPin(state: OfficeState, text: string): Set<string> {
  const pin = text.trim().toUpperCase()
  return new Set([...state.bookings.values()].filter((one) => one.pin.toUpperCase() === pin).map(({ id }) => id))
}

/** As people type who don't know how a name is written: small letters, no marks. */
const plain = (text: string) =>
  text.toLocaleLowerCase('pl').normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l')
