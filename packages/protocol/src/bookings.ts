import type { Language } from './common.ts'

/** Bytes of a bookings file. A year of bookings of a large office is about 10 MB. */
export const LARGEST_BOOKINGS_FILE = 32 * 1024 * 1024

/** Bookings of one file: more than a large office has in a year. */
export const MOST_BOOKINGS = 100_000

/**
 * Faults of one file that are told, and as many warnings; all of them are counted. Nobody reads more, and a hub must
 * not keep more.
 */
export const MOST_FAULTS_TOLD = 500

/** A line of a bookings file that can't be taken: why, and what to do. */
export type BadBookingLine = { line: number; column: string | null; reason: string; text: string }

/** What an import of a file would do. */
export type ImportPreview = {
  /**
   * Bookings that would be new, those that are there already and would change or move, and those that stay as they are.
   */
  good: number
  changed: number
  unchanged: number
  /** Lines that can't be taken; `bad` tells the first `MOST_FAULTS_TOLD` faults. */
  badLines: number
  bad: BadBookingLine[]
  /** What can be taken and ought to be looked at first (a name that lost letters); `warned` counts all of it. */
  warnings: BadBookingLine[]
  warned: number
  /** Some of the lines that would be new, to recognise the file by. */
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
