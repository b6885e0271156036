import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeText } from '@poczekalnia/written'
import { damaged, damages, unfit } from '@poczekalnia/written/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCard } from '../cards/check-card.ts'
import { checkProfile } from './check-profile.ts'
import { readProfile } from './read-profile.ts'

const folder = join(import.meta.dirname, '../../../../offices')
const texts = (of: string, end: string) =>
  readdirSync(join(folder, of))
    .filter((name) => name.endsWith(end))
    .map((name) => readFileSync(join(folder, of, name), 'utf8'))
const profiles = texts('', '.yaml')
const cards = texts('cards', '.md')
/** How many are tried of each; more by hand: docs/robustness.md. */
const numRuns = Number(process.env.POCZEKALNIA_RUNS ?? 250)

/** Damaged bytes as a file's reader would see them: their text, or `null` where they are told to be no UTF-8. */
function textOf(bytes: Uint8Array): string | null {
  const decoded = decodeText(bytes)
  if ('text' in decoded) return decoded.text
  expect(unfit(decoded.fault, new TextDecoder().decode(bytes))).toBeNull()
  return null
}

test('the profiles and cards are six and three, and right as they are', () => {
  expect([profiles.length, cards.length]).toEqual([6, 3])
  for (const text of profiles) expect(checkProfile(text)).toHaveProperty('profile')
})

test('whatever happens to a profile’s text, it is a profile or its faults are told by their places', () => {
  fc.assert(
    fc.property(fc.constantFrom(...profiles), damages, (right, list) => {
      const text = textOf(damaged(right, list))
      if (text === null) return
      const checked = checkProfile(text)
      if ('profile' in checked) return
      expect(checked.faults.length).toBeGreaterThan(0)
      for (const fault of checked.faults) expect(unfit(fault, text)).toBeNull()
      // The editor reads the same text: nothing of it is lost on the way through JSON.
      expect(JSON.parse(JSON.stringify(checked.faults))).toEqual(checked.faults)
    }),
    { numRuns },
  )
})

test('whatever happens to a card’s text, it is a card or its faults are told by their places', () => {
  const queues = profiles.flatMap((text) => readProfile(text, 'office').queues.map(({ id }) => id))
  const office = { id: 'katowice', queues, languages: ['pl', 'en', 'uk', 'ru'] as const }
  fc.assert(
    fc.property(fc.constantFrom(...cards), damages, (right, list) => {
      const text = textOf(damaged(right, list))
      if (text === null) return
      const checked = checkCard(text, 'card', office)
      if ('card' in checked) return
      expect(checked.faults.length).toBeGreaterThan(0)
      for (const fault of checked.faults) expect(unfit(fault, text)).toBeNull()
    }),
    { numRuns },
  )
})

test('whatever text it is, it is answered', () => {
  const any = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: fc.constantFrom(...'ab:-[]{}"\'&*!%#|>?,\n\t @`\\'), maxLength: 300 }),
    fc.json().map((text) => text),
  )
  const office = { id: 'x', queues: [], languages: ['pl'] as const }
  fc.assert(
    fc.property(any, (text) => {
      const checked = checkProfile(text)
      for (const fault of 'faults' in checked ? checked.faults : []) expect(unfit(fault, text)).toBeNull()
      const card = checkCard(`---\n${text}\n---\n${text}`, 'x', office)
      for (const fault of 'faults' in card ? card.faults : [])
        expect(unfit(fault, `---\n${text}\n---\n${text}`)).toBeNull()
    }),
    { numRuns: numRuns * 2 },
  )
})
