import { expect, test } from 'vitest'
import { languageFor } from './negotiate.ts'

test.each([
  [undefined, 'pl'],
  ['', 'pl'],
  ['uk', 'uk'],
  ['uk-UA,uk;q=0.9,en;q=0.5', 'uk'],
  ['en;q=0.5, ru', 'ru'],
  ['de-DE,de;q=0.9,en;q=0.3', 'en'],
  ['de, *;q=0.1', 'pl'],
  ['en;q=0, uk;q=0.1', 'uk'],
  ['ru;q=nonsense', 'ru'],
  ['plt', 'pl'],
])('Accept-Language %j is answered in %s', (header, language) => {
  expect(languageFor(header)).toBe(language)
})
