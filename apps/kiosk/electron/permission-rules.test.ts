import { expect, test } from 'vitest'
import { isPermitted } from './permission-rules.ts'

test('the visitors’ screen may reach the hub on the local network', () => {
  expect(isPermitted('local-network-access', 'poczekalnia://kiosk/')).toBe(true)
  expect(isPermitted('loopback-network', 'poczekalnia://kiosk')).toBe(true)
  expect(isPermitted('local-network', '')).toBe(true)
  expect(isPermitted('screen-wake-lock', 'poczekalnia://kiosk/')).toBe(true)
  expect(isPermitted('media', '')).toBe(false)
  expect(isPermitted('local-network-access', 'poczekalnia://shell/')).toBe(false)
  expect(isPermitted('local-network-access', 'https://evil.example/')).toBe(false)
})

test.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'fileSystem', 'openExternal', 'usb', 'unknown'])(
  'nobody gets %s',
  (permission) => {
    expect(isPermitted(permission, 'poczekalnia://kiosk/')).toBe(false)
  },
)
