import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type StaffLanguage as Language, staffLanguages as languages } from '@poczekalnia/protocol'
import { describe, expect, test } from 'vitest'
import { readLocales } from './index.ts'

const page = readFileSync(join(import.meta.dirname, '../docs/words.md'), 'utf8')
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
const terms = rows.filter((row) => row.length === 6 && row[5]!.startsWith('`'))
const unwanted = rows.filter((row) => row.length === 3 && row[0] !== 'language')
const columns: readonly Language[] = ['pl', 'en', 'uk', 'ru']
const names: Readonly<Record<Language, string>> = { pl: 'Polish', en: 'English', uk: 'Ukrainian', ru: 'Russian' }

const locales = readLocales()

/** Every text below a value with its path, `counter:act.call`. */
function textsOf(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`))
}

const allOf = (language: Language) =>
  Object.entries(locales[language]).flatMap(([namespace, texts]) =>
    textsOf(texts, namespace).map(([path, text]) => [path.replace('.', ':'), text] as const),
  )

/** The part of a word that its cases share: "kolejka" and "kolejki" begin alike. */
const stem = (term: string) => (term.length > 4 ? term.slice(0, -1) : term).toLowerCase()

test('the table of words has its terms', () => {
  expect(terms.length).toBeGreaterThan(15)
  expect(unwanted.map(([language]) => language)).toEqual(columns.map((language) => names[language]))
})

describe.each(terms)('%s', (_what, pl, en, uk, ru, where) => {
  test.each(languages)('the screens say it in the same word in %s', (language) => {
    const term = { pl, en, uk, ru }[language]!
    const text = new Map(allOf(language)).get(where!.replaceAll('`', '')) ?? ''
    expect(text.toLowerCase(), where).toContain(stem(term))
  })
})

test.each(languages)('no text in %s has a word that docs/words.md rules out', (language) => {
  const words = unwanted.find(([name]) => name === names[language])![1]!.split(', ')
  const found = allOf(language).filter(([, text]) =>
    words.some((word) => new RegExp(`(?<!\\p{L})${word}`, 'iu').test(text)),
  )
  expect(found).toEqual([])
})
