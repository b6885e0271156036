import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bydgoszcz } from '../testing/office-day.ts'
import { mistakenLetters } from './mistaken-letters.ts'
import { readProfile } from './read-profile.ts'

const folder = join(import.meta.dirname, '../../../../offices')

test('[ACC-7] whoever writes a prefix that reads as another letter in Cyrillic is told', () => {
  const { profile } = bydgoszcz(['prefix: D', 'prefix: BX'])
  expect(mistakenLetters(profile)).toEqual([
    { queue: 'pobyt-staly', prefix: 'BX', letter: 'B', takenFor: 'В' },
    { queue: 'pobyt-staly', prefix: 'BX', letter: 'X', takenFor: 'Х' },
  ])
  expect(mistakenLetters({ ...profile, languages: ['pl', 'en'] })).toEqual([])
})

test('[ACC-7] no letter that looks like a Cyrillic one is said otherwise than that', () => {
  const { profile } = bydgoszcz()
  const told = (prefix: string) =>
    mistakenLetters({ ...profile, queues: [{ ...profile.queues[0]!, prefix }] }).map(({ letter }) => letter)
  expect([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((letter) => told(letter).length > 0).join('')).toBe('BCHPXY')
})

test('[ACC-7] none of our offices has such a prefix', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml')))
    expect(mistakenLetters(readProfile(readFileSync(join(folder, file), 'utf8'), file)), file).toEqual([])
})
