import { expect, test } from 'vitest'
import { oneAfterAnother, TooManyFiles } from './turns.ts'

test('one thing after another, and no more than may wait', async () => {
  const turn = oneAfterAnother(2)
  const first = Promise.withResolvers<void>()
  const done: string[] = []
  const one = turn(() => first.promise.then(() => done.push('one')))
  const two = turn(async () => done.push('two'))
  await expect(turn(async () => done.push('three'))).rejects.toThrow(TooManyFiles)
  expect(done).toEqual([])
  first.resolve()
  await Promise.all([one, two])
  expect(done).toEqual(['one', 'two'])
  await turn(async () => done.push('four'))
  expect(done).toContain('four')
})

test('what fails stands in nobody’s way', async () => {
  const turn = oneAfterAnother(2)
  await expect(turn(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await turn(async () => 1)).toBe(1)
})
