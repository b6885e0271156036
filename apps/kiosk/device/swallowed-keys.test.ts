import { expect, test } from 'vitest'
import { isRefused, isSwallowed } from './swallowed-keys.ts'

const press = (keys: string) => {
  const parts = keys.split('+')
  const key = parts.pop() ?? ''
  const held = (name: string) => parts.includes(name)
  return { key, control: held('Ctrl'), alt: held('Alt'), meta: held('Meta'), shift: held('Shift') }
}

test.each(['1', 'Enter', ' ', 'Tab', 'ArrowDown', 'Backspace', 'Delete', 'я'])('%s reaches the page', (key) => {
  expect(isSwallowed(press(key), false)).toBe(false)
})

test.each([
  'F1',
  'F5',
  'F11',
  'F12',
  'Shift+Escape',
  'ContextMenu',
  'BrowserBack',
  'BrowserHome',
  'PrintScreen',
  'Alt+F4',
  'Alt+ArrowLeft',
  'Alt+Tab',
  'Meta+d',
  'Ctrl+r',
  'Ctrl+R',
  'Ctrl+w',
  'Ctrl+p',
  'Ctrl+0',
  'Ctrl+=',
  'Ctrl+-',
  'Ctrl+Shift+I',
  'Ctrl+Alt+Delete',
  'Ctrl+v',
])('%s does not', (keys) => {
  expect(isSwallowed(press(keys), false)).toBe(true)
})

test.each(['Ctrl+m', 'Ctrl+J', 'Ctrl+i', 'Ctrl+]'])('%s of a scanner reaches the page of visitors alone', (keys) => {
  expect(isSwallowed(press(keys), false)).toBe(false)
  expect(isSwallowed(press(keys), true)).toBe(true)
})

test('staff may paste the pairing address, and still not leave', () => {
  expect(isSwallowed(press('Ctrl+v'), true)).toBe(false)
  expect(isSwallowed(press('Ctrl+V'), true)).toBe(false)
  expect(isSwallowed(press('Ctrl+w'), true)).toBe(true)
  expect(isSwallowed(press('F5'), true)).toBe(true)
})

test.each(['Escape', 'F13', 'F24', 'Help', 'AudioVolumeUp'])(
  '[ACC-2] %s of a keypad reaches the page, and nothing of the browser comes of it',
  (key) => {
    expect(isSwallowed(press(key), false)).toBe(false)
    expect(isRefused(press(key), false)).toBe(true)
    expect(isSwallowed(press(`Ctrl+${key}`), false)).toBe(true)
  },
)
