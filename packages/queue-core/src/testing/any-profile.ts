import fc from 'fast-check'
import type { z } from 'zod'
import type { ProfileSchema } from '../profile/schema.ts'

/** A profile as it would be written by hand. */
export type WrittenProfile = z.input<typeof ProfileSchema>
type WrittenQueue = WrittenProfile['queues'][number]

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const text = { pl: 'Tekst', en: 'Text' }
const hhmm = (quarter: number) =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`

/** One or two windows of a day, from 06:00 to 22:00 in quarters of an hour. */
const windows = fc.uniqueArray(fc.integer({ min: 24, max: 88 }), { minLength: 2, maxLength: 4 }).map((quarters) => {
  const [a = 24, b = 60, c, d] = quarters.sort((x, y) => x - y).map(Number)
  const first = `${hhmm(a)}-${hhmm(b)}`
  return c === undefined || d === undefined ? [first] : [first, `${hhmm(c)}-${hhmm(d)}`]
})

/** Windows of some weekdays; Tuesday is always among them, so that there is a day to look at. */
const week = fc
  .record({ tuesday: windows, others: fc.dictionary(fc.constantFrom(...weekdays), windows, { maxKeys: 6 }) })
  .map(({ tuesday, others }) => ({ ...others, tuesday }))

const sometimes = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const service = fc
  .tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 25 }))
  .map(([short, more, still]) => ({
    shortMinutes: short,
    typicalMinutes: short + more,
    longMinutes: short + more + still,
  }))
const limit = fc.record({
  perDay: fc.integer({ min: 1, max: 40 }),
  followServed: sometimes(
    fc.record({
      days: fc.integer({ min: 1, max: 20 }),
      least: fc.integer({ min: 1, max: 20 }),
      most: fc.integer({ min: 20, max: 60 }),
    }),
  ),
})

/** Days that are not for everybody. */
const onlyFor = fc.dictionary(fc.constantFrom(...weekdays), fc.constant(text), { minKeys: 1, maxKeys: 3 })

const booked = fc.record({
  kind: fc.constant('booked' as const),
  service,
  waitTargetMinutes: sometimes(fc.integer({ min: 1, max: 120 })),
  graceMinutes: sometimes(fc.integer({ min: 0, max: 30 })),
  arriveMinutesBefore: sometimes(fc.integer({ min: 0, max: 30 })),
  visits: sometimes(week),
  arrival: fc.constantFrom('ticket' as const, 'by-number' as const),
  partyUpTo: fc.integer({ min: 1, max: 6 }),
  onlyFor: sometimes(onlyFor),
})
const walkIn = fc.record({
  kind: fc.constant('walk-in' as const),
  service,
  waitTargetMinutes: sometimes(fc.integer({ min: 1, max: 120 })),
  tickets: week,
  share: sometimes(fc.constantFrom(0.1, 0.25, 0.5)),
  limit: sometimes(limit),
  stopWhenTooManyWait: sometimes(fc.record({ marginMinutes: fc.integer({ min: 0, max: 60 }) })),
})

const code = fc.constantFrom(
  { kind: 'digits' as const, length: 4 as const },
  { kind: 'letters-and-digits' as const, min: 4, max: 10 },
  { kind: 'letters-and-digits' as const, min: 6, max: 6 },
)

/** Leaves out what is undefined: that is how a setting is not written. */
const written = <T extends object>(value: T): T => JSON.parse(JSON.stringify(value)) as T

type Online = {
  step: 5 | 10 | 15 | 20 | 30 | 60
  steps: number
  seats: number
  days: number
  release?: 'first-come' | 'draw' | 'invited' | undefined
  room?: { minutesBefore: number; atOnce: number; turnMinutes: number; perNetwork: number } | undefined
  sms?: { perNumber: number; countries: readonly string[] } | undefined
}

/** Booking on line of all booked queues; nothing where there is none. */
function onlineBooking(queues: readonly { kind: string }[], online: Online | undefined): WrittenProfile['booking'] {
  const matters = queues.flatMap(({ kind }, i) => (kind === 'booked' ? [`q${i}`] : []))
  if (!online || matters.length === 0) return undefined
  const minutes = (i: number) => online.step * ((online.steps + i) % 4 || 1)
  return {
    stepMinutes: online.step,
    matters: matters.map((queue, i) => ({ queue, minutes: minutes(i) })),
    places: [{ id: 'all', seats: online.seats }],
    opens: { kind: 'days-ahead', days: online.days },
    ...(online.release && { releases: [weeklyRelease(online.release)] }),
    room: online.room,
    sms: online.sms && { ...online.sms, countries: [...online.sms.countries] },
    calledOffReason: 'documents-missing',
  }
}

/** Thursdays and Fridays, given in a way of their own. */
const weeklyRelease = (how: NonNullable<Online['release']>) => ({
  ...{ id: 'week', how, for: ['thursday' as const, 'friday' as const], weeksAhead: 1 },
  opens: { on: 'monday' as const, at: '08:00' },
  ...(how === 'draw' && { closes: { on: 'wednesday' as const, at: '12:00' } }),
})

/** Any office that could be: valid by the schema, with rules turned on and off as they come. */
export const anyProfile: fc.Arbitrary<WrittenProfile> = fc
  .record({
    queues: fc.array(fc.oneof(booked, walkIn), { minLength: 1, maxLength: 4 }),
    hours: week,
    desks: fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 5 }),
    some: fc.array(fc.nat(3), { minLength: 5, maxLength: 5 }),
    code,
    grace: fc.integer({ min: 0, max: 30 }),
    opens: fc.integer({ min: 0, max: 24 * 60 }),
    queueFirst: fc.boolean(),
    recalls: fc.integer({ min: 0, max: 3 }),
    zone: fc.constantFrom('Europe/Warsaw', 'Atlantic/Azores', 'Asia/Kathmandu'),
    holidays: fc.constantFrom('poland' as const, 'none' as const),
    special: sometimes(windows),
    order: fc.constantFrom('together' as const, 'as-listed' as const),
    priority: sometimes(fc.record({ atMostEvery: fc.integer({ min: 2, max: 5 }), queue: fc.nat(3) })),
    onlyFor: sometimes(onlyFor),
    closed: fc.boolean(),
    screens: fc.array(
      fc.record({ rows: fc.integer({ min: 3, max: 4 }), queue: fc.nat(3), quiet: sometimes(windows) }),
      { maxLength: 2 },
    ),
    online: sometimes(
      fc.record({
        step: fc.constantFrom(5 as const, 10 as const, 15 as const, 20 as const, 30 as const, 60 as const),
        steps: fc.integer({ min: 1, max: 4 }),
        seats: fc.integer({ min: 1, max: 4 }),
        days: fc.integer({ min: 1, max: 60 }),
        release: sometimes(fc.constantFrom('first-come' as const, 'draw' as const, 'invited' as const)),
        sms: sometimes(
          fc.record({ perNumber: fc.integer({ min: 1, max: 20 }), countries: fc.constant(['48', '380']) }),
        ),
        room: sometimes(
          fc.record({
            minutesBefore: fc.integer({ min: 5, max: 120 }),
            atOnce: fc.integer({ min: 1, max: 500 }),
            turnMinutes: fc.integer({ min: 2, max: 15 }),
            perNetwork: fc.integer({ min: 1, max: 50 }),
          }),
        ),
      }),
    ),
    alerts: sometimes(
      fc.record({
        mail: fc.array(fc.constant('office@example.pl'), { minLength: 1, maxLength: 2 }),
        afterMinutes: fc.nat(120),
      }),
    ),
    more: sometimes(fc.record({ moreMinutes: fc.integer({ min: 1, max: 60 }), times: fc.integer({ min: 1, max: 5 }) })),
  })
  .map(({ queues, hours, desks, some, grace, opens, recalls, holidays, special, priority, screens, ...rest }) =>
    written({
      id: 'any-office',
      name: text,
      address: 'ul. Dowolna 1',
      zone: rest.zone,
      languages: ['pl', 'en'],
      waitingPlace: text,
      hours,
      publicHolidays: holidays,
      specialDays: [
        ...(special === undefined
          ? []
          : [{ date: '2026-11-25', hours: special, tickets: { q0: special }, name: text }]),
        ...(rest.closed ? [{ date: '2026-12-24', hours: [], name: text }] : []),
      ],
      onlyFor: rest.onlyFor,
      // The first desk serves all, so that no queue is without one.
      desks: desks.map((number, i) =>
        i === 0 ? { number } : { number, queues: [`q${(some[i] ?? 0) % queues.length}`] },
      ),
      checkIn: {
        opensMinutesBefore: opens,
        graceMinutes: grace,
        arriveMinutesBefore: 5,
        code: rest.code,
        queueFirst: rest.queueFirst,
      },
      queues: queues.map((queue, i): WrittenQueue => {
        const first = priority?.queue === i ? { priority: 'pregnancy' } : {}
        return { ...queue, ...first, id: `q${i}`, prefix: 'ABCD'[i] ?? 'E', name: text }
      }),
      calls: { recallsBeforeAbsent: recalls, takeBackMinutes: 30, order: rest.order },
      priority: priority && { grounds: [{ id: 'pregnancy', name: text }], atMostEvery: priority.atMostEvery },
      visitor: rest.more,
      alerts: rest.alerts,
      ...(rest.closed ? { accessibilityStatement: 'https://www.urzad.example/deklaracja' } : {}),
      companions: rest.closed ? [text] : [],
      noBooking: [text],
      booking: onlineBooking(queues, rest.online),
      messages: [{ id: 'delay', text }],
      displays: screens.map(({ rows, queue, quiet }, i) => ({
        id: `room-${i}`,
        queues: [`q${queue % queues.length}`],
        rows,
        sound: { quiet: quiet ?? [] },
      })),
      cancelReasons: [{ id: 'documents-missing', name: text }],
      pauseReasons: [{ id: 'break', name: text }],
    }),
  )
