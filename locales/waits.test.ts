import { staffLanguages as languages } from '@poczekalnia/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { words } from './index.ts'
import { duration, span } from './waits.ts'

/** With plain blanks, as it is read. */
const read = (text: string) => text.replaceAll('\u00a0', ' ')

test.each([
  [{ low: 25, high: 40 }, '25-40 min'],
  [{ low: 50, high: 70 }, '50 min – 1 h 10 min'],
  [{ low: 60, high: 120 }, '1 h – 2 h'],
  [{ low: 475, high: 480 }, '7 h 55 min – 8 h'],
  [{ low: 90, high: 90 }, '1 h 30 min'],
  [{ low: 5, high: 5 }, '5 min'],
])('[ALL-10] a range is told with hours in hours: %o is %s', (estimate, told) => {
  expect(read(span(estimate, words('en')))).toBe(told)
})

test.each([
  ['pl', '7 godz. 55 min – 8 godz.'],
  ['en', '7 h 55 min – 8 h'],
  ['uk', '7 год 55 хв – 8 год'],
  ['ru', '7 ч 55 мин – 8 ч'],
] as const)('[ALL-10] in the words of each language: %s', (language, told) => {
  expect(read(span({ low: 475, high: 480 }, words(language)))).toBe(told)
})

test.each(languages)(
  '[ALL-10] nobody is told more than 59 minutes as minutes, and no figure is lost: %s',
  (language) => {
    const t = words(language)
    fc.assert(
      fc.property(fc.nat(24 * 60), (minutes) => {
        const figures = duration(minutes, t).match(/\d+/g)?.map(Number) ?? []
        const [first = 0, second = 0] = figures
        expect(minutes < 60 ? first : minutes % 60 === 0 ? first * 60 : first * 60 + second).toBe(minutes)
        expect(figures.at(-1)).toBeLessThan(60)
      }),
    )
  },
)

test.each([
  [{ low: 3, high: 10 }, '3-10 دقائق'],
  [{ low: 25, high: 40 }, '25-40 دقيقة'],
  [{ low: 120, high: 120 }, '2 ساعة'],
  [{ low: 180, high: 180 }, '3 ساعات'],
  [{ low: 671, high: 671 }, '11 ساعة و11 دقيقة'],
])('[ACC-8] hours and minutes go with their number in Arabic: %o is %s', (estimate, told) => {
  expect(read(span(estimate, words('ar'))).replaceAll(/[\u2068\u2069]/g, '')).toBe(told)
})
