import { expect, test } from 'vitest'
import { pairingInput } from './pairing-input.ts'

const token = 'Zk3v9_abcdefghijklmnop-0123456789ABCDEFGHIJ'
const both = { hub: 'http://192.168.1.10:7070', token }

test('the whole pairing address, in either field', () => {
  const whole = `http://192.168.1.10:7070/kiosk#token=${token}`
  expect(pairingInput(whole, '')).toEqual(both)
  expect(pairingInput('', ` ${whole}\n`)).toEqual(both)
})

test('address and code, as short as can be', () => {
  expect(pairingInput('192.168.1.10:7070', token)).toEqual(both)
  expect(pairingInput('http://192.168.1.10:7070/kiosk', ` ${token} `)).toEqual(both)
  expect(pairingInput('https://hub.urzad.pl', token)).toEqual({ hub: 'https://hub.urzad.pl', token })
})

test('a code of eight signs, in the address or beside it, however it is typed', () => {
  const byCode = { hub: both.hub, code: 'ACEF3479' }
  expect(pairingInput('http://192.168.1.10:7070/kiosk#code=ACEF3479', '')).toEqual(byCode)
  expect(pairingInput('192.168.1.10:7070', ' acef-3479 ')).toEqual(byCode)
  expect(pairingInput('192.168.1.10:7070', 'ACEF 347O')).toBeNull()
})

test('an office of several keeps its path', () => {
  const office = { hub: 'http://192.168.1.10:7070/katowice', token }
  expect(pairingInput(`http://192.168.1.10:7070/katowice/kiosk#token=${token}`, '')).toEqual(office)
  expect(pairingInput('192.168.1.10:7070/katowice/', token)).toEqual(office)
})

test.each([
  ['', token],
  ['192.168.1.10:7070', ''],
  ['192.168.1.10:7070', 'short'],
  ['192.168.1.10:7070', 'has spaces in the middle of it all'],
  ['file:///etc/passwd', token],
  ['two words', token],
  ['http://', token],
])('%j with %j is not enough', (address, code) => {
  expect(pairingInput(address, code)).toBeNull()
})
