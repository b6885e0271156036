import { expect, test } from 'vitest'
import { bydgoszcz, officeDay } from '../testing/office-day.ts'
import { kioskView } from '../views/kiosk-view.ts'
import { ticketsGiven } from './decide/queue-state.ts'

const queue = 'uzupelnienie-dokumentow'
/** Bydgoszcz with these settings, and with public holidays only where they say so. */
const withDays = (yaml: string) => {
  const holidays = yaml.includes('publicHolidays') ? '' : 'publicHolidays: none\n'
  return bydgoszcz(['publicHolidays: poland #', `${holidays}${yaml}\n#`])
}
const given = (yaml: string, date: string, time: string) => {
  const { office } = officeDay(withDays(yaml), date)
  return ticketsGiven(office, queue, office.time.instant(date, time))
}
const view = (yaml: string, date: string, time: string) => {
  const day = officeDay(withDays(yaml), date).at(time)
  const context = { office: day.office, now: day.now(), seq: 1, demo: false }
  return kioskView(context, day.state, { printer: 'ready', estimate: () => null })
}

test('on a public holiday the office is closed, and the next working day is told', () => {
  expect(given('publicHolidays: poland', '2026-12-24', '13:00')).toEqual({
    open: false,
    reason: 'closed-today',
    next: '2026-12-28T12:00:00+01:00',
  })
  expect(view('publicHolidays: poland', '2026-12-24', '13:00')).toMatchObject({
    openNow: false,
    opensNext: '2026-12-28T08:00:00+01:00',
    specialDay: { closed: true },
  })
})

test('an office that does not keep public holidays is open', () => {
  expect(given('publicHolidays: none', '2026-12-24', '13:00')?.open).toBe(true)
})

test('a day off is told with its name, and no visit can be booked on it', () => {
  const off = 'specialDays: [{ date: "2026-11-20", hours: [], name: { pl: a, en: Moving house, uk: c, ru: d } }]'
  expect(given(off, '2026-11-20', '13:00')).toMatchObject({ reason: 'closed-today' })
  expect(view(off, '2026-11-20', '13:00').specialDay).toMatchObject({ closed: true, name: { en: 'Moving house' } })
  expect(() => officeDay(withDays(off)).book('12:20', { on: '2026-11-20' })).toThrow('office-closed')
})

test('special hours keep of the tickets what lies within them', () => {
  const short = 'specialDays: [{ date: "2026-11-20", hours: ["08:00-13:00"] }]'
  expect(given(short, '2026-11-20', '12:59')).toEqual({ open: true, until: '13:00' })
  expect(given(short, '2026-11-20', '13:00')).toMatchObject({ open: false, reason: 'no-more-today' })
})

test('a special day can have tickets of its own, also on a day that is not worked otherwise', () => {
  const saturday =
    'specialDays: [{ date: "2026-11-21", hours: ["09:00-14:00"], ' +
    'tickets: { uzupelnienie-dokumentow: ["10:00-12:00"] } }]'
  expect(given(saturday, '2026-11-21', '09:59')).toMatchObject({ reason: 'later-today' })
  expect(given(saturday, '2026-11-21', '10:00')).toEqual({ open: true, until: '12:00' })
})

test('an entry of the profile goes before the public holiday of that date', () => {
  const works = 'publicHolidays: poland\nspecialDays: [{ date: "2026-12-24", hours: ["08:00-13:00"] }]'
  expect(given(works, '2026-12-24', '12:30')?.open).toBe(true)
})

test('[OLS-7] on a day for certain visitors only, the machine says whom today serves', () => {
  const friday = 'onlyFor: { friday: { pl: a, en: Families with small children, uk: c, ru: d } }'
  expect(view(friday, '2026-11-20', '09:00').onlyFor?.en).toBe('Families with small children')
  expect(view(friday, '2026-11-19', '09:00').onlyFor).toBeUndefined()
})

test('[OLS-7] visits of a queue take place on its own days: nobody else is booked on that day', () => {
  const families = bydgoszcz(
    ['    prefix: A\n', '    prefix: A\n    visits: { monday: ["08:00-15:30"] }\n'],
    ['    prefix: D\n', '    prefix: D\n    visits: { friday: ["08:00-15:30"] }\n'],
  )
  const day = officeDay(families)
  expect(() => day.book('12:20', { on: '2026-11-20' })).toThrow('office-closed')
  expect(day.book('12:20', { on: '2026-11-20', queue: 'pobyt-staly' }).date).toBe('2026-11-20')
})

test('a special day says when a booked queue without windows has visits; else in all its hours', () => {
  const saturday =
    'specialDays: [{ date: "2026-11-21", hours: ["09:00-13:00"], tickets: { pobyt-staly: ["10:00-11:00"] } }]'
  const day = officeDay(withDays(saturday), '2026-11-19')
  const book = (queue: string, time: string) => day.book(time, { queue, on: '2026-11-21' }).time
  expect(book('pobyt-czasowy', '09:00')).toBe('09:00')
  expect(book('pobyt-staly', '10:40')).toBe('10:40')
  expect(() => book('pobyt-staly', '09:00')).toThrow('office-closed')
  expect(() => book('pobyt-czasowy', '13:00')).toThrow('office-closed')
})
