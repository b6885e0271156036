import type { Language } from './common.ts'

/** A line of a bookings file that can't be taken: why, and what to do. */
export type BadBookingLine = { line: number; column: string | null; reason: string; text: string }

/** What an import of a file would do. */
export type ImportPreview = {
  /** Bookings that would be new, and those that are there already. */
  good: number
  unchanged: number
  /** Lines that can't be taken, of which `bad` tells the first few hundred. */
  badLines: number
  bad: BadBookingLine[]
  /** Some of the good lines, to recognise the file by. */
  rows: { line: number; date: string; time: string; queue: string; name: string }[]
}

/** A booking as the staff see it. `name` and `case` are `null` once erased. */
export type BookingEntry = {
  id: string
  time: string
  queue: string
  status: 'expected' | 'checked-in' | 'lapsed' | 'cancelled' | 'not-held'
  /** PIN, code or booking number, as the office has them. */
  code: string
  name: string | null
  case: string | null
  language: Language | null
  party: number
  /** Number of its ticket. */
  ticket: string | null
  /** Why it was cancelled, of the profile's `cancelReasons`. */
  reason: string | null
}

/** What `GET /api/bookings` answers: a day, and which days have bookings. */
export type BookingsOfDay = {
  date: string
  bookings: BookingEntry[]
  days: { date: string; bookings: number }[]
}
