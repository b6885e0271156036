import { expect, test } from 'vitest'
import { DIGITS_MS, type Digits, typeDigit } from './desk-digits.ts'

const type = (text: string, numbers: number[], gap = 100) => {
  let digits: Digits | null = null
  return [...text].map((digit, i) => {
    const step = typeDigit(digits, digit, i * gap, numbers)
    digits = step.digits
    return step.desk === null ? null : `${step.desk}${step.sure ? '!' : '?'}`
  })
}

test('a digit that is one desk’s whole number chooses it', () => {
  expect(type('3', [1, 2, 3])).toEqual(['3!'])
})

test('[KAT-8] a longer number is typed digit by digit', () => {
  expect(type('26', [25, 26, 27])).toEqual([null, '26!'])
  expect(type('161', [161, 162])).toEqual([null, null, '161!'])
})

test('a number that begins another one is meant, and not sure before it is confirmed', () => {
  expect(type('1', [1, 2, 10, 11])).toEqual(['1?'])
  expect(type('10', [1, 2, 10, 11])).toEqual(['1?', '10!'])
  expect(type('10', [1, 2, 10, 11], DIGITS_MS)).toEqual(['1?', null])
})

test('what begins no number is forgotten, and the digit begins anew', () => {
  expect(type('73', [1, 2, 3])).toEqual([null, '3!'])
})
