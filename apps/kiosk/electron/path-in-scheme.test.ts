import { expect, test } from 'vitest'
import { pathInScheme } from './path-in-scheme.ts'

const roots = { kiosk: '/app/kiosk', shell: '/app/shell' }
const path = (address: string) => pathInScheme(address, roots)

test('each page has its own folder', () => {
  expect(path('poczekalnia://kiosk/')).toBe('/app/kiosk/index.html')
  expect(path('poczekalnia://shell/#pairing')).toBe('/app/shell/index.html')
  expect(path('poczekalnia://kiosk/assets/index-1.js?x=1')).toBe('/app/kiosk/assets/index-1.js')
  expect(path('poczekalnia://kiosk/assets/a%20b.js')).toBe('/app/kiosk/assets/a b.js')
})

test.each([
  'poczekalnia://kiosk/%2e%2e/shell/index.html%2f..%2f..%2f..%2fetc/passwd',
  'poczekalnia://kiosk/..%2f..%2fetc/passwd',
  'poczekalnia://kiosk/%2e%2e%2f%2e%2e%2fetc/passwd',
  'poczekalnia://kiosk/..%5c..%5cwindows',
  'poczekalnia://kiosk/c:%2fwindows',
  'poczekalnia://kiosk/index.html%00.png',
  'poczekalnia://kiosk/%E0%A4%A',
  'poczekalnia://other/index.html',
  'file:///etc/passwd',
])('%s leads nowhere', (address) => {
  expect(path(address)).toBeNull()
})

test('dots that the parser itself takes out stay inside the folder', () => {
  expect(path('poczekalnia://kiosk/a/../../../index.html')).toBe('/app/kiosk/index.html')
})
