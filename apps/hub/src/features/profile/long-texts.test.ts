import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LONGEST_PROFILE } from '@poczekalnia/protocol'
import { checkProfile } from '@poczekalnia/queue-core'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { profileChecker } from './long-texts.ts'

/** What this thread checks itself, in which it answers nobody else. */
const here = vi.hoisted(() => ({ checks: 0 }))
vi.mock('@poczekalnia/queue-core', async (original) => {
  const core = await original<typeof import('@poczekalnia/queue-core')>()
  const checkProfile: typeof core.checkProfile = (...given) => {
    here.checks++
    return core.checkProfile(...given)
  }
  return { ...core, checkProfile }
})
beforeEach(() => {
  here.checks = 0
})

const checker = profileChecker()
afterAll(() => checker.stop())

const right = readFileSync(join(import.meta.dirname, '../../../../../offices/bydgoszcz.yaml'), 'utf8')
/** Texts of nearly the longest length that somebody could paste by mistake, or on purpose. */
const long = (piece: string) => piece.repeat(Math.floor((LONGEST_PROFILE - 1) / piece.length))
const texts: [string, string][] = [
  ['a right profile, short', right],
  ['a right profile with long comments', `${right}\n${'# one more line\n'.repeat(5_000)}`],
  ['quotation marks', long('"')],
  ['quoted texts', long('"a"\n')],
  ['brackets', long('[')],
  ['brackets and commas', `[${long(',').slice(2)}]`],
  ['maps in maps', long('{a: ')],
  ['one setting again and again', long('a: 1\n')],
  ['many settings', Array.from({ length: 8_000 }, (_, i) => `k${i}: 1`).join('\n')],
  ['a list of nonsense', `desks:\n${long('  - x: 1\n').slice(10)}`],
  ['marks of references', long('& ')],
  ['empty lines', long('\n')],
  ['one long line', long('a')],
]

test.each(texts)('%s is checked as it always is, while the hub answers others', async (_, text) => {
  const checked = await checker.check(text)
  expect(here.checks).toBe(text.length > 16_000 ? 0 : 1)
  expect(checked).toEqual(checkProfile(text))
  if ('faults' in checked) expect(checked.faults.length).toBeLessThanOrEqual(101)
})

test('several at once are each answered their own', async () => {
  const [first, second] = [long('"'), `${right}\n${'# more\n'.repeat(5_000)}`]
  const [one, other] = await Promise.all([checker.check(first), checker.check(second)])
  expect('faults' in one).toBe(true)
  expect('profile' in other).toBe(true)
})
