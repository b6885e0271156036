import { expect, test } from 'vitest'
import { baseOfScreen, officeAddress, socketAddress } from './hub-address.ts'

test.each([
  ['http://localhost:7070', 'kiosk', { url: 'http://localhost:7070/kiosk', path: '/socket.io' }],
  ['http://localhost:7070/', '/kiosk', { url: 'http://localhost:7070/kiosk', path: '/socket.io' }],
  ['https://a.example/katowice', '/display', { url: 'https://a.example/display', path: '/katowice/socket.io' }],
  ['https://a.example/q/katowice/', 'counter', { url: 'https://a.example/counter', path: '/q/katowice/socket.io' }],
])('an office at %s has its namespace %s', (hub, namespace, address) => {
  expect(socketAddress(hub, namespace)).toEqual(address)
})

test.each([
  ['/kiosk', ''],
  ['/kiosk/', ''],
  ['/katowice/kiosk', '/katowice'],
  ['/katowice/counter/desk/3', '/katowice'],
  ['/queues/katowice/display', '/queues/katowice'],
  ['/', ''],
  ['/src/main.tsx', ''],
])('the screen at %s belongs to the office at "%s"', (pathname, base) => {
  expect(baseOfScreen(pathname)).toBe(base)
})

test.each([
  ['http://h:7070', 'http://h:7070'],
  ['http://h:7070/kiosk#token=abc', 'http://h:7070'],
  ['http://h:7070/katowice/', 'http://h:7070/katowice'],
  ['https://h/katowice/counter?x=1#token=abc', 'https://h/katowice'],
])('%s is an address of the office at %s', (address, office) => {
  expect(officeAddress(new URL(address))).toBe(office)
})
