import { words } from '@poczekalnia/locales'
import { span } from '@poczekalnia/locales/waits'
import { expect, test } from 'vitest'
import { visualOrder } from './visual-order.ts'

const seen = (line: string, lang: string) =>
  visualOrder(line, lang)
    .map(({ text }) => text.replace(/[\u2066-\u2069]/g, ''))
    .join('')

test('[ACC-8] a line from left to right is as it is written', () => {
  expect(seen('Około 25-40 min, 12:05', 'pl')).toBe('Około 25-40 min, 12:05')
})

test('[ACC-8] in an Arabic line words run from the right, a range, a time and a Polish name keep their order', () => {
  expect(seen('وقت \u2068Biuro Podawcze 3\u2069 هنا', 'ar')).toBe('هنا Biuro Podawcze 3 وقت')
  expect(seen('حتى \u206808:00-15:30\u2069', 'ar')).toBe('08:00-15:30 حتى')
  expect(visualOrder('من 12:05', 'ar').map(({ rightToLeft }) => rightToLeft)).toEqual([false, true, true])
})

test('[ACC-8] a wait in an Arabic sentence is read 10-25, in minutes and in hours', () => {
  const t = words('ar')
  const said = (low: number, high: number) => seen(t('common:wait.range', { wait: span({ low, high }, t) }), 'ar')
  expect(said(10, 25)).toContain('10-25')
  // From the right: about fifty minutes to one hour and ten minutes.
  expect(said(50, 70).match(/\d+|إلى/g)).toEqual(['10', '1', 'إلى', '50'])
  expect(seen(t('kiosk:closed.hours', { hours: '08:00-12:30' }), 'ar')).toContain('08:00-12:30')
  const today = seen(t('display:hours.today', { from: '08:00', to: '15:30' }), 'ar')
  expect(today.replaceAll('\u2060', '')).toContain('08:00-15:30')
})

test('[ACC-8] in Arabic too the first page of twelve is 1 / 12, not 12 / 1', () => {
  const page = words('ar')('cards:page', { page: 1, pages: 12 })
  const shown = visualOrder(page, 'ar').map(({ text }) => text)
  expect(shown.join('').replace(/[\u2066-\u2069]/g, '')).toBe('1 / 12')
})
