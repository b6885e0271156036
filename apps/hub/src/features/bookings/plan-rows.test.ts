import { join } from 'node:path'
import { allPins, emptyOffice, evolve, type OfficeEvent } from '@poczekalnia/queue-core'
import { samePersonKey } from '@poczekalnia/queue-core/person'
import type { Person } from '@poczekalnia/queue-core/store'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadOffice } from '../../operate/load-office.ts'
import type { CsvBooking } from './csv.ts'
import { planningRows } from './plan-rows.ts'
import { type Column, columns } from './row.ts'

const office = loadOffice(join(import.meta.dirname, '../../../../../offices/bydgoszcz.yaml'))
const pins = allPins().reverse()
const every: ReadonlySet<Column> = new Set(columns)

/** An office and what it holds on people, to import files into. */
function opened() {
  const state = emptyOffice()
  const people = new Map<string, Person>()
  const now = office.time.instant('2026-11-19', '07:00')
  const plan = (rows: readonly CsvBooking[], told = every) => {
    const steps = planningRows({ office, state, now }, { people: [...people.values()], rows, told }, pins)
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
    }
  }
  const record = (event: OfficeEvent) => evolve(state, { at: now, actor: 'test', event })
  const bring = (rows: readonly CsvBooking[], told = every) => {
    const planned = plan(rows, told)
    for (const event of planned.events) {
      record(event)
      if (!('booking' in event) || event.booking === null) continue
      const { name, email, case: number } = planned.rows.get(event.booking) as CsvBooking
      const { date, time, queue } = state.bookings.get(event.booking) ?? { date: '', time: '', queue: '' }
      const { booking } = event
      people.set(booking, { booking, office: office.profile.id, date, time, queue, name, email, case: number })
    }
    return planned
  }
  const live = () => [...state.bookings.values()].filter(({ status }) => status === 'expected')
  const held = (id: string): Readonly<Record<string, unknown>> => ({ ...people.get(id), ...state.bookings.get(id) })
  return { state, people, plan, bring, record, live, held }
}

const row = (line: number, more: Partial<CsvBooking> = {}): CsvBooking => ({
  line,
  date: '2026-11-20',
  time: '10:00',
  queue: 'pobyt-czasowy',
  name: 'Liam O’Hara',
  email: 'liam@example.org',
  pin: null,
  language: null,
  case: null,
  party: null,
  ...more,
})
const told = (planned: ReturnType<ReturnType<typeof opened>['bring']>) => ({
  new: planned.events.filter(({ type }) => type === 'BookingImported').length,
  changed: planned.changed,
  unchanged: planned.unchanged,
  looks: planned.looks.map(({ reason, column, value }) => [reason, column, value].filter(Boolean).join(' ')),
})

test.each([
  { name: 'LIAM O’HARA' },
  { name: 'Liam O\u{2018}hara' },
  { name: "Liam O'Hara" },
  { name: 'Liam\u{a0}O’Hara' },
  { email: 'Liam@Example.ORG' },
])('[BOK-4] the same person written otherwise has no second booking: %j', (otherwise) => {
  const { bring, live } = opened()
  bring([row(2)])
  expect(told(bring([row(2, otherwise)]))).toMatchObject({ new: 0, changed: 1 })
  expect(live()).toHaveLength(1)
})

test('another person at the same hour is another booking; one who shares the e-mail is told as worth a look', () => {
  const { bring, live } = opened()
  bring([row(2)])
  expect(told(bring([row(2), row(3, { name: 'Aoife Byrne', email: 'aoife@example.org' })])).looks).toEqual([])
  expect(told(bring([row(2, { name: 'Niamh O’Hara' })]))).toMatchObject({ new: 1, looks: ['perhaps-same'] })
  expect(live()).toHaveLength(3)
})

test('each changed field of a known booking is told and taken over', () => {
  const { bring, state, people } = opened()
  bring([row(2, { pin: '4711', case: 'A-1', language: 'uk' })])
  const changes: [Partial<CsvBooking>, string][] = [
    [{ name: 'Liam Oʼhara' }, 'name'],
    [{ email: 'l.ohara@example.org' }, 'email'],
    [{ case: 'A-2' }, 'case'],
    [{ language: 'en' }, 'language'],
    [{ case: null, language: null }, 'case, language'],
  ]
  const now = row(2, { pin: '4711', case: 'A-1', language: 'uk' })
  for (const [change, fields] of changes) {
    Object.assign(now, change)
    expect(told(bring([now]))).toEqual({ new: 0, changed: 1, unchanged: 0, looks: [`changed ${fields}`] })
    expect(told(bring([now]))).toEqual({ new: 0, changed: 0, unchanged: 1, looks: [] })
  }
  expect([...people.values()]).toMatchObject([{ email: 'l.ohara@example.org', case: null }])
  expect([...state.bookings.values()]).toMatchObject([{ code: '4711', language: null }])
})

