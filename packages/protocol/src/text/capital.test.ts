import { expect, test } from 'vitest'
import { capital } from './capital.ts'

test.each([
  ['ka', 'ნომერი', 'ნომერი'],
  ['tr', 'iki', 'İki'],
  ['az', 'iki', 'İki'],
  ['uk', 'їхній', 'Їхній'],
  ['pl', 'środa', 'Środa'],
  ['hi', 'नंबर', 'नंबर'],
] as const)('[ACC-8] a sentence begins in %s as that language writes it: %s', (language, text, written) => {
  expect(capital(text, language)).toBe(written)
})
