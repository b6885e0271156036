import { z } from 'zod'
import { FeedBooking } from './booking-feed.ts'
import { Language } from './common.ts'
import { OfficeDate } from './office-date.ts'
import { idText, line, nameText } from './text/outside-text.ts'

/**
 * What an office's staff sees of its booking site, and books there for those who can't. A supervisor's page asks the
 * hub, and the hub asks the site: nothing reaches into the office.
 */

/** Days that a calendar shows at most. */
export const MOST_CALENDAR_DAYS = 42

/** Longest that is told of what a mail server said, in characters. */
export const MOST_SAID = 300

const Count = z.number().int().min(0)
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** `GET /<office>/office/calendar`, and `GET /api/site/calendar` of the hub. `from`: today when left out. */
export const CalendarQuery = z.strictObject({
  from: OfficeDate.optional(),
  days: z.coerce.number<string>().int().min(1).max(MOST_CALENDAR_DAYS).default(7),
})

/** A matter on a day. `free`: visits that there is room for now, told to the staff also before the day opens. */
export const MatterOnDay = z.object({ matter: idText, free: Count, held: Count, booked: Count })
export type MatterOnDay = z.infer<typeof MatterOnDay>

export const SiteCalendar = z.object({
  from: OfficeDate,
  /** In the order of the profile. */
  matters: z.array(idText),
  days: z.array(
    z.object({
      date: OfficeDate,
      /** `not-yet`: it opens for visitors at `opensAt`, epoch ms. */
      kind: z.enum(['closed', 'not-yet', 'open', 'over']),
      opensAt: z.number().nullable(),
      matters: z.array(MatterOnDay),
    }),
  ),
})
export type SiteCalendar = z.infer<typeof SiteCalendar>

/** How a letter stands that a booking has. */
export const LetterFate = z.object({
  kind: line(20),
  state: z.enum(['waiting', 'sent', 'failed']),
  attempts: Count,
  /** What the mail server said the last time. */
  said: line(MOST_SAID, 0).nullable(),
})
export type LetterFate = z.infer<typeof LetterFate>

/** A booking as the office sees it. Nobody is known yet of one that is `held`. */
export const SiteVisit = z.object({
  id: idText,
  time: Time,
  matter: idText,
  state: z.enum(['held', 'pending', 'booked', 'checked-in', 'absent', 'lapsed', 'not-held', 'cancelled']),
  name: line(100).nullable(),
  email: line(254, 0).nullable(),
  language: Language.nullable(),
  pin: line(10).nullable(),
  letters: z.array(LetterFate),
})
export type SiteVisit = z.infer<typeof SiteVisit>

/** `GET /<office>/office/day?date=`: its bookings by hour, and the hours that are free now. */
export const SiteDayQuery = z.strictObject({ date: OfficeDate })
export const SiteDay = z.object({
  date: OfficeDate,
  visits: z.array(SiteVisit),
  /** `at`: epoch ms. */
  hours: z.array(z.object({ matter: idText, at: z.number().int(), time: Time, free: Count })),
})
export type SiteDay = z.infer<typeof SiteDay>

/** Somebody is booked at the counter or by phone, by the same rules. `email`: `''` for who has none. */
export const BookForSomebody = z.strictObject({
  matter: idText,
  at: z.number().int().positive(),
  name: nameText(100),
  email: z.union([z.literal(''), z.email().max(254)]),
  language: Language,
})
export type BookForSomebody = z.infer<typeof BookForSomebody>

/** What the site answers to it: the booking as its feed tells it, or why not. */
export const BookedForSomebody = z.union([
  z.object({ booking: FeedBooking }),
  z.object({ refusal: z.object({ code: line(40) }) }),
])
export type BookedForSomebody = z.infer<typeof BookedForSomebody>
