import { expect, test } from 'vitest'
import { type CodeShape, isCode, readCode, readScan } from './read-code.ts'

const letters: CodeShape = { kind: 'letters-and-digits', min: 4, max: 10, numbers: [] }
const digits: CodeShape = { kind: 'digits', min: 4, max: 4, numbers: [] }
const numbers: CodeShape = { ...digits, numbers: ['A', 'B'] }

test.each([
  ['the bare code', 'KX7M2Q'],
  ['small letters', 'kx7m2q'],
  ['in groups', 'KX7M-2Q'],
  ['with spaces', ' KX7 M2Q '],
  ['Code 39 with its stars', '*KX7M2Q*'],
  ['a symbology identifier', ']Q3KX7M2Q'],
  ['control signs around it', '\u0002KX7M2Q\u0003'],
  ['a word before it', 'Kod: KX7M2Q'],
  ['a word before it, without a sign between', 'kod KX7M 2Q'],
  ['a name and a value', 'code=KX7M2Q'],
  ['a word that could be a code itself', 'Wizyta KX7M2Q'],
  ['an address with ?code=', 'https://duw.example/wizyta/?lang=pl&code=kx7m2q'],
  ['an address that ends with it', 'https://duw.example/2026/11/KX7M2Q'],
  ['an address with a slash behind', 'HTTPS://DUW.EXAMPLE/V/KX7M2Q/'],
  ['an address without https', 'www.duw.example/v/kx7m2q#top'],
])('[WRO-1] a scan is read: %s', (_, text) => {
  expect(readCode(text, letters)).toBe('KX7M2Q')
})

test.each([
  ['nothing', ''],
  ['signs only', '***'],
  ['too short', 'KX7'],
  ['too long, as on goods', '5901234123457'],
  ['two that may both be one', 'KX7M2Q 7Q2MXK'],
  ['an address without a code', 'https://duw.example/'],
  ['an address whose last part is none', 'https://duw.example/KX7M2Q/potwierdzenie-wizyty'],
  ['other letters', 'КХ7М'],
])('[WRO-1] what cannot be a code is none: %s', (_, text) => {
  expect(readCode(text, letters)).toBe(null)
})

test('[BYD-1] where the office has PINs, a scan holds four digits and nothing else', () => {
  expect(readCode('4821', digits)).toBe('4821')
  expect(readCode('PIN: 4821', digits)).toBe('4821')
  expect(readCode('https://kpuw.example/w/2026/4821', digits)).toBe('4821')
  expect(readCode('KX7M', digits)).toBe(null)
})

test('[OLS-1] a booking number is read as well', () => {
  expect(readCode('a001', numbers)).toBe('A001')
  expect(isCode('B1234', numbers)).toBe(true)
  expect(isCode('C001', numbers)).toBe(false)
  expect(isCode('A01', numbers)).toBe(false)
})

test('what a stranger could print never throws', () => {
  for (const text of [
    'http://',
    'https://%',
    'www.',
    'https://a/%E0%A4%A',
    '\u0000'.repeat(400),
    '?code=',
    'x'.repeat(512),
  ])
    expect(readCode(text, letters)).toBe(null)
})

test.each([
  ['the address', 'http://192.168.1.10:7070/t/k7q2mwx9tzb4cvn8'],
  ['that of one of several offices', 'https://kolejka.example.org/katowice/t/k7q2mwx9tzb4cvn8'],
  ['in capitals, as a scanner may send it', 'HTTPS://KOLEJKA.EXAMPLE.ORG/T/K7Q2MWX9TZB4CVN8'],
  ['with a symbology identifier and a query', ']Q1https://kolejka.example.org/t/k7q2mwx9tzb4cvn8?from=paper'],
])('[ACC-9] the paper of a ticket is known by its address: %s', (_, text) => {
  for (const shape of [letters, digits, { ...letters, max: 16 }])
    expect(readScan(text, shape)).toEqual({ of: 'ticket', code: 'k7q2mwx9tzb4cvn8' })
})

test('[ACC-9] what is no address of a ticket is read as a visit or not at all', () => {
  expect(readScan('KX7M2Q', letters)).toEqual({ of: 'visit', code: 'KX7M2Q' })
  expect(readScan('https://kpuw.example/t/4821', digits)).toEqual({ of: 'visit', code: '4821' })
  expect(readScan('https://kolejka.example.org/t/', letters)).toBe(null)
})
