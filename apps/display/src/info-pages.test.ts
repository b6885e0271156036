import type { DisplayView } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { displayView } from '../../../tests/support/display-view.ts'
import { infoPages, keptWhole, needsTallFoot, type Writing } from './info-pages.ts'

/** Writes a key and its facts: what the words are is not this test's matter. */
const writing: Writing = {
  t: (language) =>
    ((key: string, facts: Record<string, unknown> = {}) => [language, key, ...Object.values(facts)].join(' ')) as never,
  time: (instant) => instant.slice(11, 16),
  date: (_, instant) => instant.slice(0, 10),
  day: (instant = '2026-11-19') => instant.slice(0, 10),
}
const told = (over: Partial<DisplayView>, place: 'panel' | 'foot' = 'foot') =>
  infoPages(displayView({ message: null, ...over }), ['pl', 'uk'], writing, place).map(
    ({ language, lines }) => `${language}: ${lines.map(({ text }) => text).join(' | ')}`,
  )

test('on an ordinary day the foot says nothing, the side panel the hours in each language', () => {
  expect(told({})).toEqual([])
  expect(told({}, 'panel')).toEqual([
    'pl: pl display:hours.today 08:00 15:30',
    'uk: uk display:hours.today 08:00 15:30',
  ])
})

test('a message is told in the languages that it is worded in', () => {
  expect(told({ message: { pl: 'Winda nie działa.' } })).toEqual(['pl: Winda nie działa.'])
})

test('other hours than the weekday’s are told with their reason, even at the foot; an early end goes first', () => {
  const specialDay = { closed: false, name: { pl: 'Dziś do 12:00', uk: 'Сьогодні до 12:00' } }
  const hoursToday = { from: '08:00', to: '12:00' }
  expect(told({ specialDay, hoursToday })).toEqual([
    'pl: Dziś do 12:00 | pl display:hours.today 08:00 12:00',
    'uk: Сьогодні до 12:00 | uk display:hours.today 08:00 12:00',
  ])
  expect(told({ specialDay, hoursToday }, 'panel')[0]).toBe('pl: Dziś do 12:00 | pl display:hours.today 08:00 12:00')
  expect(told({ specialDay, hoursToday, closedEarly: { at: '11:00' } })[0]).toBe(
    'pl: pl display:hours.endsEarly 11:00. | Dziś do 12:00',
  )
  expect(told({ specialDay: { closed: false, holiday: 'epiphany' }, hoursToday })[0]).toBe(
    'pl: pl common:holidays.epiphany. | pl display:hours.today 08:00 12:00',
  )
  expect(told({ specialDay, hoursToday, openNow: false })).toEqual([])
})

test('[OLS-7] whom the office serves today is told while it is open', () => {
  const onlyFor = { pl: 'Dziś tylko rodziny z dziećmi.' }
  expect(told({ onlyFor })).toEqual(['pl: Dziś tylko rodziny z dziećmi.'])
  expect(told({ onlyFor, openNow: false })).toEqual([])
})

test('[KAT-7] a queue that gives no tickets although it would is told with when it gives them again', () => {
  const queues = displayView().queues.map((queue) => ({
    ...queue,
    ...(queue.prefix === 'U' && {
      tickets: { open: false as const, reason: 'stopped' as const, next: '2026-11-20T12:00:00+01:00' },
    }),
  }))
  expect(told({ queues })[0]).toBe(
    'pl: Uzupełnienie dokumentów: pl display:tickets.stopped. | Pl display:tickets.next 12:00 2026-11-20.',
  )
})

test('the foot grows for a long text, and for any beside many queues', () => {
  const page = (text: string) => [{ language: 'pl' as const, lines: [{ text, strong: true }] }]
  expect(needsTallFoot(page('Winda nie działa.'), 4)).toBe(false)
  expect(needsTallFoot(page('Winda nie działa. '.repeat(8)), 4)).toBe(true)
  expect(needsTallFoot(page('Winda nie działa.'), 6)).toBe(true)
  expect(needsTallFoot([], 8)).toBe(false)
})

test.each([
  ['Friday 20 November', 'Friday 20~November'],
  ['viernes, 20 de noviembre', 'viernes, 20~de~noviembre'],
  ['Thứ Sáu, 20 tháng 11', 'Thứ Sáu, 20~tháng~11'],
  ['नोभेम्बर 20, शुक्रबार', 'नोभेम्बर~20, शुक्रबार'],
  ['الجمعة، 20 نوفمبر', 'الجمعة، 20~نوفمبر'],
])('[ACC-8] a day and its month stay on one line: %s', (date, whole) => {
  expect(keptWhole(date)).toBe(whole.replaceAll('~', '\u00a0'))
})