test('[WRO-4] another number of people is a change; the office’s own stays until the file has another one', () => {
  const { bring, state, record } = opened()
  // Bydgoszcz books for one person only.
  expect(bring([row(2, { party: 2 })]).problems).toMatchObject([{ column: 'party', reason: 'party-too-large' }])
  bring([row(2)])
  expect(bring([row(2, { party: 2 })]).problems).toMatchObject([{ column: 'party', reason: 'party-too-large' }])
  const [id = ''] = state.bookings.keys()
  record({ type: 'PartySet', booking: id, party: 3 })
  expect(told(bring([row(2, { party: 1 })]))).toMatchObject({ changed: 0, unchanged: 1 })
  expect(state.bookings.get(id)?.party).toBe(3)
})

test('a column that the file does not have says nothing', () => {
  const { bring } = opened()
  bring([row(2, { case: 'A-1', language: 'uk' })])
  expect(told(bring([row(2)], new Set<Column>(['date', 'time', 'queue', 'name', 'email'])))).toMatchObject({
    changed: 0,
    unchanged: 1,
  })
})

test('an hour that is another one is a move: the PIN stays, and the hour of before is nobody’s', () => {
  const { bring, live, state } = opened()
  bring([row(2, { pin: '4711' })])
  expect(told(bring([row(2, { time: '11:00', pin: null })]))).toEqual({
    new: 0,
    changed: 1,
    unchanged: 0,
    looks: ['moved time 2026-11-20 10:00'],
  })
  expect(live()).toMatchObject([{ time: '11:00', code: '4711' }])
  bring([row(2, { date: '2026-11-23', pin: '4711' })])
  expect(live()).toMatchObject([{ date: '2026-11-23', time: '10:00', code: '4711' }])
  bring([row(2, { date: '2026-11-23', time: '12:00', pin: '9034' })])
  expect(live()).toMatchObject([{ time: '12:00', code: '9034' }])
  expect([...state.bookingsByCode]).toEqual([['2026-11-23', new Map([['9034', live()[0]?.id]])]])
})

test('both hours in the file are two visits; another day without a PIN is told and not taken for a move', () => {
  const { bring, live } = opened()
  bring([row(2)])
  expect(told(bring([row(2), row(3, { time: '11:00' })]))).toMatchObject({ new: 1, changed: 0, looks: [] })
  expect(told(bring([row(2, { date: '2026-11-23' })]))).toMatchObject({
    new: 1,
    looks: ['another-day date 2026-11-20 10:00'],
  })
  expect(live()).toHaveLength(3)
})

test('a visit that came, lapsed or was cancelled is not moved', () => {
  const { bring, live, record, state } = opened()
  bring([row(2)])
  const [id = ''] = state.bookings.keys()
  record({ type: 'BookingCancelled', booking: id, reason: 'x' })
  expect(told(bring([row(2)]))).toMatchObject({ new: 0, unchanged: 1 })
  expect(told(bring([row(2, { time: '11:00' })]))).toMatchObject({ new: 1, changed: 0 })
  expect(live()).toHaveLength(1)
})

const spelt = ['Liam O’Hara', "LIAM O'HARA", 'Liam  O‘hara', 'Zoë Groß', 'ZOË GROß', 'Zoe\u{308} Groß', 'Zoë Gross']
const anyRow = fc.record({
  date: fc.constantFrom('2026-11-20', '2026-11-23'),
  time: fc.constantFrom('09:00', '10:00', '11:00'),
  queue: fc.constantFrom('pobyt-czasowy', 'pobyt-staly'),
  name: fc.constantFrom(...spelt),
  email: fc.constantFrom('a@example.org', 'A@Example.org', 'b@example.org'),
  pin: fc.constantFrom(null, null, '1111', '2222', '3333'),
  language: fc.constantFrom(null, 'uk', 'en'),
  case: fc.constantFrom(null, 'A-1', 'A-2'),
  party: fc.constantFrom(null, 1),
})
const hourOf = (one: { date: string; time: string; queue: string; name: string; email: string }) =>
  `${one.date} ${one.time} ${one.queue} ${samePersonKey(one)}`
const anyFile = fc
  .uniqueArray(anyRow, { selector: hourOf, maxLength: 6 })
  .map((rows) =>
    rows.map((one, index): CsvBooking => ({ line: index + 2, ...one, name: one.name.replace(/\s+/g, ' ') })),
  )

