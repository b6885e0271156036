import { expect, test } from 'vitest'
import {
  deviceScreen,
  deviceToken,
  type Keep,
  pageSession,
  passOverCode,
  randomKey,
  rememberToken,
} from './device-token.ts'

function shelf(): Keep {
  const kept = new Map<string, string>()
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) }
}
const refusing: Keep = {
  getItem: () => {
    throw new Error('denied')
  },
  setItem: () => {
    throw new Error('denied')
  },
}

test('a token from the address is kept for the next visit, one for each namespace', () => {
  const device = shelf()
  expect(deviceToken('/kiosk', '#token=abc', shelf(), device)).toBe('abc')
  expect(deviceToken('/kiosk', '', shelf(), device)).toBe('abc')
  expect(deviceToken('/counter', '', shelf(), device)).toBeNull()
})

test('two tabs of one computer keep their own tokens', () => {
  const [device, left, right] = [shelf(), shelf(), shelf()]
  deviceToken('/counter', '#token=left', left, device)
  deviceToken('/counter', '#token=right', right, device)
  expect(deviceToken('/counter', '', left, device)).toBe('left')
})

test('a browser that keeps nothing still works with the address', () => {
  expect(deviceToken('/kiosk', '#token=abc', refusing, refusing)).toBe('abc')
  expect(deviceToken('/kiosk', '', refusing, refusing)).toBeNull()
  expect(pageSession('/kiosk', refusing)).toMatch(/^[0-9a-f]{32}$/)
})

test('a page keeps its session over a reload', () => {
  const tab = shelf()
  expect(pageSession('/counter', tab)).toBe(pageSession('/counter', tab))
  expect(pageSession('/counter', shelf())).not.toBe(pageSession('/counter', tab))
  expect(randomKey()).not.toBe(randomKey())
})

test('the screen that an address names is kept, until an address brings a token without one', () => {
  const device = shelf()
  expect(deviceScreen('/display', '#token=abc&screen=room-161', shelf(), device)).toBe('room-161')
  expect(deviceScreen('/display', '', shelf(), device)).toBe('room-161')
  expect(deviceScreen('/display', '#screen=hall', shelf(), device)).toBe('hall')
  expect(deviceScreen('/display', '#token=abc', shelf(), device)).toBeNull()
  expect(deviceScreen('/display', '', shelf(), device)).toBeNull()
  expect(deviceScreen('/display', '#screen=hall', refusing, null)).toBe('hall')
})

test('a code in the address makes a page another device, once; a later start with it goes on as that device', () => {
  const [tab, device] = [shelf(), shelf()]
  deviceToken('/display', '#token=old', tab, device)
  expect(deviceToken('/display', '#code=ACEF3479', tab, device)).toBeNull()
  expect(rememberToken('/display', { token: 'new', screen: 'hall', code: 'ACEF3479' }, tab, device)).toBe(true)
  expect(deviceToken('/display', '#code=ACEF3479', tab, device)).toBe('new')
  expect(deviceScreen('/display', '#code=ACEF3479', tab, device)).toBe('hall')
  expect(deviceToken('/display', '', shelf(), device)).toBe('new')
})

test('a code that the hub does not take leaves a page what it was', () => {
  const [tab, device] = [shelf(), shelf()]
  deviceToken('/display', '#token=old', tab, device)
  expect(passOverCode('/display', 'ACEF3479', tab, device)).toBe(true)
  expect(deviceToken('/display', '#code=ACEF3479', tab, device)).toBe('old')
  expect(passOverCode('/display', 'ACEF3479', shelf(), shelf())).toBe(false)
  expect(passOverCode('/display', 'ACEF3479', refusing, refusing)).toBe(false)
})
