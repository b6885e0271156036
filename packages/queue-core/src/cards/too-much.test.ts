import { expect, test } from 'vitest'
import { checkCard } from './check-card.ts'
import { LONGEST_CARD } from './too-much.ts'

const front =
  '---\ntitle: { pl: Karta }\nstate: "2026-11-19"\nsource: Karta\nqueues: [a]\nsummary: { pl: Co przynieść. }\n---\n'
const faults = (body: string) => {
  const checked = checkCard(`${front}# Papiery {papers}\n\n${body}`, 'card', {
    id: 'x',
    queues: ['a'],
    languages: ['pl'],
  })
  return 'faults' in checked ? checked.faults.map(({ line, column, expected }) => `${line}:${column} ${expected}`) : []
}

test('an item with parts and a note is not too much, and neither is a long list', () => {
  expect(faults('- **Paszport** ważny:\n  - oryginał, lub\n  - kopia\n\n  Kopia po polsku.\n')).toEqual([])
  expect(faults(`${'- **Papier**\n'.repeat(200)}`)).toEqual([])
  expect(faults('- 1. miejsce 2026-11-19 - 2026-11-20\n')).not.toEqual([])
})

test.each([
  ['lists in lists on one line', `${'- '.repeat(500)}x`, /^10:\d+ expected an item/],
  ['numbers in numbers', `${'1. '.repeat(500)}x`, /^10:\d+ expected an item/],
  [
    'lists in lists by indentation',
    Array.from({ length: 50 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n'),
    /^17:17 expected an item/,
  ],
  ['quotations', '> a\nb\n'.repeat(100), /^10:1 .* found a quotation/],
  ['quotations in an item', `- ${'> '.repeat(100)}a`, /^10:3 .* found a quotation/],
  ['stars and lines', '*_'.repeat(1_000), /^10:1 .* far too many stars/],
  ['brackets over many lines', '[a\n'.repeat(1_001), /^1010:1 .* far too many stars/],
  ['far too much text', 'a '.repeat(LONGEST_CARD / 2), /^8:1 expected at most 100000 characters/],
])('%s are told before anybody waits for them', (_, body, line) => {
  expect(faults(body)).toEqual([expect.stringMatching(line)])
})
