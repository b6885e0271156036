import { Language, languageFacts } from '@poczekalnia/protocol'
import { z } from 'zod'
import { booking } from './booking-schema.ts'
import { checkReleases } from './check-releases.ts'
import { display } from './display-schema.ts'
import { queue } from './queue-schema.ts'
import { rules } from './rules.ts'
import {
  date,
  id,
  localized,
  minutes,
  text,
  webAddress,
  weekdays,
  weekly,
  weeklyTexts,
  window,
} from './schema-parts.ts'

/** Everything that makes an office this office and no other. Written by hand in YAML, checked here. */

const reason = z.strictObject({ id, name: localized })

const desk = z.strictObject({
  number: z.number().int().min(1).max(999),
  /** Queues that this desk serves; all of them when left out. */
  queues: z.array(id).min(1).optional(),
})

/** A date on which the hours are others. */
const specialDay = z.strictObject({
  date,
  /** The hours of that day; `[]`: closed. */
  hours: z.array(window),
  /** Tickets, or visits, of a queue on that day, by queue id. Without it: what the weekday has, within `hours`. */
  tickets: z.record(z.string(), z.array(window)).optional(),
  /** Why, for visitors. */
  name: localized.optional(),
})

/** What proves a booking at the machine (BYD-1, WRO-1). */
const code = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('digits'), length: z.literal(4) }),
  z
    .strictObject({
      kind: z.literal('letters-and-digits'),
      min: z.number().int().min(4).max(10),
      max: z.number().int().min(4).max(10),
    })
    .refine((c) => c.min <= c.max, rules.minMax),
])

/** Who goes first, and how often at most. */
const priority = z.strictObject({
  /** What a clerk chooses from: pregnancy, a disability. */
  grounds: z.array(reason).min(1).max(20),
  /** At most one call in so many goes to priority while others wait whose turn it is. */
  atMostEvery: z.number().int().min(2).max(20).default(2),
})

const shape = z.strictObject({
  id,
  name: localized,
  address: text,
  zone: z.string().refine(isZone, rules.zone),
  languages: z.array(Language).min(1),
  waitingPlace: localized,
  hours: weekly,
  desks: z.array(desk).min(1),
  queues: z.array(queue).min(1),
  checkIn: z.strictObject({
    opensMinutesBefore: minutes(24 * 60),
    graceMinutes: minutes(120),
    arriveMinutesBefore: minutes(120),
    code: code.default({ kind: 'digits', length: 4 }),
    /** The visitor chooses the queue before typing the code (WRO-1). */
    queueFirst: z.boolean().default(false),
    /** The desk shows the booking's code beside the name, to compare with the confirmation (WRO-5). */
    codeAtDesk: z.boolean().default(false),
  }),
  /** How visits are booked on line; left out: bookings come as a file. */
  booking: booking.optional(),
  noBooking: z.array(localized).default([]),
  calls: z.strictObject({
    recallsBeforeAbsent: minutes(10),
    takeBackMinutes: minutes(600),
    /** After so long without anybody coming the desk offers to call again, and later to mark absent. */
    recallAfterSeconds: z.number().int().min(5).max(600).default(30),
    /**
     * `together`: a desk calls from all of its queues by one order (ALL-2). `as-listed`: from the first of its queues
     * that has somebody whose turn it is, and now and then from those below.
     */
    order: z.enum(['together', 'as-listed']).default('together'),
  }),
  /** Tickets that go first (pregnancy, a disability); left out: nobody does. */
  priority: priority.optional(),
  /** What visitors may ask for from their phone; left out: no more time. */
  visitor: z
    .strictObject({
      /** How long "I need more time" keeps a ticket from being called. */
      moreMinutes: z.number().int().min(1).max(60),
      /** How often a visitor may ask for it. */
      times: z.number().int().min(1).max(5).default(1),
    })
    .optional(),
  /** Other offices of the same hub that visitors are told of where the wait is shorter (REG-3); left out: none. */
  shorterElsewhere: z
    .strictObject({
      /** Their ids. */
      offices: z.array(id).min(1).max(20),
      /** How much shorter it must be there, minutes. */
      leastMinutes: z.number().int().min(5).max(480).default(30),
    })
    .optional(),
  /** Days off and days with other hours; an entry of a public holiday goes before that holiday. */
  specialDays: z.array(specialDay).default([]),
  /** Public holidays on which the office is closed. */
  publicHolidays: z.enum(['poland', 'none']).default('none'),
  /** Whom the office serves on a weekday, where it does not serve everybody (OLS-7). */
  onlyFor: weeklyTexts.optional(),
  /** Who may come to the desk with a visitor, for the clerk (OLS-8). */
  companions: z.array(localized).default([]),
  /** Information cards (KAT-10, BYD-12): `cards/<id>.md` beside the profile. */
  cards: z.array(id).max(100).default([]),
  /** What a supervisor often has to say: shown as it is, or as a beginning. */
  messages: z
    .array(z.strictObject({ id, text: localized }))
    .max(30)
    .default([]),
  cancelReasons: z.array(reason).min(1),
  pauseReasons: z.array(reason).min(1),
  idle: z
    .strictObject({
      warnAfterSeconds: z.number().int().min(10).max(600),
      resetAfterSeconds: z.number().int().min(20).max(600),
      afterTicketSeconds: z.number().int().min(5).max(120),
    })
    .default({ warnAfterSeconds: 60, resetAfterSeconds: 20, afterTicketSeconds: 12 }),
  /** Where the office publishes its accessibility statement; the booking site's pages link to it. */
  accessibilityStatement: webAddress.optional(),
  /** Who gets a mail when something needs somebody, where the operator has set up a mail server. */
  alerts: z
    .strictObject({
      mail: z.array(z.email()).min(1).max(10),
      /** Minutes that it must have lasted. */
      afterMinutes: minutes(120).default(5),
    })
    .optional(),
  retentionDays: z.number().int().min(1).max(365).default(14),
  /** Displays that are not set up in the ordinary way. */
  displays: z.array(display).default([]),
})

