import { type SpokenLanguage as Language, spokenLanguages as languages } from '@poczekalnia/protocol'
import { describe, expect, test } from 'vitest'
import { clipNames } from './clip-names.ts'
import { sentence } from './phrase.ts'
import { numberInWords, wordsOfClip } from './words.ts'

const cases: Record<Language, Record<number, string>> = {
  pl: {
    0: 'zero',
    12: 'dwanaście',
    45: 'czterdzieści pięć',
    90: 'dziewięćdziesiąt',
    100: 'sto',
    201: 'dwieście jeden',
    519: 'pięćset dziewiętnaście',
    999: 'dziewięćset dziewięćdziesiąt dziewięć',
  },
  en: {
    0: 'zero',
    12: 'twelve',
    45: 'forty-five',
    90: 'ninety',
    100: 'one hundred',
    201: 'two hundred and one',
    519: 'five hundred and nineteen',
    999: 'nine hundred and ninety-nine',
  },
  uk: {
    0: 'нуль',
    12: 'дванадцять',
    45: 'сорок п’ять',
    90: 'дев’яносто',
    100: 'сто',
    201: 'двісті один',
    519: 'п’ятсот дев’ятнадцять',
    999: 'дев’ятсот дев’яносто дев’ять',
  },
  ru: {
    0: 'ноль',
    12: 'двенадцать',
    45: 'сорок пять',
    90: 'девяносто',
    100: 'сто',
    201: 'двести один',
    519: 'пятьсот девятнадцать',
    999: 'девятьсот девяносто девять',
  },
}

describe.each(languages)('%s', (language) => {
  test('numbers in words', () => {
    for (const [n, words] of Object.entries(cases[language])) expect(numberInWords(Number(n), language)).toBe(words)
  })

  test('every number from 0 to 999 has words of its own', () => {
    const all = Array.from({ length: 1000 }, (_, n) => numberInWords(n, language))
    expect(new Set(all).size).toBe(1000)
    expect(all.filter((words) => /undefined|^$| $/.test(words))).toEqual([])
  })

  test('every clip has words, and what is joined for a number reads as the number does', () => {
    for (const clip of clipNames) expect(wordsOfClip(clip, language)).toMatch(/^[\p{L}’\- ]+[,.]$/u)
    for (const n of [1, 20, 45, 100, 119, 340, 999]) {
      const { number } = sentence(language, { number: `U${String(n).padStart(3, '0')}`, desk: 1 })
      const spoken = number.slice(2).map((clip) => wordsOfClip(clip, language).replace(',', ''))
      expect(spoken.join(' ')).toBe(numberInWords(n, language))
    }
  })
})

test('a call as it is heard', () => {
  const heard = (language: Language, number: string, desk: number) => {
    const said = sentence(language, { number, desk })
    return [...said.number, ...said.desk].map((clip) => wordsOfClip(clip, language)).join(' ')
  }
  expect(heard('pl', 'U045', 25)).toBe('Numer, u, czterdzieści pięć, stanowisko dwadzieścia pięć.')
  expect(heard('en', 'U045', 25)).toBe('Number, U, forty-five, desk twenty-five.')
  expect(heard('uk', 'U045', 25)).toBe('Номер, у, сорок п’ять, вікно двадцять п’ять.')
  expect(heard('ru', 'U045', 25)).toBe('Номер, у, сорок пять, окно двадцать пять.')
  expect(heard('en', 'AB345', 125)).toBe(
    'Number, A, B, three hundred and, forty-five, desk, one hundred and, twenty-five,',
  )
})

test('a name that is no clip is refused', () => {
  expect(() => wordsOfClip('n-', 'pl')).toThrow(RangeError)
  expect(() => wordsOfClip('letter-ą', 'pl')).toThrow(RangeError)
})
