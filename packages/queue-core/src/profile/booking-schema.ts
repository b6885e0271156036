import { z } from 'zod'
import { rules } from './rules.ts'
import { id, localized, minutes, text, weekdays, weekly } from './schema-parts.ts'

/** How visits are booked on line. An office without this part has no booking site: its bookings come as a file. */

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, rules.hour)
const weekday = z.enum(weekdays)

/** A matter that can be booked: a booked queue of the office. */
const matter = z.strictObject({
  queue: id,
  /** How long one visit keeps its place: whole steps of the grid. */
  minutes: z.number().int().min(5).max(480),
  /** Visits of a day at most (WRO-6); left out: as many as there are places. */
  perDay: z.number().int().min(1).max(5000).optional(),
  /** For those only who have a letter with a code (BOK-14); the office uploads their case numbers. */
  invited: z.boolean().default(false),
  /** Whom alone it is for: told with it, apart from the others, and declared before booking (OLS-7). */
  onlyFor: localized.optional(),
  /** Whether it is booked on line from Poland only; left out: as the office's other matters. */
  fromPoland: z.boolean().optional(),
})

/** Where somebody has to live, and who serves the others (KAT-1). */
const residence = z.strictObject({
  /** Names of the places whose people this office serves, as they stand in a Polish address. */
  served: z.array(text).min(1).max(400),
  elsewhere: z
    .array(z.strictObject({ name: localized, address: text, served: z.array(text).min(1).max(400) }))
    .max(50)
    .default([]),
})

/** Places that visits share: so many can be at the same hour. */
const places = z.strictObject({
  id,
  /** Visits at the same hour. */
  seats: z.number().int().min(1).max(200),
  /** Matters that are booked into them; all when left out. */
  queues: z.array(id).min(1).optional(),
  /** When; the hours of the queue's visits when left out. What is outside those is no place. */
  hours: weekly.optional(),
  /** Reached without a stair: by a lift, or on the ground floor. Asked for in a draw where only some places are. */
  stepFree: z.boolean().default(false),
})

/** When days become bookable (BOK-5). */
const opens = z.discriminatedUnion('kind', [
  /** Each day so many days before, at this wall time. */
  z.strictObject({
    kind: z.literal('days-ahead'),
    days: z.number().int().min(1).max(366),
    at: clock.default('00:00'),
  }),
  /** In batches: every week on this weekday, for the next days of these names (OLS-5). */
  z.strictObject({
    kind: z.literal('releases'),
    releases: z
      .array(z.strictObject({ on: weekday, at: clock, for: z.array(weekday).min(1).max(7) }))
      .min(1)
      .max(14),
  }),
])

/** A moment of every week, by the wall of the office. */
const everyWeek = z.strictObject({ on: weekday, at: clock })

/**
 * Days and matters that become bookable together, every week anew. What no release covers goes by `opens`. Before a
 * release opens nothing of it can be seen or held, by any address (BOK-5).
 */
const release = z.strictObject({
  id,
  /** First come: from then on places are given. Draw: from then on people enter. */
  opens: everyWeek,
  /** Draw: until when people enter, the first such moment after `opens`. */
  closes: everyWeek.optional(),
  /**
   * How its places are given: to who comes first, by a draw that anybody can check (BOK-7), or to the invited only,
   * whom the office books itself.
   */
  how: z.enum(['first-come', 'draw', 'invited']).default('first-come'),
  /** The next days of these names after it opens, of a draw after it closes. */
  for: z.array(weekday).min(1).max(7),
  /** That many weeks later: time to draw, to offer and to answer. */
  weeksAhead: z.number().int().min(0).max(12).default(0),
  /** All matters when left out. */
  matters: z.array(id).min(1).max(50).optional(),
  /** Whom alone it is for: told before, and declared. */
  onlyFor: localized.optional(),
  /** From where alone: of the places of `residence.served`. */
  livesIn: z.array(text).min(1).max(400).optional(),
  /** Draw: minutes from the closing, when the entries' hash is published, to the draw itself. */
  drawAfterMinutes: minutes(7 * 24 * 60).default(60),
})

