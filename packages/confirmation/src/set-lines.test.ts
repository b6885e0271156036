import { expect, test } from 'vitest'
import { linesOf } from './set-lines.ts'

const set = (text: string, width = 500, fromRight = true) =>
  linesOf(text, { weight: 'regular', size: 12, width, fromRight })
const seen = (text: string, width?: number, fromRight?: boolean) =>
  set(text, width, fromRight).map(({ pieces }) => pieces.map((piece) => piece.text).join(''))

test('[ACC-8] a line is ordered as it is seen from the left: numbers, times, ranges, brackets, Polish names', () => {
  expect(seen('من \u206812:05\u2069 إلى \u206812:35\u2069')).toEqual(['12:35 إلى 12:05 من'])
  expect(seen('الانتظار \u206825-40\u2069 دقيقة.')).toEqual(['.دقيقة 25-40 الانتظار'])
  expect(seen('الرمز (PIN)')).toEqual(['(PIN) الرمز'])
  expect(seen('محمد (علي)')).toEqual(['(علي) محمد'])
  expect(seen('ul. Konarskiego 1-3, III piętro')).toEqual(['ul. Konarskiego 1-3, III piętro'])
  expect(seen('12:05-12:35')).toEqual(['12:05-12:35'])
})

test('[ACC-8] a long text is broken between words, and a word wider than a line inside; nothing is lost', () => {
  const words = 'جواز السفر أو وثيقة هوية أخرى سارية المفعول'
  const lines = set(words, 90)
  expect(lines.length).toBeGreaterThan(2)
  for (const { width } of lines) expect(width).toBeLessThanOrEqual(90)
  const joined = lines
    .map(({ pieces }) =>
      pieces
        .map(({ text }) => text)
        .reverse()
        .join(''),
    )
    .join(' ')
  expect(joined).toBe(words)
  const address = 'https://wizyty.example.org/v/abcdefghijklmnopqrstuvwxyz'
  expect(seen(address, 80, false).join('')).toBe(address)
})

test('[ACC-8] signs that only say the order take no room', () => {
  expect(set('من \u206812:05\u2069')[0]?.width).toBeCloseTo(set('من 12:05')[0]?.width ?? 0, 3)
})
