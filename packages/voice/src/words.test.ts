import { type SpokenLanguage, spokenLanguages } from '@poczekalnia/protocol'
import { describe, expect, test } from 'vitest'
import { clipNames, letters } from './clip-names.ts'
import { sentence } from './phrase.ts'
import { letterInWords, numberInWords, wordsOfClip } from './words.ts'

const cases: Record<SpokenLanguage, Record<number, string>> = {
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
  be: {
    0: 'нуль',
    12: 'дванаццаць',
    45: 'сорак пяць',
    90: 'дзевяноста',
    100: 'сто',
    201: 'дзвесце адзін',
    519: 'пяцьсот дзевятнаццаць',
    999: 'дзевяцьсот дзевяноста дзевяць',
  },
  ka: {
    0: 'ნული',
    12: 'თორმეტი',
    45: 'ორმოცდახუთი',
    90: 'ოთხმოცდაათი',
    100: 'ასი',
    201: 'ორას ერთი',
    519: 'ხუთას ცხრამეტი',
    999: 'ცხრაას ოთხმოცდაცხრამეტი',
  },
  vi: {
    0: 'không',
    12: 'mười hai',
    45: 'bốn mươi lăm',
    90: 'chín mươi',
    100: 'một trăm',
    201: 'hai trăm linh một',
    519: 'năm trăm mười chín',
    999: 'chín trăm chín mươi chín',
  },
  tr: {
    0: 'sıfır',
    12: 'on iki',
    45: 'kırk beş',
    90: 'doksan',
    100: 'yüz',
    201: 'iki yüz bir',
    519: 'beş yüz on dokuz',
    999: 'dokuz yüz doksan dokuz',
  },
  az: {
    0: 'sıfır',
    12: 'on iki',
    45: 'qırx beş',
    90: 'doxsan',
    100: 'yüz',
    201: 'iki yüz bir',
    519: 'beş yüz on doqquz',
    999: 'doqquz yüz doxsan doqquz',
  },
  uz: {
    0: 'nol',
    12: 'oʻn ikki',
    45: 'qirq besh',
    90: 'toʻqson',
    100: 'bir yuz',
    201: 'ikki yuz bir',
    519: 'besh yuz oʻn toʻqqiz',
    999: 'toʻqqiz yuz toʻqson toʻqqiz',
  },
  hi: {
    0: 'शून्य',
    12: 'बारह',
    45: 'पैंतालीस',
    90: 'नब्बे',
    100: 'एक सौ',
    201: 'दो सौ एक',
    519: 'पाँच सौ उन्नीस',
    999: 'नौ सौ निन्यानवे',
  },
  ne: {
    0: 'शून्य',
    12: 'बाह्र',
    45: 'पैँतालीस',
    90: 'नब्बे',
    100: 'एक सय',
    201: 'दुई सय एक',
    519: 'पाँच सय उन्नाइस',
    999: 'नौ सय उनान्सय',
  },
  es: {
    0: 'cero',
    12: 'doce',
    45: 'cuarenta y cinco',
    90: 'noventa',
    100: 'cien',
    201: 'doscientos uno',
    519: 'quinientos diecinueve',
    999: 'novecientos noventa y nueve',
  },
  ar: {
    0: 'صفر',
    12: 'اثنا عشر',
    45: 'خمسة وأربعون',
    90: 'تسعون',
    100: 'مئة',
    201: 'مئتان وواحد',
    519: 'خمسمئة وتسعة عشر',
    999: 'تسعمئة وتسعة وتسعون',
  },
}

describe.each(spokenLanguages)('%s', (language) => {
  test('numbers in words', () => {
    for (const [n, words] of Object.entries(cases[language])) expect(numberInWords(Number(n), language)).toBe(words)
  })

  test('every number from 0 to 999 has words of its own', () => {
    const all = Array.from({ length: 1000 }, (_, n) => numberInWords(n, language))
    expect(new Set(all).size).toBe(1000)
    expect(all.filter((words) => /undefined|^$| $/.test(words))).toEqual([])
  })

  test('[ACC-7] no two letters of a ticket are said alike', () => {
    const names = letters.map((letter) => letterInWords(letter, language))
    expect(new Set(names).size).toBe(26)
    expect(names.every((name) => /^[\p{L}\p{M}-]+$/u.test(name))).toBe(true)
  })
})

describe.each(spokenLanguages)('%s', (language) => {
  test('every clip has words, and what is joined for a number reads as the number does', () => {
    for (const clip of clipNames) expect(wordsOfClip(clip, language)).toMatch(/^[\p{L}\p{M}’\- ]+[,.]$/u)
    for (const n of [1, 20, 45, 100, 119, 340, 999]) {
      const { number } = sentence(language, { number: `U${String(n).padStart(3, '0')}`, desk: 1 })
      const spoken = number.slice(2).map((clip) => wordsOfClip(clip, language).replace(',', ''))
      // Arabic joins its "and" to the word after it.
      expect(spoken.join(' ').replace('و ', 'و')).toBe(numberInWords(n, language))
    }
  })
})

test('a call as it is heard', () => {
  const heard = (language: SpokenLanguage, number: string, desk: number) => {
    const said = sentence(language, { number, desk })
    return [...said.number, ...said.desk].map((clip) => wordsOfClip(clip, language)).join(' ')
  }
  expect(heard('pl', 'U045', 25)).toBe('Numer, u, czterdzieści pięć, stanowisko dwadzieścia pięć.')
  expect(heard('en', 'U045', 25)).toBe('Number, U, forty-five, desk twenty-five.')
  expect(heard('uk', 'U045', 25)).toBe('Номер, у, сорок п’ять, вікно двадцять п’ять.')
  expect(heard('ru', 'U045', 25)).toBe('Номер, у, сорок пять, окно двадцать пять.')
  expect(heard('es', 'U145', 3)).toBe('Número, u, ciento, cuarenta y cinco, ventanilla tres.')
  expect(heard('vi', 'U105', 3)).toBe('Số, u, một, không, năm, quầy ba.')
  expect(heard('en', 'AB345', 125)).toBe(
    'Number, A, B, three hundred and, forty-five, desk, one hundred and, twenty-five,',
  )
})

test('a name that is no clip is refused', () => {
  // Georgian has capitals, but no word begins with one.
  expect(wordsOfClip('number', 'ka')).toBe('ნომერი,')
  expect(() => wordsOfClip('n-', 'pl')).toThrow(RangeError)
  expect(() => wordsOfClip('letter-ą', 'pl')).toThrow(RangeError)
})
