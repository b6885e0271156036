import { expect, test } from 'vitest'
import { keyName } from './key-name.ts'

const press = (keys: string) => {
  const parts = keys.split(' ')
  const key = parts.pop() ?? ''
  const held = (name: string) => parts.includes(name)
  return keyName({
    key,
    ctrlKey: held('Ctrl') || held('AltGrOfWindows'),
    altKey: held('Alt') || held('AltGrOfWindows'),
    metaKey: held('Meta'),
    getModifierState: (name) => name === 'AltGraph' && (held('AltGr') || held('AltGrOfWindows')),
  })
}

test.each([
  ['7', '7'],
  ['Shift', 'Shift'],
  ['Enter', 'Enter'],
  ['Ctrl m', 'Enter'],
  ['Ctrl M', 'Enter'],
  ['Ctrl j', 'Enter'],
  ['Ctrl i', 'Tab'],
  ['Ctrl ]', '\u001d'],
  ['Ctrl b', '\u0002'],
  ['Ctrl ^', '\u001e'],
  ['Ctrl Control', 'Control'],
  ['AltGr ó', 'ó'],
  ['AltGrOfWindows ó', 'ó'],
])('[WRO-1] what a scanner sends: %s', (keys, name) => {
  expect(press(keys)).toBe(name)
})

test.each(['Ctrl 1', 'Ctrl Enter', 'Ctrl F5', 'Alt ArrowLeft', 'Meta d', 'Ctrl Alt t', 'Ctrl ż'])(
  'what means nothing here: %s',
  (keys) => {
    expect(press(keys)).toBe(null)
  },
)
