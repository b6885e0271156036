import { expect, test } from 'vitest'
import { firstPage } from './first-page.ts'

test('a new machine is paired first', () => {
  expect(firstPage({ settings: 'missing', paired: false, pinSet: false })).toBe('pairing')
})

test('a paired machine is ready for visitors', () => {
  expect(firstPage({ settings: 'ready', paired: true, pinSet: true })).toBe('kiosk')
})

test('without token, PIN or settings it is paired again', () => {
  expect(firstPage({ settings: 'ready', paired: false, pinSet: true })).toBe('pairing')
  expect(firstPage({ settings: 'ready', paired: true, pinSet: false })).toBe('pairing')
  expect(firstPage({ settings: 'missing', paired: true, pinSet: true })).toBe('pairing')
})

test('wrong settings are told before anything else', () => {
  expect(firstPage({ settings: 'wrong', paired: false, pinSet: false })).toBe('settings')
})
