import { z } from 'zod'
import { FeedBooking } from './booking-feed.ts'
import { MOST_AT_ONCE, SiteVisit, typedEmailOrNone } from './booking-office.ts'
import { Language } from './common.ts'
import { OfficeDate } from './office-date.ts'
import { idText, line, nameText } from './text/outside-text.ts'

/** What an office's staff sees and does of draws, openings and programs at its booking site. The hub asks the site. */

const Count = z.number().int().min(0)
const Instant = z.number().int()
/** Who of the staff asks, by the number that the hub has for them. */
const staff = idText.nullable()

export const drawStates = ['open', 'closing', 'closed', 'drawn'] as const
export const entryStates = [
  ...(['entered', 'confirmed', 'withdrawn', 'ranked', 'offered', 'booked', 'declined', 'lapsed'] as const),
] as const
/** What part of the day an entry asks for. */
export const drawHours = ['any', 'rather-morning', 'rather-afternoon', 'only-morning', 'only-afternoon'] as const

/** How a draw went, counted from its entries and the visits that came of them. */
const DrawCounts = z.object({
  ...{ entries: Count, places: Count, given: Count, declined: Count, unanswered: Count, offered: Count },
  ...{ waiting: Count, came: Count },
})

/** A draw of the office, with the moments of its hours, epoch ms. */
export const SiteDraw = z.object({
  release: idText,
  round: OfficeDate,
  state: z.enum(drawStates),
  matters: z.array(idText),
  days: z.array(OfficeDate),
  opensAt: Instant,
  closesAt: Instant,
  drawsAt: Instant,
  report: DrawCounts,
})
export type SiteDraw = z.infer<typeof SiteDraw>

const Part = z.object({ askers: Count, winners: Count })

/**
 * What a draw among all who asked in the first hour of an opening would have changed: of the winners so many, over
 * several draws, would have been others. `firstSecond`: who asked in it; `many`: who asked again and again.
 */
export const PlayedDraw = Part.extend({ others: z.object({ from: Count, to: Count }), firstSecond: Part, many: Part })
export type PlayedDraw = z.infer<typeof PlayedDraw>

/**
 * Places that opened for whoever came first, and how soon they were taken: those of the first minute are what a draw
 * would have given by lot among all who asked.
 */
export const SiteOpening = z.object({
  opensAt: Instant,
  days: z.array(OfficeDate),
  /** Places that there were; taken in the first minute, in the first hour after it, later. */
  ...{ places: Count, firstMinute: Count, firstHour: Count, later: Count },
  /** Places that were called off by a visitor and taken again within a minute. */
  retaken: Count,
  /** `null`: the first hour is not over, or nothing was counted. */
  played: PlayedDraw.nullable().default(null),
})
export type SiteOpening = z.infer<typeof SiteOpening>

/** `GET /<office>/office/fair-draws`, `GET /api/site/draws`. */
export const SiteDraws = z.object({ draws: z.array(SiteDraw), openings: z.array(SiteOpening) })
export type SiteDraws = z.infer<typeof SiteDraws>

/** One entry of a draw, as the office sees it. */
export const SiteEntry = z.object({
  id: idText,
  /** The beginning of its line in the published list. */
  line: line(16),
  state: z.enum(entryStates),
  matter: idText,
  /** `''`: of somebody who was erased, or took the entry back. */
  names: z.array(line(100, 0)),
  email: line(254, 0),
  language: Language,
  byOffice: z.boolean(),
  rank: Count.nullable(),
  /** Until when it can be answered, epoch ms. */
  answerUntil: Instant.nullable(),
  visits: z.array(SiteVisit),
})
export type SiteEntry = z.infer<typeof SiteEntry>

/** `GET …/draw-entries?release=&round=&find=`: by name, e-mail or receipt; those with an offer first. */
export const EntriesQuery = z.strictObject({ release: idText, round: OfficeDate, find: line(100, 0).default('') })
export const SiteEntries = z.object({ entries: z.array(SiteEntry), more: z.boolean() })
export type SiteEntries = z.infer<typeof SiteEntries>

/** Somebody at the counter or on the phone enters the same draw as everybody. `email`: `''` for who has none. */
export const EnterDraw = z.strictObject({
  release: idText,
  round: OfficeDate,
  matter: idText,
  names: z.array(nameText(100)).min(1).max(6),
  document: line(60),
  email: typedEmailOrNone,
  language: Language,
  days: z.array(OfficeDate).min(1).max(7),
  hours: z.enum(drawHours),
  stepFree: z.boolean(),
})
export type EnterDraw = z.infer<typeof EnterDraw>
/** `line`: the beginning of its line in the list that will be published. */
export const EnteredDraw = z.union([
  z.object({ receipt: line(40), line: line(16) }),
  z.object({ refusal: z.object({ code: line(40) }) }),
  z.object({ error: z.object({ field: line(40), expected: line(200, 0) }) }),
])

/** The office answers an offer for somebody, or takes an entry back for them. */
export const EntryAct = z.strictObject({ entry: idText, act: z.enum(['accept', 'decline', 'withdraw']) })
export type EntryAct = z.infer<typeof EntryAct>
export const EntryActed = z.union([
  z.object({ line: line(16), round: OfficeDate, bookings: z.array(FeedBooking) }),
  z.object({ refusal: z.object({ code: line(40) }) }),
])

export const signKinds = [
  ...(['typed-fast', 'code-fast', 'mailboxes-alike', 'names-alike', 'documents-alike', 'retaken'] as const),
] as const
const Signs = z.array(z.object({ kind: z.enum(signKinds), figure: z.number().min(0) }))

/** `GET /<office>/office/programs`: what looks like a program's, the most signs first. Nothing is done by it. */
export const SitePrograms = z.object({
  visits: z.array(SiteVisit.extend({ signs: Signs })),
  entries: z.array(SiteEntry.extend({ signs: Signs, round: OfficeDate })),
  /** How many visits were looked at. */
  looked: Count,
})
export type SitePrograms = z.infer<typeof SitePrograms>

/** Entries of a draw that a program made are removed, with a reason that their owners read. */
export const RemoveEntries = z.strictObject({ entries: z.array(idText).min(1).max(MOST_AT_ONCE), reason: idText })
export const RemovedEntries = z.object({
  removed: z.array(z.object({ line: line(16), round: OfficeDate })),
  refused: z.array(z.object({ id: idText, code: line(40) })),
})

/** The same, as the hub asks the site: with who asks. */
export const fairAsked = {
  enter: EnterDraw,
  act: EntryAct.extend({ staff }),
  remove: RemoveEntries.extend({ staff }),
}
