import { apiRights, closedReasons, OfficeDate, ReportRequest, reportGroups } from '@poczekalnia/protocol'
import { z } from 'zod'

/**
 * What other programs ask and are answered (docs/api.md). The OpenAPI file is made from these, and tests hold every
 * answer to them; a field that is not here leaves no hub.
 */

const instant = z.iso.datetime({ offset: true }).describe('An instant with the offset of the office’s zone (RFC 3339).')
const date = z.iso.date().describe('A day of the office’s calendar.')
const wallTime = z
  .string()
  .regex(/^\d\d:\d\d$/)
  .describe('A time of the office’s wall clock.')
const count = z.int().min(0)
const seconds = z.int().min(0)
const id = z.string()
const localized = z
  .object({ pl: z.string() })
  .catchall(z.string().optional())
  .describe('A text by language; Polish is always there, others as the office has them.')

const estimate = z
  .strictObject({ low: count, high: count })
  .describe('A wait as a range of whole minutes, as visitors are told it.')

export const ApiOffice = z.strictObject({
  id,
  name: localized,
  address: z.string(),
  zone: z.string().describe('IANA time zone of the office.'),
  now: instant,
  openNow: z.boolean(),
  queues: z.array(z.strictObject({ id, prefix: z.string(), name: localized, kind: z.enum(['booked', 'walk-in']) })),
  desks: z.array(z.int()).describe('Numbers of the desks.'),
  token: z.strictObject({ name: z.string(), rights: z.array(z.enum(apiRights)) }).describe('The token that asks.'),
})

export const ApiQueue = z.strictObject({
  id,
  waiting: count,
  longestSince: instant.nullable().describe('Since when whoever waits longest has waited.'),
  estimate: estimate.nullable().describe('What somebody who comes now is told; null while no desk is open.'),
  desks: z.array(z.int()).describe('Open desks that serve it.'),
  tickets: z
    .strictObject({
      given: z.boolean(),
      reason: z.enum(closedReasons).nullable().describe('Why none are given.'),
      next: instant.nullable().describe('When they are given again, where that is known.'),
      left: count.nullable().describe('Left of the day’s limit, where there is one.'),
    })
    .nullable()
    .describe('Whether a machine gives tickets; null for a queue of booked visits.'),
})

export const ApiQueues = z.strictObject({ now: instant, queues: z.array(ApiQueue) })

export const ticketStatuses = [
  'waiting',
  'called',
  'serving',
  'absent',
  'away',
  'finished',
  'cancelled',
  'left',
] as const

export const ApiTicket = z.strictObject({
  id,
  number: z.string().describe('As it stands on the paper.'),
  queue: id.describe('The queue in which it is now.'),
  status: z.enum(ticketStatuses),
  issued: instant,
  booking: id.nullable().describe('The booking that it was given for.'),
  desk: z.int().nullable().describe('Where it is called or served.'),
  called: instant.nullable(),
  started: instant.nullable(),
})

export const ApiTickets = z.strictObject({ now: instant, tickets: z.array(ApiTicket) })

export const ApiBooking = z.strictObject({
  id,
  time: wallTime,
  queue: id,
  status: z.enum(['expected', 'checked-in', 'lapsed', 'cancelled', 'not-held']),
  party: z.int().min(1).describe('People whom it is for.'),
  ticket: z.string().nullable().describe('Number of its ticket.'),
  name: z.string().nullable().optional().describe('Only with the right `names`; null once erased.'),
  case: z.string().nullable().optional().describe('Number of the case. Only with the right `names`.'),
})

export const ApiBookings = z.strictObject({ date, bookings: z.array(ApiBooking) })

const spread = z
  .strictObject({ count, median: seconds, p90: seconds, longest: seconds })
  .describe('Whole seconds; the median and p90 are values that occurred.')

export const ApiFigures = z.strictObject({
  arrivals: z.strictObject({ walkIn: count, booked: count }),
  bookings: count,
  waits: z.strictObject({ all: spread.nullable(), walkIn: spread.nullable(), booked: spread.nullable() }),
  service: spread.nullable(),
  served: count,
  absent: count,
  unserved: count,
  transferred: count,
  lapsed: count,
  notHeld: count,
  calledOff: count,
  cameLate: count,
  left: count,
  cancelled: z.record(z.string(), count).describe('Visits ended at a desk, by the office’s reasons.'),
  refused: z.record(z.string(), count).describe('Times that a machine had to say no, by reason.'),
  range: z.strictObject({ told: count, held: count, sooner: count, later: count }),
})

export const ApiReport = z.strictObject({
  from: date,
  to: date,
  by: z.enum(reportGroups),
  queue: id.nullable(),
  rows: z.array(
    z.strictObject({
      key: z.string().describe('A day, a week 2026-W47, a month 2026-11, an hour 08, a queue or a desk.'),
      figures: ApiFigures,
    }),
  ),
  total: ApiFigures,
  upTo: instant.nullable().describe('The newest event that is counted.'),
})

export const ApiError = z.strictObject({
  error: z
    .looseObject({ code: z.string().describe('One of a closed list; other fields are its facts.') })
    .describe('Why it was not answered.'),
})

export const NothingAsked = z.strictObject({})
export const TicketsAsked = z.strictObject({
  queue: z.string().max(64).optional().describe('Only those of this queue.'),
  status: z.enum(ticketStatuses).optional().describe('Only those that stand so.'),
})
export const BookingsAsked = z.strictObject({
  date: OfficeDate.optional().describe('A day of the office’s calendar; today when left out.'),
})
export { ReportRequest as FiguresAsked }
