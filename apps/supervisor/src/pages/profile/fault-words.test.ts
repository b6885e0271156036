import { readLocales } from '@poczekalnia/locales'
import type { Expectation } from '@poczekalnia/protocol'
import { rules } from '@poczekalnia/queue-core'
import { yamlWords } from '@poczekalnia/written'
import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { faultText } from './fault-words.ts'

const expectations: Expectation[] = [
  ...Object.keys(yamlWords).map((code) => ({ kind: 'yaml', code }) as const),
  ...['LOST_CHARACTER', 'LONE_SURROGATE', 'CONTROL_CHARACTER', 'OLD_LINE_END'].map(
    (code) => ({ kind: 'yaml', code }) as const,
  ),
  { kind: 'unknown-setting', keys: ['retention'], nearest: 'retentionDays' },
  { kind: 'missing' },
  ...['string', 'number', 'int', 'boolean', 'array', 'object', 'record'].map(
    (type) => ({ kind: 'type', type }) as const,
  ),
  { kind: 'one-of', values: ['booked', 'walk-in'], nearest: 'walk-in' },
  ...(['number', 'text', 'list'] as const).flatMap((of): Expectation[] => [
    { kind: 'at-least', least: 1, of },
    { kind: 'at-most', most: 40, of },
  ]),
  { kind: 'more-than', than: 0 },
  ...Object.keys(rules).map((rule) => ({ kind: 'rule', rule, list: 'a, b', nearest: 'a' }) as const),
  { kind: 'more', count: 7 },
]

/** The page's words in one language, as i18next would find them; what there is no text for is told by its key. */
function wordsIn(language: 'pl' | 'en' | 'uk' | 'ru'): TFunction {
  const texts = readLocales()[language].profile as Record<string, unknown>
  return ((key: string, facts: Record<string, unknown> = {}) => {
    const at = (name: string) =>
      name.split('.').reduce<unknown>((part, one) => (part as Record<string, unknown> | undefined)?.[one], texts)
    const name = key.replace(/^profile:/, '')
    const text = at(name) ?? at(`${name}_other`)
    if (typeof text !== 'string') return `⟨${key}⟩`
    return text.replaceAll(/\{\{(\w+)\}\}/g, (_, fact: string) => String(facts[fact] ?? `⟨${fact}⟩`))
  }) as unknown as TFunction
}

test.each(['pl', 'en', 'uk', 'ru'] as const)('whatever can be wrong in a profile has words in %s', (language) => {
  const t = wordsIn(language)
  for (const what of expectations) {
    const text = faultText({ line: 1, column: 1, path: 'a', expected: 'English', what }, t)
    expect(text, JSON.stringify(what)).not.toMatch(/⟨|English|undefined/)
    if ('nearest' in what) expect(text).toContain(what.nearest)
  }
})

test('each reason why a text can not be read has words of its own where people could mend it', () => {
  const t = wordsIn('en')
  const text = (code: string) =>
    faultText({ line: 1, column: 1, path: '', expected: '', what: { kind: 'yaml', code } }, t)
  const told = [
    'TAB_AS_INDENT',
    'DUPLICATE_KEY',
    'UNKNOWN_ALIAS',
    'TOO_MANY_ALIASES',
    'MERGE',
    'DIRECTIVE',
    'MULTIPLE_DOCS',
    'TAG',
    'LOST_CHARACTER',
  ]
  expect(new Set([...told, 'BAD_INDENT'].map(text)).size).toBe(told.length + 1)
})
