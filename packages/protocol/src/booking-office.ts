import { z } from 'zod'
import { FeedBooking } from './booking-feed.ts'
import { Language } from './common.ts'
import { lettersShown } from './letters-shown.ts'
import { OfficeDate } from './office-date.ts'
import { misleadingSign } from './text/misleading-sign.ts'
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

/**
 * A matter on a day. `places`: visits that there is room for in all; `free`: now, told to the staff also before the day
 * opens. Matters that share places share both.
 */
export const MatterOnDay = z.object({ matter: idText, places: Count, free: Count, held: Count, booked: Count })
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
  way: z.enum(['mail', 'sms']).default('mail'),
  /** `failed`: it was refused. `bounced`: it came back although a server had taken it. */
  state: z.enum(['waiting', 'sent', 'failed', 'bounced']),
  attempts: Count,
  /** What the server said the last time. */
  said: line(MOST_SAID, 0).nullable(),
})
export type LetterFate = z.infer<typeof LetterFate>

/** A booking as the office sees it. Nobody is known yet of one that is `held`. */
export const SiteVisit = z.object({
  id: idText,
  date: OfficeDate,
  time: Time,
  matter: idText,
  state: z.enum(['held', 'pending', 'booked', 'checked-in', 'absent', 'lapsed', 'not-held', 'cancelled']),
  name: line(100, 0).nullable(),
  email: line(254, 0).nullable(),
  language: Language.nullable(),
  pin: line(10).nullable(),
  /** Its hour or place was cut after it was booked: its visitor was written to, and has not moved it (BOK-11). */
  isCut: z.boolean(),
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

const addressShape = (context: z.core.ParsePayload<string>): void => {
  const { value } = context
  if (value === '' || (/^[^\s@]+@[^\s@]+\.[^\s@.]+$/u.test(value) && misleadingSign(value) === null)) return
  context.issues.push({ code: 'custom', message: 'an e-mail address', input: value, continue: false })
}

/**
 * An address that the staff typed, by its outer shape. Which letters may stand before the @ depends on the mail server
 * of the booking site, which has the last word.
 */
const typedEmail = line(254).check(addressShape)
/** The same of somebody who may have none: `''`. */
export const typedEmailOrNone = line(254, 0).check(addressShape)

/** Somebody is booked at the counter or by phone, by the same rules. `email`: `''` for who has none. */
export const BookForSomebody = z.strictObject({
  matter: idText,
  at: z.number().int().positive(),
  name: nameText(100),
  email: typedEmailOrNone,
  language: Language,
})
export type BookForSomebody = z.infer<typeof BookForSomebody>

/** Longest list of visits that is called off at once. */
export const MOST_AT_ONCE = 200

/** Who of the staff asks, by the number that the hub has for them: the site never learns a name. */
const staff = idText.nullable()
const Id = z.strictObject({ id: idText })

/** What a supervisor's page asks the hub about a booked visit, and the hub the site. */
export const MoveVisit = Id.extend({ at: z.number().int().positive() })
export const CorrectAddress = Id.extend({ email: typedEmail })
export const SendAgain = Id
/** `reason`: of the office's list (`cancelReasons`). */
export const CallOffVisits = z.strictObject({ ids: z.array(idText).min(1).max(MOST_AT_ONCE), reason: idText })

/** `GET /<office>/office/visits?find=`: visits to come by name, e-mail or code. */
export const FindVisits = z.strictObject({ find: line(100) })
/** `GET /<office>/office/hours?matter=&from=`: hours that a visit can be moved to, the nearest days first. */
export const HoursQuery = z.strictObject({ matter: idText, from: OfficeDate })
const SiteHour = z.object({ matter: idText, at: z.number().int(), date: OfficeDate, time: Time, free: Count })
export const SiteHours = z.object({ hours: z.array(SiteHour) })
export type SiteHours = z.infer<typeof SiteHours>
export const FoundVisits = z.object({ visits: z.array(SiteVisit), more: z.boolean() })
export type FoundVisits = z.infer<typeof FoundVisits>

/**
 * Hours or places of a day that the office takes back (BOK-11). `from`, `to`: wall times, `null`: the whole day.
 * `places`: of the profile, `null`: all. `seats`: how many are left there.
 */
export const CutHours = z
  .strictObject({
    date: OfficeDate,
    from: Time.nullable(),
    to: Time.nullable(),
    places: idText.nullable(),
    seats: Count.max(200),
  })
  .refine(({ from, to }) => from === null || to === null || from < to, {
    path: ['to'],
    error: 'an hour after the first one',
  })
  .refine(({ places, seats }) => places !== null || seats === 0, { path: ['seats'], error: '0 where all are closed' })
export type CutHours = z.infer<typeof CutHours>
export const LiftCut = Id

/** What stands cut from today on, by whom, and the visits whose place that was. */
export const SiteCuts = z.object({
  /** Places of the profile that a cut may name. */
  places: z.array(z.object({ id: idText, seats: Count })),
  cuts: z.array(
    z.object({
      id: idText,
      date: OfficeDate,
      from: Time.nullable(),
      to: Time.nullable(),
      places: idText.nullable(),
      seats: Count,
      staff: idText.nullable(),
    }),
  ),
  affected: z.array(SiteVisit),
})
export type SiteCuts = z.infer<typeof SiteCuts>

/** An early end of the office's day: nobody new is booked from that hour on; `null`: it goes on as usual (ACC-10). */
export const ClosesEarly = z.strictObject({ date: OfficeDate, closes: Time.nullable() })
export type ClosesEarly = z.infer<typeof ClosesEarly>
export const ClosesHeard = z.object({})
export type ClosesHeard = z.infer<typeof ClosesHeard>

/** Whom a cut would affect, before anything is done. */
export const CutPreview = z.object({ affected: z.array(SiteVisit) })
export type CutPreview = z.infer<typeof CutPreview>
export const CutMade = z.union([
  z.object({ id: idText, affected: Count }),
  z.object({ refusal: z.object({ code: line(40) }) }),
])
export const CutLifted = z.object({ lifted: z.boolean() })

/** Codes that a day has in the office. `again`: visits whose code comes too close to one of them (ALL-12). */
export const OfficeCodes = z.strictObject({
  date: OfficeDate,
  codes: z.array(line(10)).max(20_000),
  again: z.array(idText).max(MOST_AT_ONCE),
})
export type OfficeCodes = z.infer<typeof OfficeCodes>

/** Whose data are erased for good, with the letters that wait; the visits stay (ALL-4). */
export const ErasePeople = z.strictObject({ ids: z.array(idText).min(1).max(MOST_AT_ONCE) })
export const ErasedPeople = z.object({ erased: Count })

/** The same, as the hub asks the site: with who asks. */
export const asAskedByHub = {
  book: BookForSomebody.extend({ staff: staff.default(null) }),
  move: MoveVisit.extend({ staff }),
  address: CorrectAddress.extend({ staff }),
  again: SendAgain,
  callOff: CallOffVisits.extend({ staff }),
  cut: z.strictObject({ cut: CutHours, id: idText, staff }),
  lift: LiftCut,
}

/** What the site answers to it: the booking as its feed tells it, or why not. */
export const BookedForSomebody = z.union([
  z.object({ booking: FeedBooking }),
  z.object({ refusal: z.object({ code: line(40) }) }),
])
export type BookedForSomebody = z.infer<typeof BookedForSomebody>

/** What became of several: the bookings as they are now, and why not. */
export const ChangedVisits = z.object({
  bookings: z.array(FeedBooking),
  refused: z.array(z.object({ id: idText, code: line(40) })),
})
export type ChangedVisits = z.infer<typeof ChangedVisits>

/** What a site answers to a letter that came back, `POST /bounces`. */
export const BounceAnswer = z.union([
  z.object({ letter: z.enum(['bounced', 'as-before']) }),
  z.object({ error: z.object({ field: line(40), expected: line(200) }) }),
])

/** `GET /<office>/office/letters`, and `GET /api/site/letters` of the hub. `before`: older ones. */
export const LettersQuery = z.strictObject({
  show: z.enum(lettersShown).default('all'),
  before: z.coerce.number<string>().int().positive().optional(),
})

/** A letter of the site with what became of it, and the visit that it is of. */
export const SiteLetter = LetterFate.extend({
  id: line(120),
  /** Its place among all: a later one has a greater number. */
  order: Count,
  to: line(254),
  /** Epoch ms. */
  writtenAt: z.number(),
  /** When it is tried next, of one that waits. */
  nextAt: z.number().nullable(),
  /** `null`: of a draw, or of a place in line. */
  visit: z
    .object({
      ...{ id: idText, matter: idText, date: OfficeDate, time: Time },
      name: line(100, 0).nullable(),
      /** It is to come: its confirmation can be sent again. */
      isBooked: z.boolean(),
    })
    .nullable(),
})
export type SiteLetter = z.infer<typeof SiteLetter>
export const SiteLetters = z.object({ letters: z.array(SiteLetter), more: z.boolean() })
export type SiteLetters = z.infer<typeof SiteLetters>

/** A letter that waits is tried at once. */
export const HurryLetter = z.strictObject({ id: line(120) })
export const HurriedLetter = z.object({ hurried: z.boolean() })
