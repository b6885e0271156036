import { Language, languages } from '@poczekalnia/protocol'
import { z } from 'zod'

/** Everything that makes an office this office and no other. Written by hand in YAML, checked here. */

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens, for example "odbior-kart"')
  .max(40)

const minutes = (max: number) => z.number().int().min(0).max(max)

/** `"12:00-15:30"`: from, inclusive, to, exclusive. */
const window = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a window HH:MM-HH:MM, for example "12:00-15:30"')
  .transform((text) => {
    const [from = '', to = ''] = text.split('-')
    return { from, to }
  })
  .refine(({ from, to }) => from < to, 'a window that ends after it starts')

const dayWindows = z
  .array(window)
  .min(1)
  .refine(
    (list) => list.every((w, i) => i === 0 || (list[i - 1]?.to ?? '') <= w.from),
    'windows in order that do not overlap',
  )

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** Windows by weekday; a weekday that is left out has none. */
const weekly = z
  .strictObject(
    Object.fromEntries(weekdays.map((day) => [day, dayWindows.optional()])) as Record<
      (typeof weekdays)[number],
      z.ZodOptional<typeof dayWindows>
    >,
  )
  .transform((byName) => Object.fromEntries(weekdays.flatMap((day, i) => (byName[day] ? [[i + 1, byName[day]]] : []))))

/** A text of the office's own: Polish always, the other languages of the profile too (checked below). */
const localized = z
  .strictObject({ pl: z.string().min(1) })
  .extend(
    Object.fromEntries(languages.filter((l) => l !== 'pl').map((l) => [l, z.string().min(1).optional()])) as Record<
      Exclude<Language, 'pl'>,
      z.ZodOptional<z.ZodString>
    >,
  )

const reason = z.strictObject({ id, name: localized })

/** How long one visit of this queue keeps a desk, from call to call: used for estimates until the day has measured its own. */
const service = z
  .strictObject({
    shortMinutes: z.number().positive(),
    typicalMinutes: z.number().positive(),
    longMinutes: z.number().positive(),
  })
  .refine((s) => s.shortMinutes <= s.typicalMinutes && s.typicalMinutes <= s.longMinutes, 'short ≤ typical ≤ long')

const queueFacts = {
  id,
  prefix: z.string().regex(/^[A-Z]{1,2}$/, 'one or two capital letters A-Z'),
  name: localized,
  bring: z.array(localized).default([]),
  service,
}

const queue = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('booked'),
    ...queueFacts,
    /** The queue's own grace and advice, where they differ from the office's `checkIn` (KAT-2, KAT-3). */
    graceMinutes: minutes(120).optional(),
    arriveMinutesBefore: minutes(120).optional(),
  }),
  z.strictObject({
    kind: z.literal('walk-in'),
    ...queueFacts,
    /** When tickets are given (BYD-6). */
    tickets: weekly,
    /** Share of calls that goes to walk-ins while both kinds wait, so that neither starves (ALL-2). */
    share: z.number().gt(0).max(0.5).optional(),
  }),
])

const desk = z.strictObject({
  number: z.number().int().min(1).max(999),
  /** Queues that this desk serves; all of them when left out. */
  queues: z.array(id).min(1).optional(),
})

const shape = z.strictObject({
  id,
  name: localized,
  address: z.string().min(1),
  zone: z.string().refine(isZone, 'an IANA time zone, for example "Europe/Warsaw"'),
  languages: z.array(Language).min(1),
  waitingPlace: localized,
  hours: weekly,
  desks: z.array(desk).min(1),
  queues: z.array(queue).min(1),
  checkIn: z.strictObject({
    opensMinutesBefore: minutes(24 * 60),
    graceMinutes: minutes(120),
    arriveMinutesBefore: minutes(120),
  }),
  noBooking: z.array(localized).default([]),
  calls: z.strictObject({ recallsBeforeAbsent: minutes(10), takeBackMinutes: minutes(600) }),
  cancelReasons: z.array(reason).min(1),
  pauseReasons: z.array(reason).min(1),
  idle: z
    .strictObject({
      warnAfterSeconds: z.number().int().min(10).max(600),
      resetAfterSeconds: z.number().int().min(20).max(600),
      afterTicketSeconds: z.number().int().min(5).max(120),
    })
    .default({ warnAfterSeconds: 60, resetAfterSeconds: 20, afterTicketSeconds: 12 }),
  retentionDays: z.number().int().min(1).max(365).default(14),
})

export const ProfileSchema = shape.superRefine((profile, context) => {
  const problem = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
  for (const i of repeated(profile.desks.map((d) => d.number)))
    problem(['desks', i, 'number'], 'a desk number used once')
  for (const i of repeated(profile.queues.map((q) => q.id))) problem(['queues', i, 'id'], 'a queue id used once')
  for (const i of repeated(profile.queues.map((q) => q.prefix)))
    problem(['queues', i, 'prefix'], 'a ticket prefix used once')
  profile.desks.forEach((d, i) => {
    d.queues?.forEach((q, j) => {
      if (!profile.queues.some((known) => known.id === q))
        problem(
          ['desks', i, 'queues', j],
          `the id of a queue of this office: ${profile.queues.map((k) => k.id).join(', ')}`,
        )
    })
  })
  profile.queues.forEach((q, i) => {
    if (!profile.desks.some((d) => !d.queues || d.queues.includes(q.id)))
      problem(['queues', i, 'id'], 'a queue that at least one desk serves')
  })
  forEachText(profile, [], (path, text) => {
    for (const language of profile.languages)
      if (!text[language]) problem([...path, language], 'this text in every language of the office')
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
  return values.flatMap((value, i) => (values.indexOf(value) < i ? [i] : []))
}

/** Calls back for each text by language anywhere in the profile: an object that has a string `pl`. */
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
  for (const [key, item] of entries) forEachText(item, [...path, key], visit)
}
