import type { Language } from '@poczekalnia/protocol'
import { type Booking, type BookingState, personKey } from '../booking.ts'

/** A booking as a table keeps it: what its state doesn't have is `null`. */
export type BookingRow = {
  id: string
  office: string
  version: number
  state: BookingState
  matter: string
  date: string
  time: string
  at: number
  minutes: number
  places: string
  seat: number
  party: number
  /** Number of the case and last day of the letter (BOK-14). */
  case_number: string | null
  last_day: string | null
  draft: string
  link: string | null
  expires_at: number | null
  name: string | null
  email: string | null
  /** As E.164 has it. */
  phone: string | null
  language: string | null
  /** What the same person has in common however they are written (BOK-4). */
  person: string | null
  code: string | null
  tries: number | null
  sent: number | null
  pin: string | null
  sequence: number | null
  by: string | null
  reason: string | null
  staff: string | null
  cut_at: number | null
  created_at: number
  changed_at: number
}

export function toRow(booking: Booking): BookingRow {
  const { id, office, version, state, matter, date, time, at, minutes, places, seat, party, draft } = booking
  const person = 'person' in booking ? booking.person : null
  const visit = 'pin' in booking ? booking : null
  const pending = booking.state === 'pending' ? booking : null
  const door = booking.state === 'booked' ? booking.door : booking.state === 'pending' ? booking : null
  const cancelled = booking.state === 'cancelled' ? booking : null
  const { invitation } = booking
  return {
    ...{ id, office, version, state, matter, date, time, at, minutes, places, seat, party, draft },
    ...{ case_number: invitation?.case ?? null, last_day: invitation?.lastDay ?? null },
    // Whoever was erased has no page any more.
    ...{ link: visit?.link || null, pin: visit?.pin ?? null, sequence: visit?.sequence ?? null },
    expires_at: 'expiresAt' in booking ? booking.expiresAt : (door?.expiresAt ?? null),
    ...{ name: person?.name ?? null, email: person?.email ?? null, language: person?.language ?? null },
    phone: person?.phone ?? null,
    person: person && personKey(person),
    ...{ code: door?.code ?? null, tries: door?.tries ?? null, sent: pending?.sent ?? null },
    ...{ by: cancelled?.by ?? null, reason: cancelled?.reason ?? null },
    staff: booking.staff ?? null,
    cut_at: booking.state === 'booked' ? (booking.cutAt ?? null) : null,
    ...{ created_at: booking.createdAt, changed_at: booking.changedAt },
  }
}

export function fromRow(row: BookingRow): Booking {
  const { id, office, version, matter, date, time, at, minutes, places, seat, party, draft, state } = row
  const { case_number: letter, last_day: lastDay } = row
  const invitation = letter === null || lastDay === null ? null : { case: letter, lastDay }
  const base = {
    ...{ id, office, version, matter, date, time, at, minutes, places, seat, party, invitation, draft },
    ...{ createdAt: row.created_at, changedAt: row.changed_at },
    ...(row.staff !== null && { staff: row.staff }),
  }
  const person = {
    ...{ name: row.name ?? '', email: row.email ?? '', language: row.language as Language },
    ...(row.phone !== null && { phone: row.phone }),
  }
  const visit = { ...base, person, pin: row.pin ?? '', link: row.link ?? '', sequence: row.sequence ?? 0 }
  switch (state) {
    case 'held':
      return { ...base, state, expiresAt: row.expires_at ?? 0 }
    case 'offered':
      return { ...base, state, person, expiresAt: row.expires_at ?? 0 }
    case 'pending': {
      const { code, tries, sent, expires_at: expiresAt } = row
      return { ...base, state, person, expiresAt: expiresAt ?? 0, code: code ?? '', tries: tries ?? 0, sent: sent ?? 0 }
    }
    case 'booked': {
      const { code, tries, expires_at: expiresAt, cut_at: cutAt } = row
      const door = code === null ? null : { code, tries: tries ?? 0, expiresAt: expiresAt ?? 0 }
      return { ...visit, state, door, ...(cutAt !== null && { cutAt }) }
    }
    case 'checked-in':
    case 'absent':
    case 'lapsed':
    case 'not-held':
      return { ...visit, state }
    case 'cancelled':
      return { ...visit, state, by: row.by === 'office' ? 'office' : 'visitor', reason: row.reason }
    case 'expired':
      return { ...base, state }
    default:
      return state satisfies never
  }
}
