import { expect, test } from 'vitest'
import { keyKnock } from './key-knock.ts'

const sign = ['ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'Escape']
const pressed = (keys: string[], every = 500) => {
  const isKnock = keyKnock()
  return keys.map((key, i) => isKnock(key, i * every)).flatMap((knock, i) => (knock ? [i] : []))
}

test('[ACC-2] up, up, down, down, up, up, back opens the service menu, once', () => {
  expect(pressed([...sign, 'Escape'])).toEqual([6])
  expect(pressed(['ArrowUp', ...sign])).toEqual([7])
})

test('another key between them, or too slow, is no sign', () => {
  expect(pressed([...sign.slice(0, 4), 'Enter', ...sign.slice(4)])).toEqual([])
  expect(pressed(sign, 2_000)).toEqual([])
})
