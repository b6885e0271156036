import { expect, test } from 'vitest'
import { chromiumArguments, findChromium } from './find-chromium.ts'

test('the named browser comes first, one that is not there is none', () => {
  expect(findChromium({ POCZEKALNIA_CHROMIUM: process.execPath })).toBe(process.execPath)
  expect(findChromium({ POCZEKALNIA_CHROMIUM: '/nowhere' })).not.toBe('/nowhere')
})

test('kiosk mode with a profile of its own; no token on the command line', () => {
  const parts = { profile: '/p', address: 'http://127.0.0.1:1/x', windowed: false, isRoot: false, more: ['--headless'] }
  const args = chromiumArguments(parts)
  expect(args).toContain('--kiosk')
  expect(args).toContain('--user-data-dir=/p')
  expect(args).toContain('--headless')
  expect(args).not.toContain('--no-sandbox')
  expect(chromiumArguments({ ...parts, windowed: true })).not.toContain('--kiosk')
})
