import { expect, test } from 'vitest'
import { helpers, isLanguageName, nameIn } from './helpers.ts'

test('[ACC-1] a language without a voice is told of in Polish and English, or in whatever can be heard', () => {
  expect(helpers(['pl', 'en', 'uk', 'ru', 'ka'])).toEqual(['pl', 'en'])
  expect(helpers(['uk', 'pl'])).toEqual(['pl', 'uk'])
  expect(helpers(['hi', 'ka'])).toEqual(['ka'])
  expect(helpers([])).toEqual([])
})

test('[ACC-1] it is named in the language that tells of it', () => {
  expect(nameIn('be', 'pl')).toBe('białoruski')
  expect(nameIn('be', 'en')).toBe('Belarusian')
  expect(isLanguageName('Беларуская', 'be')).toBe(true)
  expect(isLanguageName('Назад', 'be')).toBe(false)
})
