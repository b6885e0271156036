import { expect, test } from 'vitest'
import { scannedEvent, scannedText } from './scanned-event.ts'

test('[WRO-1] a page or program hands over what its camera read', () => {
  expect(scannedText(new CustomEvent(scannedEvent, { detail: { text: 'KX7M2Q' } }))).toBe('KX7M2Q')
})

test.each([
  ['no detail', undefined],
  ['a bare text', 'KX7M2Q'],
  ['another name', { code: 'KX7M2Q' }],
  ['more than that', { text: 'KX7M2Q', visit: 'v1' }],
  ['nothing in it', { text: '' }],
  ['far too much', { text: 'x'.repeat(513) }],
  ['no text', { text: 4821 }],
])('an event made otherwise is passed over: %s', (_, detail) => {
  expect(scannedText(new CustomEvent(scannedEvent, { detail }))).toBe(null)
})

test('an event that carries nothing at all is passed over', () => {
  expect(scannedText(new Event(scannedEvent))).toBe(null)
})
