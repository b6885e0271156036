import { expect, test } from 'vitest'
import { actsOfKey, type KeyPress } from './shortcuts.ts'

const press = (over: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  repeat: false,
  ...over,
})

test('a letter means its act, with or without shift', () => {
  expect(actsOfKey(press({ key: 'n', code: 'KeyN' }))).toEqual(['next', 'finishNext'])
  expect(actsOfKey(press({ key: 'N', code: 'KeyN' }))).toEqual(['next', 'finishNext'])
  expect(actsOfKey(press({ key: 'p', code: 'KeyP' }))).toEqual(['resume', 'pause'])
})

test('on a Cyrillic layout the place of the key counts', () => {
  expect(actsOfKey(press({ key: 'т', code: 'KeyN' }))).toEqual(['next', 'finishNext'])
})

test('on another Latin layout the letter counts', () => {
  expect(actsOfKey(press({ key: 'a', code: 'KeyQ' }))).toEqual(['absent'])
})

test('a key held down, a combination and a digit mean nothing', () => {
  expect(actsOfKey(press({ key: 'n', code: 'KeyN', repeat: true }))).toEqual([])
  expect(actsOfKey(press({ key: 'n', code: 'KeyN', ctrlKey: true }))).toEqual([])
  expect(actsOfKey(press({ key: '1', code: 'Digit1' }))).toEqual([])
  expect(actsOfKey(press({ key: 'Enter', code: 'Enter' }))).toEqual([])
})