export const ProfileSchema = shape.superRefine((profile, context) => {
  /** `known`: what may stand there. `isName`: the setting's name is wrong, not its value. */
  const problem = (path: (string | number)[], message: string, known?: readonly string[], isName = false) =>
    context.addIssue({ code: 'custom', path, message, params: { known, isName } })
  const queueIds = profile.queues.map((queue) => queue.id)
  const isQueue = new Set(queueIds)
  for (const i of repeated(profile.desks.map((d) => d.number))) problem(['desks', i, 'number'], rules.deskOnce)
  for (const i of repeated(profile.queues.map((q) => q.id))) problem(['queues', i, 'id'], rules.queueOnce)
  for (const i of repeated(profile.queues.map((q) => q.prefix))) problem(['queues', i, 'prefix'], rules.prefixOnce)
  profile.desks.forEach((d, i) => {
    d.queues?.forEach((q, j) => {
      if (!isQueue.has(q)) problem(['desks', i, 'queues', j], rules.queueOf, queueIds)
    })
  })
  profile.queues.forEach((q, i) => {
    if (!profile.desks.some((d) => !d.queues || d.queues.includes(q.id))) problem(['queues', i, 'id'], rules.served)
  })
  for (const i of repeated(profile.languages)) problem(['languages', i], rules.languageOnce)
  profile.languages.forEach((language, i) => {
    if (!languageFacts[language].offered) problem(['languages', i], rules.languageOffered)
  })
  for (const list of ['cancelReasons', 'pauseReasons'] as const)
    for (const i of repeated(profile[list].map((r) => r.id))) problem([list, i, 'id'], rules.reasonOnce)
  for (const i of repeated(profile.messages.map((m) => m.id))) problem(['messages', i, 'id'], rules.messageOnce)
  profile.messages.forEach(({ text }, i) => {
    for (const language of Language.options)
      if ((text[language]?.length ?? 0) > 300) problem(['messages', i, 'text', language], rules.messageLength)
  })
  const others = profile.shorterElsewhere?.offices ?? []
  for (const i of repeated(others)) problem(['shorterElsewhere', 'offices', i], rules.officeOnce)
  others.forEach((office, i) => {
    if (office === profile.id) problem(['shorterElsewhere', 'offices', i], rules.otherOffice)
  })
  for (const i of repeated(profile.cards)) problem(['cards', i], rules.cardOnce)
  for (const i of repeated(profile.displays.map((d) => d.id))) problem(['displays', i, 'id'], rules.displayOnce)
  profile.displays.forEach((d, i) => {
    d.queues?.forEach((q, j) => {
      if (!isQueue.has(q)) problem(['displays', i, 'queues', j], rules.queueOf, queueIds)
    })
    d.languages?.forEach((language, j) => {
      if (!profile.languages.includes(language))
        problem(['displays', i, 'languages', j], rules.languageOf, profile.languages)
    })
  })
  const grounds = profile.priority?.grounds.map((g) => g.id) ?? []
  for (const i of repeated(grounds)) problem(['priority', 'grounds', i, 'id'], rules.groundOnce)
  profile.queues.forEach((q, i) => {
    if (q.priority !== undefined && !grounds.includes(q.priority))
      problem(['queues', i, 'priority'], rules.groundOf, grounds)
  })
  const { matters = [], places = [], stepMinutes = 5, residence } = profile.booking ?? {}
  const livedIn = [residence?.served ?? [], ...(residence?.elsewhere ?? []).map((one) => one.served)]
  const twice = repeated(livedIn.flat())
  livedIn.reduce((before, list, i) => {
    const path = i === 0 ? ['served'] : ['elsewhere', i - 1, 'served']
    for (const at of twice)
      if (at >= before && at < before + list.length)
        problem(['booking', 'residence', ...path, at - before], rules.livedInOnce)
    return before + list.length
  }, 0)
  checkReleases(profile.booking, problem)
  const booked = profile.queues.flatMap((q) => (q.kind === 'booked' ? [q.id] : []))
  const matterIds = matters.map((m) => m.queue)
  const reasons = profile.cancelReasons.map((r) => r.id)
  if (profile.booking && !reasons.includes(profile.booking.calledOffReason))
    problem(['booking', 'calledOffReason'], rules.reasonOf, reasons)
  for (const i of repeated(matterIds)) problem(['booking', 'matters', i, 'queue'], rules.matterOnce)
  matters.forEach(({ queue, minutes }, i) => {
    if (!booked.includes(queue)) problem(['booking', 'matters', i, 'queue'], rules.bookedQueue, booked)
    else if (!places.some((p) => !p.queues || p.queues.includes(queue)))
      problem(['booking', 'matters', i, 'queue'], rules.placed)
    if (minutes % stepMinutes !== 0) problem(['booking', 'matters', i, 'minutes'], rules.wholeSteps)
  })
  for (const i of repeated(places.map((p) => p.id))) problem(['booking', 'places', i, 'id'], rules.placesOnce)
  places.forEach((p, i) => {
    p.queues?.forEach((q, j) => {
      if (!matterIds.includes(q)) problem(['booking', 'places', i, 'queues', j], rules.matterOf, matterIds)
    })
  })
  for (const i of repeated(profile.specialDays.map((d) => d.date))) problem(['specialDays', i, 'date'], rules.dayOnce)
  profile.specialDays.forEach((d, i) => {
    for (const q of Object.keys(d.tickets ?? {}))
      if (!isQueue.has(q)) problem(['specialDays', i, 'tickets', q], rules.queueOf, queueIds, true)
  })
  forEachText(profile, [], (path, text) => {
    // A language of visitors alone can be offered before every text of the office is in it: English is read meanwhile.
    for (const language of profile.languages)
      if (languageFacts[language].staff && !text[language]) problem([...path, language], rules.everyLanguage)
  })
})

export type Profile = z.output<typeof ProfileSchema>
export type Queue = Profile['queues'][number]

function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}

/** Positions of values that stand earlier in the list already. */
function repeated(values: readonly (string | number)[]): number[] {
  const seen = new Set<string | number>()
  return values.flatMap((value, i) => {
    if (seen.has(value)) return [i]
    seen.add(value)
    return []
  })
}

/**
 * Calls back for each text by language anywhere in the profile, with its path as written: an object that has a string
 * `pl`.
 */
function forEachText(
  value: unknown,
  path: (string | number)[],
  visit: (path: (string | number)[], text: Partial<Record<Language, string>>) => void,
): void {
  if (typeof value !== 'object' || value === null) return
  if ('pl' in value && typeof value.pl === 'string') {
    visit(path, value as Partial<Record<Language, string>>)
    return
  }
  const entries = Array.isArray(value) ? value.map((item, i) => [i, item] as const) : Object.entries(value)
  for (const [key, item] of entries) {
    // Weekdays are counted by now, and were written by name.
    const day = typeof key === 'string' ? weekdays[Number(key) - 1] : undefined
    forEachText(item, [...path, day ?? key], visit)
  }
}
