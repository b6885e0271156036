import { errorCodes, type Language, staffLanguages as languages } from '@poczekalnia/protocol'
import { describe, expect, test } from 'vitest'
import { readLocales } from './index.ts'

type Texts = Map<string, string>

const suffix = /_(zero|one|two|few|many|other)$/
const base = (key: string) => key.replace(suffix, '')

/** Every text of a namespace by its whole path, `pin.question_few`. */
function textsOf(value: unknown, path: string[] = [], found: Texts = new Map()): Texts {
  if (typeof value === 'string') found.set(path.join('.'), value)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) textsOf(inner, [...path, key], found)
  } else throw new Error(`${path.join('.')} is neither a text nor a group of texts`)
  return found
}

const variables = (text: string) => [...text.matchAll(/\{\{\s*([^}\s,]+)/g)].map((match) => match[1]!).sort()

const locales = readLocales()
const namespaces = [...new Set(languages.flatMap((language) => Object.keys(locales[language])))].sort()
const read = (language: Language, namespace: string) => textsOf(locales[language][namespace] ?? {})

/** Keys that a language's plural forms are made of: a key is a plural one when `_other` stands beside it. */
function shape(texts: Texts): { plain: Set<string>; plural: Set<string> } {
  const plural = new Set([...texts.keys()].filter((key) => key.endsWith('_other')).map(base))
  const plain = new Set([...texts.keys()].filter((key) => !(suffix.test(key) && plural.has(base(key)))))
  return { plain, plural }
}

describe.each(namespaces)('%s', (namespace) => {
  test.each(languages)('%s says everything that Polish says', (language) => {
    const polish = shape(read('pl', namespace))
    const own = shape(read(language, namespace))
    expect([...own.plain].sort()).toEqual([...polish.plain].sort())
    expect([...own.plural].sort()).toEqual([...polish.plural].sort())
  })

  test.each(languages)('%s has exactly the plural forms of its grammar', (language) => {
    const texts = read(language, namespace)
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted()
    for (const key of shape(texts).plural) {
      const own = [...texts.keys()].filter((one) => suffix.test(one) && base(one) === key)
      expect(own.map((one) => suffix.exec(one)![1]!).sort(), key).toEqual(forms)
    }
  })

  test.each(languages)('%s has no empty text and the same variables', (language) => {
    const polish = read('pl', namespace)
    for (const [key, text] of read(language, namespace)) {
      expect(text.trim(), key).toBe(text)
      expect(text, key).not.toBe('')
      const model = polish.get(key) ?? polish.get(`${base(key)}_other`) ?? ''
      expect(variables(text), key).toEqual(variables(model))
    }
  })
})

test.each(languages)('every refusal of the protocol is worded in %s, and nothing else is', (language) => {
  expect([...read(language, 'errors').keys()].sort()).toEqual([...errorCodes].sort())
})
