import { expect, test } from 'vitest'
import { ownHost, pageUrl } from './origins.ts'

test('our own pages are known by their parsed address', () => {
  expect(ownHost(pageUrl('kiosk'))).toBe('kiosk')
  expect(ownHost(pageUrl('shell', 'pairing'))).toBe('shell')
})

test.each([
  'poczekalnia://kiosk.evil.example/',
  'poczekalnia://kiosk:80/',
  'poczekalnia://kiosk@evil.example/',
  'poczekalnia://other/',
  'poczekalniax://kiosk/',
  'https://kiosk/',
  'file:///kiosk/index.html',
  'javascript:poczekalnia://kiosk/',
  'not an address',
  '',
])('%s is not ours', (address) => {
  expect(ownHost(address)).toBeNull()
})
