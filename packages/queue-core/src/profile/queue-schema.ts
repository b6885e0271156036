import { z } from 'zod'
import { rules } from './rules.ts'
import { id, localized, minutes, weekly, weeklyTexts } from './schema-parts.ts'

/**
 * How long one visit of this queue keeps a desk, from call to call: used for estimates until the day has measured its
 * own.
 */
const service = z
  .strictObject({
    shortMinutes: z.number().positive(),
    typicalMinutes: z.number().positive(),
    longMinutes: z.number().positive(),
  })
  .refine((s) => s.shortMinutes <= s.typicalMinutes && s.typicalMinutes <= s.longMinutes, rules.serviceOrder)

/** Newest days of each queue that are remembered by how many it served. */
export const SERVED_DAYS = 20

const people = z.number().int().min(1).max(5000)

/** How many tickets a day has. */
const limit = z.strictObject({
  perDay: people,
  /**
   * The day's number follows what was served on days before (OLS-4); `perDay` holds until there is one to look back at.
   */
  followServed: z
    .strictObject({
      /** Days looked back at: those on which the queue had visitors. */
      days: z.number().int().min(1).max(SERVED_DAYS),
      least: people,
      most: people,
      /** Added to the average, in per cent: a limit can never be exceeded, so without it the number could only fall. */
      extraPercent: z.number().int().min(0).max(100).default(10),
    })
    .refine((f) => f.least <= f.most, rules.leastMost)
    .optional(),
})

const queueFacts = {
  id,
  prefix: z.string().regex(/^[A-Z]{1,2}$/, rules.prefix),
  name: localized,
  bring: z.array(localized).default([]),
  service,
  /** Nobody should wait longer, minutes: a supervisor is warned before and when somebody does. */
  waitTargetMinutes: z.number().int().min(1).max(480).optional(),
  /** Whom this queue is for on a weekday, where it is not for everybody (OLS-7). */
  onlyFor: weeklyTexts.optional(),
  /** Ground of the office's `priority` on which every ticket of this queue goes first. */
  priority: id.optional(),
}

/** What visitors come for: booked ahead, or walked into for a ticket. */
export const queue = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('booked'),
    ...queueFacts,
    /** The queue's own grace and advice, where they differ from the office's `checkIn` (KAT-2, KAT-3). */
    graceMinutes: minutes(120).optional(),
    arriveMinutesBefore: minutes(120).optional(),
    /** When visits of this queue take place; the office's hours when left out. */
    visits: weekly.optional(),
    /**
     * `ticket`: the visitor confirms the visit at the machine and gets a ticket. `by-number`: no ticket, the visit
     * joins the queue at its hour by itself and is called by its booking number (OLS-1).
     */
    arrival: z.enum(['ticket', 'by-number']).default('ticket'),
    /** How many people one booking may be for: 1, or more where parents come with small children (BYD-5, WRO-4). */
    partyUpTo: z.number().int().min(1).max(20).default(1),
  }),
  z.strictObject({
    kind: z.literal('walk-in'),
    ...queueFacts,
    /** When tickets are given (BYD-6). */
    tickets: weekly,
    /** Share of calls that goes to walk-ins while both kinds wait, so that neither starves (ALL-2). */
    share: z.number().gt(0).max(0.5).optional(),
    /** Tickets of one day (OLS-3); left out: as many as people take. */
    limit: limit.optional(),
    /** Tickets stop by themselves when who comes now would not be served before closing (KAT-7). */
    stopWhenTooManyWait: z
      .strictObject({
        /** Minutes before closing by which the last visit should be over. */
        marginMinutes: minutes(120),
      })
      .optional(),
  }),
])
