import type { Language, LogRow } from '@poczekalnia/protocol'
import type { EventReader } from '@poczekalnia/queue-core/store'
import type { OfficeSession } from '../../office/session.ts'
import { type DeviceRegistry, devicesStream } from '../devices/index.ts'
import { type Staff, staffStream } from '../staff/index.ts'
import { eventsBetween, type LogEntry } from './events-between.ts'
import { kindOf } from './kinds.ts'
import { type Names, namesOf } from './names.ts'
import type { Filters } from './query.ts'
import { wordActor, wordEvent } from './wording.ts'

/** What the log is read from and worded with. */
export type LogParts = { store: EventReader; session: OfficeSession; staff: Staff; devices: DeviceRegistry }

/** A day of the log: everything of it, and what the filters leave, oldest first. */
export type LookedDay = { day: string; entries: LogEntry[]; rows: LogEntry[]; names: Names }

/** Reads one day of the office's wall clock. */
export async function readDay(day: string, filters: Filters, parts: LogParts): Promise<LookedDay> {
  const { store, session, staff, devices } = parts
  const { time, profile } = session.office
  const [from, to] = [time.instant(day, '00:00'), time.instant(time.plusDays(day, 1), '00:00')]
  const entries = await eventsBetween(store, [profile.id, staffStream, devicesStream], from, to)
  const accounts = staff.parts.accounts.names()
  const names = namesOf(entries, { session, accounts, devices: await devices.names() })
  return { day, entries, names, rows: entries.filter((entry) => isWanted(entry, filters, names)) }
}

/** One event in words. */
export function rowOf(entry: LogEntry, language: Language, names: Names, { office }: OfficeSession): LogRow {
  return {
    at: office.time.stamp(entry.at),
    actor: entry.actor,
    who: wordActor(entry.actor, language),
    type: entry.type,
    kind: kindOf(entry.type),
    number: names.ticket(entry.data.ticket)?.number ?? null,
    text: wordEvent(entry, language, { office, names }),
  }
}

function isWanted(entry: LogEntry, { actor, kind, type, ticket, queue }: Filters, names: Names): boolean {
  const { data } = entry
  const of = names.ticket(data.ticket)
  if (actor !== undefined && entry.actor !== actor) return false
  if (kind !== undefined && kindOf(entry.type) !== kind) return false
  if (type !== undefined && entry.type !== type) return false
  if (ticket !== undefined && of?.number !== ticket.trim().toUpperCase()) return false
  return queue === undefined || data.queue === queue || of?.queue === queue
}
