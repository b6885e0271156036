import { expect, test } from 'vitest'
import { isNavigationAllowed } from './is-navigation-allowed.ts'

const kiosk = 'poczekalnia://kiosk/'

test('a page may reload and move within itself', () => {
  expect(isNavigationAllowed({ from: kiosk, to: `${kiosk}#x`, isMainFrame: true })).toBe(true)
  expect(isNavigationAllowed({ from: kiosk, to: kiosk, isMainFrame: true })).toBe(true)
})

test.each([
  'https://example.org/',
  'http://kiosk/',
  'poczekalnia://shell/',
  'poczekalnia://kiosk.example.org/',
  'file:///etc/passwd',
  'data:text/html,hello',
  'blob:poczekalnia://kiosk/1',
  'chrome://settings/',
  'about:blank',
])('it may not go to %s', (to) => {
  expect(isNavigationAllowed({ from: kiosk, to, isMainFrame: true })).toBe(false)
})

test('no frame inside a page, and no way in from a page that is not ours', () => {
  expect(isNavigationAllowed({ from: kiosk, to: kiosk, isMainFrame: false })).toBe(false)
  expect(isNavigationAllowed({ from: 'https://example.org/', to: kiosk, isMainFrame: true })).toBe(false)
})
