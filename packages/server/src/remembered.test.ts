import { expect, test, vi } from 'vitest'
import { remembered } from './remembered.ts'

test('what was asked before is not made again, whatever it came to', () => {
  const make = vi.fn((asked: string) => (asked === 'nothing' ? undefined : asked.length))
  const length = remembered(10, make)
  expect([length('four'), length('four'), length('nothing'), length('nothing')]).toEqual([4, 4, undefined, undefined])
  expect(make).toHaveBeenCalledTimes(2)
})

test('who asks for ever new things fills no memory, and is answered all the same', () => {
  const make = vi.fn((asked: string) => asked)
  const same = remembered(2, make)
  for (const asked of ['a', 'b', 'c', 'c', 'a']) expect(same(asked)).toBe(asked)
  expect(make.mock.calls.flat()).toEqual(['a', 'b', 'c', 'a'])
})
