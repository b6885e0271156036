import { z } from 'zod'
import { Language } from './common.ts'
import { OfficeDate } from './office-date.ts'
import { idText, line, nameText } from './text/outside-text.ts'

/**
 * What a booking site tells an office's hub: each booking once, as it is now, in the order of its last change. The hub
 * asks, and asks again from where it was; the same answer twice changes nothing (BOK-16).
 */

/** `GET /<office>/feed?after=…&wait=…`. `wait`: seconds that the answer may take while there is nothing new. */
export const FeedQuery = z.object({
  after: z.coerce.number<string>().int().min(0).default(0),
  wait: z.coerce.number<string>().int().min(0).max(50).default(0),
})

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

export const FeedBooking = z.object({
  /** Its place in the order. */
  seq: z.number().int().positive(),
  id: idText,
  /** `booked` is to come; `cancelled` was called off, by the visitor or the office. */
  state: z.enum(['booked', 'cancelled']),
  by: z.enum(['visitor', 'office']).nullable(),
  /** Why the office has called it off, by its own list. */
  reason: idText.nullable().default(null),
  date: OfficeDate,
  time: Time,
  queue: idText,
  /** `''`: whoever it was is erased. */
  name: z.union([z.literal(''), nameText(100)]),
  /** `''`: who was booked by the office and has none. */
  email: line(254, 0),
  pin: line(10),
  language: Language,
  /** How many people come. */
  party: z.number().int().min(1).max(99).default(1),
  /** Number of the case that somebody was invited for (BOK-14); the desk shows it (ALL-11). */
  case: line(64).nullable().default(null),
  /** Who of the office's staff made the last change, by the number that the hub gave; `null`: nobody of them. */
  staff: idText.nullable().default(null),
})
export type FeedBooking = z.infer<typeof FeedBooking>

/** `POST /<office>/outcomes`: what became of visits, as the office knows it. Told twice, it changes nothing. */
export const FeedOutcome = z.object({
  id: idText,
  state: z.enum(['checked-in', 'lapsed', 'not-held', 'cancelled']),
  /** The hour that the office means. */
  date: OfficeDate,
  time: Time,
  /** Why the office has called it off, by its own list. */
  reason: idText.nullable(),
})
export type FeedOutcome = z.infer<typeof FeedOutcome>
export const FeedOutcomes = z.object({ outcomes: z.array(FeedOutcome).max(200) })

export const FeedAnswer = z.object({
  /**
   * Where the order ends at this moment. One before what was asked for: another order, to be read from its beginning.
   */
  last: z.number().int().min(0),
  bookings: z.array(FeedBooking),
})
export type FeedAnswer = z.infer<typeof FeedAnswer>
