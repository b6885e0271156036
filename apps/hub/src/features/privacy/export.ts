import { setImmediate } from 'node:timers/promises'
import { words } from '@poczekalnia/locales'
import { type Language, type PersonExport, roles } from '@poczekalnia/protocol'
import { MOST_AHEAD_DAYS } from '@poczekalnia/queue-core'
import type { EventReader, Person } from '@poczekalnia/queue-core/store'
import type { OfficeSession } from '../../office/session.ts'
import type { LogData, LogEntry } from '../log/events-between.ts'
import { namesOf } from '../log/names.ts'
import { wordActor, wordEvent } from '../log/wording.ts'
import { erasedOn } from './retention.ts'

/** Events after which others get their turn: looking one person up must not keep a call waiting. */
const TURN = 256

/**
 * All that is held on the person of one booking, worded in a language: their row, the notes of the day, what the log
 * tells.
 */
export async function exportPerson(
  parts: { session: OfficeSession; store: EventReader },
  person: Person,
  language: Language,
): Promise<PersonExport> {
  const { session, store } = parts
  const { office, state } = session
  const { time, profile } = office
  const known = state.bookings.get(person.booking)
  const from = time.instant(time.plusDays(person.date, -MOST_AHEAD_DAYS), '00:00')
  const entries = await eventsOf(store, profile.id, person.booking, from)
  const none = { session, accounts: new Map<string, string>(), devices: new Map<string, string>() }
  const names = namesOf(entries, none)
  const ticket = known?.status === 'checked-in' ? known.ticket : null
  const notes = ticket === null ? [] : await session.notes(ticket)
  return {
    office: { id: profile.id, name: profile.name[language] ?? profile.name.pl, address: profile.address },
    madeAt: time.stamp(session.now()),
    person: { name: person.name, email: person.email, case: person.case },
    visit: {
      booking: person.booking,
      date: person.date,
      time: person.time,
      queue: names.queue(person.queue, language),
      language: known?.language ?? null,
      party: known?.party ?? null,
    },
    notes: notes.map(({ at, text }) => ({ at, text })),
    events: entries.map((entry) => ({
      at: time.stamp(entry.at),
      what: wordEvent(entry, language, { office, names }),
      by: byRole(entry.actor, language),
    })),
    erasedOn: erasedOn(office, person.date),
  }
}

/** A clerk's name is the clerk's own personal data: a visitor is told the role. */
function byRole(actor: string, language: Language): string {
  const role = roles.find((one) => actor.startsWith(`${one}:`))
  return role ? words(language)(`staff:role.${role}`) : wordActor(actor, language)
}

/** What the log tells of a booking and of its ticket, oldest first. */
async function eventsOf(store: EventReader, stream: string, booking: string, from: number): Promise<LogEntry[]> {
  const entries: LogEntry[] = []
  const tickets = new Set<unknown>()
  let read = 0
  for await (const event of store.read(stream, await store.versionBefore(stream, from))) {
    read++
    if (read % TURN === 0) await setImmediate()
    const data = event.data as LogData
    const isOwn = data.booking === booking
    if (isOwn && data.ticket !== undefined) tickets.add(data.ticket)
    if (!isOwn && !tickets.has(data.ticket)) continue
    const { version, at, actor, type } = event
    entries.push({ stream, version, at, actor, type, data })
  }
  return entries
}
