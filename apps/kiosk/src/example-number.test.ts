import { expect, test } from 'vitest'
import { exampleNumber } from './example-number.ts'

const office = (...prefixes: string[]) =>
  ({
    queues: [],
    bookedQueues: prefixes.map((prefix) => ({ id: prefix, prefix, name: { pl: prefix }, bring: [] })),
  }) as const
const numberOf = (...prefixes: string[]) => {
  const { queues, bookedQueues } = office(...prefixes)
  return exampleNumber({ queues: [...queues], bookedQueues: [...bookedQueues] })
}

test('[ACC-6] the example is a number that nobody can have: of no queue, and before the first one', () => {
  expect(numberOf('A', 'C', 'U')).toBe('K000')
  expect(numberOf('K', 'TM', 'A')).toBe('M000')
  expect(numberOf(...'KTMEOIA')).toBe('K000')
})
