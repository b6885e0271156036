import { expect, test } from 'vitest'
import { languageParts, markLanguage, withoutMarks } from './other-language.ts'

const hall = markLanguage('Sala A, I piętro', 'pl')
const sentence = `დაელოდეთ აქ: ${hall}.`

test('[ACC-8] a sentence falls apart into its own words and those of another language', () => {
  expect(languageParts(sentence)).toEqual([
    { text: 'დაელოდეთ აქ: ', language: null },
    { text: 'Sala A, I piętro', language: 'pl' },
    { text: '.', language: null },
  ])
  expect(languageParts(`${hall}${markLanguage('Hall A', 'en')}`)).toEqual([
    { text: 'Sala A, I piętro', language: 'pl' },
    { text: 'Hall A', language: 'en' },
  ])
})

test('a sentence without marks is one part, an empty one none', () => {
  expect(languageParts('Wait here.')).toEqual([{ text: 'Wait here.', language: null }])
  expect(languageParts('')).toEqual([])
})

test('isolates of somebody else are left as they are', () => {
  const isolated = 'a \u2068b\u2069 c'
  expect(languageParts(isolated)).toEqual([{ text: isolated, language: null }])
  expect(withoutMarks(isolated)).toBe(isolated)
})

test('marks can be taken out again', () => {
  expect(withoutMarks(sentence)).toBe('დაელოდეთ აქ: Sala A, I piętro.')
})

test('a mark that a turned page has parted marks what is left of it', () => {
  expect(languageParts(sentence.slice(0, -4))).toEqual([
    { text: 'დაელოდეთ აქ: ', language: null },
    { text: 'Sala A, I pięt', language: 'pl' },
  ])
})