/** What becomes of a place that was given up, or that nobody answered for (BOK-8). */
const waitingList = z.strictObject({
  /**
   * Full days for whoever comes first have a list too: what is given up there is offered in its order, and opens to
   * everybody at the next opening, never at once.
   */
  fullDays: z.boolean().default(true),
  /** Minutes of the office's opening hours in which an offer can be answered. */
  answerMinutes: z
    .number()
    .int()
    .min(30)
    .max(5 * 24 * 60)
    .default(480),
  /** So near to the visit that there is no time for an answer like that. */
  lastMoment: z
    .discriminatedUnion('how', [
      /** Offered by rank still, with less time to answer, until the visit is `leadMinutes` ahead. */
      z.strictObject({ how: z.literal('offer'), answerMinutes: z.number().int().min(15).max(480).default(60) }),
      /** What is free then opens to everybody, so many days before at this wall time. */
      z.strictObject({ how: z.literal('open'), daysBefore: z.number().int().min(1).max(14).default(1), at: clock }),
      /** Not given on line any more. */
      z.strictObject({ how: z.literal('keep') }),
    ])
    .default({ how: 'offer', answerMinutes: 60 }),
})

/** Domains of mailboxes that stand for people, beside the large providers: a university's, an employer's. */
const mailDomains = z
  .array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/))
  .max(200)
  .default([])

/** The room before an opening (BOK-6): left out, whoever is quickest has the places. */
const room = z.strictObject({
  /** How long before the hour it can be entered. */
  minutesBefore: z.number().int().min(5).max(120).default(30),
  /** How many choose an hour at the same time. */
  atOnce: z.number().int().min(1).max(500).default(50),
  /** How long somebody's turn lasts. */
  turnMinutes: z.number().int().min(2).max(15).default(5),
  /** Places in line that one network has without a code from an e-mail (BOK-15). */
  perNetwork: z.number().int().min(1).max(50).default(1),
  /** The same as of the whole part, for the room alone. */
  mailDomains,
})

/** Short messages to phones (WRO-6): the code, and the hour with what proves the visit. Each costs the office money. */
const sms = z.strictObject({
  /** Messages to one number a day. */
  perNumber: z.number().int().min(1).max(20).default(6),
  /** Messages a day in all. */
  inAll: z.number().int().min(10).max(100_000).default(500),
  /** Calling codes of the countries whose numbers get any. */
  countries: z
    .array(z.string().regex(/^[1-9]\d{0,2}$/))
    .min(1)
    .max(50)
    .default(['48']),
})

export const booking = z.strictObject({
  /** Minutes between two hours at which a visit can begin. */
  stepMinutes: z.union([5, 10, 15, 20, 30, 60].map((step) => z.literal(step))),
  matters: z.array(matter).min(1).max(50),
  places: z.array(places).min(1).max(20),
  opens,
  /** Days and matters that are given in a way of their own: by a draw, to the invited, or first come at their hour. */
  releases: z.array(release).max(14).default([]),
  waitingList: waitingList.prefault({}),
  room: room.optional(),
  /** In draws, on waiting lists and in the room. */
  mailDomains,
  /**
   * Booked on line from Poland only, as far as networks say where somebody is (WRO-6): from elsewhere staff book, on
   * the phone and at the counter. The site needs a list of networks for it.
   */
  fromPoland: z.boolean().default(false),
  /** Left out: everything goes by e-mail. Offered where the site has a gateway for it. */
  sms: sms.optional(),
  /** How long before its hour a place can still be booked. */
  leadMinutes: minutes(7 * 24 * 60).default(60),
  /** How long before its hour a visit can still be moved or cancelled on line. */
  changeUntilMinutes: minutes(14 * 24 * 60).default(24 * 60),
  /** The office's reason (`cancelReasons`) under which a visit stands that its visitor has called off on line. */
  calledOffReason: id.default('visitor-resigned'),
  /** What has to be true of whoever books (KAT-5): each is declared before. */
  declarations: z.array(localized).max(10).default([]),
  /** What the office asks to accept before booking (WRO-6): a text of its own page. */
  regulations: localized.optional(),
  /** Who may book by where they live; left out: everybody. */
  residence: residence.optional(),
  /** How long a place is held while somebody types, and kept for the code from the mail (BOK-2). */
  holdMinutes: z.number().int().min(3).max(60).default(10),
  codeMinutes: z.number().int().min(10).max(240).default(30),
})