test('after any files nobody has two live visits of one matter and hour, and what the last file says is so', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyFile, fc.nat(9)), { minLength: 1, maxLength: 5 }), (files) => {
      const { bring, plan, live, people, state, record, held } = opened()
      for (const [file, cancelled] of files) {
        const before = new Map([...people.keys()].map((id) => [id, held(id)]))
        const planned = bring(file)
        const wrong = new Set(planned.problems.map(({ line }) => line))
        const looked = new Set(planned.looks.map(({ line }) => line))
        for (const [id, { line }] of planned.rows) {
          if (wrong.has(line)) continue
          const said = file[line - 2] as CsvBooking
          const { name, email, case: number, date, time, queue, language, party } = said
          const now = held(id)
          expect(now).toMatchObject({
            name,
            email,
            case: number,
            date,
            time,
            queue,
            language,
            importedParty: party ?? 1,
          })
          if (said.pin !== null) expect(now.code).toBe(said.pin)
          const old = before.get(id)
          const isSame =
            old &&
            (['name', 'email', 'case', 'date', 'time', 'queue', 'language'] as const).every((f) => old[f] === now[f])
          if (old) expect(looked.has(line)).toBe(!isSame)
        }
        const hours = live().map(({ id }) => hourOf(people.get(id) as Person))
        expect(new Set(hours).size).toBe(hours.length)
        for (const [date, pins] of state.bookingsByCode)
          for (const [pin, id] of pins) expect(state.bookings.get(id)).toMatchObject({ date, code: pin })
        expect([...state.bookingsByCode.values()].reduce((sum, pins) => sum + pins.size, 0)).toBe(state.bookings.size)
        const again = plan(file.filter(({ line }) => !wrong.has(line)))
        expect([again.events, again.problems]).toEqual([[], []])
        const one = live()[cancelled]
        if (one) record({ type: 'BookingCancelled', booking: one.id, reason: 'x' })
      }
    }),
    { numRuns: 100 },
  )
})

test('[BOK-9] a visit that is booked on line too goes by the site: a file neither moves nor doubles it', () => {
  const { bring, plan, record, state, people, live } = opened()
  bring([row(2, { pin: '4711' })])
  const [id = ''] = state.bookings.keys()
  const linked = { booking: id, site: 'site-1', date: '2026-11-20', time: '10:00', queue: 'pobyt-czasowy', pin: '0451' }
  record({ type: 'BookingLinked', ...linked })
  const again = () => plan([row(2, { pin: '4711' })])
  expect(again()).toMatchObject({ events: [], problems: [], unchanged: 1, looks: [] })
  // Moved on line, to another address too: the file still has the old ones.
  const hourAt = office.time.instant('2026-11-23', '11:00')
  record({ type: 'BookingMoved', ...linked, date: '2026-11-23', time: '11:00', hourAt, pin: '9004' })
  people.set(id, { ...(people.get(id) as Person), date: '2026-11-23', time: '11:00', email: 'new@example.org' })
  const look = { line: 2, column: 'time', reason: 'booked-online', value: '2026-11-23 11:00' }
  expect(again()).toMatchObject({ events: [], problems: [], unchanged: 1, looks: [look] })
  // Without a PIN in the file, by the hour that it had.
  people.set(id, { ...(people.get(id) as Person), email: 'liam@example.org' })
  expect(plan([row(2)])).toMatchObject({ events: [], problems: [], unchanged: 1, looks: [look] })
  // The case is the file's to tell.
  expect(plan([row(2, { case: 'SO-1' })]).events).toMatchObject([{ type: 'BookingChanged', fields: ['case'] }])
  expect(live()).toHaveLength(1)
})

test('[BOK-9] a visit that was booked on line first stays so: a file brings its case, and no hour, name or PIN', () => {
  const { bring, plan, record, state, people, live } = opened()
  bring([row(2, { pin: '4711' })])
  const [id = ''] = state.bookings.keys()
  const slot = { date: '2026-11-20', time: '10:00', queue: 'pobyt-czasowy' }
  const hourAt = office.time.instant(slot.date, slot.time)
  record({ type: 'BookingImported', booking: id, ...slot, hourAt, pin: '4711', language: null, ofSite: true })
  const look = { line: 2, column: 'time', reason: 'booked-online', value: '2026-11-20 10:00' }
  for (const pin of [null, '4711']) {
    expect(plan([row(2, { pin })])).toMatchObject({ events: [], problems: [], unchanged: 1, looks: [] })
    const moved = plan([row(2, { pin, time: '11:00', case: 'SO-1' })])
    expect(moved).toMatchObject({ events: [{ type: 'BookingChanged', fields: ['case'] }], problems: [] })
    expect(moved.looks).toContainEqual(look)
  }
  const problems = [{ line: 2, column: 'pin', reason: 'pin-of-site', value: '0451' }]
  expect(plan([row(2, { pin: '0451' })])).toMatchObject({ events: [], problems })
  expect([people.size, live().length]).toEqual([1, 1])
  // It is the same after what became of it.
  record({ type: 'BookingLapsed', booking: id })
  expect(plan([row(2, { pin: '0451' })])).toMatchObject({ events: [], problems })
})
