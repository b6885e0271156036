import { languages, Trouble } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { troublesOf } from './use-speaker.ts'

test('a display may tell at once that no language has its voice and that nothing is heard', () => {
  const troubles = troublesOf(new Map(languages.map((language) => [language, ['n-45']])), true)
  expect(Trouble.parse({ troubles }).troubles).toHaveLength(languages.length + 1)
})

test('of many clips that are missing the hub takes the first twenty by name, and how many there are', () => {
  const clips = Array.from({ length: 1_100 }, (_, number) => `n-${number}`)
  const [told] = Trouble.parse({ troubles: troublesOf(new Map([['uk', clips]]), false) }).troubles
  expect(told).toMatchObject({ kind: 'voice', language: 'uk', count: 1_100 })
  expect(told).toHaveProperty('missing.length', 20)
})
