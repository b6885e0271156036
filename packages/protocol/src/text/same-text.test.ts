import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSameText, sameTextKey } from './same-text.ts'

test.each([
  ['O’Hara', "o'hara"],
  ['O‘Hara', 'OʼHARA'],
  ['Мар’яна', "МАР'ЯНА"],
  ['Nowak‑Kowalska', 'NOWAK - KOWALSKA'],
  ['Jan\u{200b} Kowal\u{ad}ski\u{0}', 'jan\u{a0}  kowalski '],
  ['Łukasz', 'ŁUKASZ'],
  ['Zoë'.normalize('NFD'), 'ZOË'],
  ['Yıldız İnci', 'YILDIZ INCI'],
  ['Σωκράτης', 'ΣΩΚΡΆΤΗΣ'],
  ['ნინო', 'ᲜᲘᲜᲝ'],
  ['علی کریمی', 'علي كريمي'],
  ['محمد', 'محـمد'],
  ['Ｏｌｅｎａ', 'Olena'],
])('%s and %s are one name', (a, b) => expect(isSameText(a, b)).toBe(true))

test.each([
  ['Groß', 'Gross'],
  ['Łukasz', 'Lukasz'],
  ['Đặng', 'Dang'],
  ['Jan Kowalski', 'Jan Kowalska'],
  ['Шевченко', 'Shevchenko'],
  ['Anna', 'Аnna'],
])('%s and %s may be two people', (a, b) => expect(isSameText(a, b)).toBe(false))

test('a key is its own key, and no way of writing leads away from it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
      const key = sameTextKey(text)
      expect(sameTextKey(key)).toBe(key)
      expect(sameTextKey(text.toLowerCase())).toBe(key)
      expect(sameTextKey(` ${text.normalize('NFD')}\u{200b}`)).toBe(key)
      expect(sameTextKey([...text].join('\u{2060}'))).toBe(key)
    }),
  )
})
