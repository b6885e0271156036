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

const written = [
  '19.11.2026',
  '19.11.2026 r.',
  '19. 11. 2026',
  '19 11 2026',
  '19-11-2026 12:20',
  '19/11/2026',
  '11/19/2026',
  '2026-11-19',
  '2026/11/19 12.20',
  '2026-11-19T12:20:00+01:00',
  '20261119T122000Z',
  '20261119',
  '19112026',
  '19.11.26',
  '19 listopada 2026',
  '19 листопада 2026 р., 12:20',
  'November 19, 2026',
  'listopad 2026',
  '11.2026',
  '19.11',
  '12:20',
  '12.20',
  'Rok 2026',
  'czwartek, 19.11.2026, godz. 12:20',
  'Data: 19.11.2026 12:20',
  'https://kpuw.example/wizyty/2026-11-19',
  'https://kpuw.example/aktualnosci/2026',
  '{"date":"2026-11-19","time":"12:20"}',
]
test.each(written)('[ALL-3] a date is never taken for a PIN or a code: %s', (text) => {
  const shapes = [digits, numbers, letters, { ...digits, max: 8 }, { ...letters, max: 16 }]
  expect(shapes.map((shape) => readCode(text, shape))).toEqual(shapes.map(() => null))
})

test.each(written)('[WRO-1] a code beside a date is found, whichever comes first: %s', (text) => {
  for (const [code, shape] of [
    ['4821', digits],
    ['KX7M2Q', letters],
  ] as const) {
    expect(readCode(`${code}\n${text}`, shape)).toBe(code)
    expect(readCode(`${text}\n${code}`, shape)).toBe(code)
    expect(readCode(`${text}\u001d${code}`, shape)).toBe(code)
    if (!/[:{]|https/.test(text)) expect(readCode(`PIN: ${code}, ${text}`, shape)).toBe(code)
  }
})

test.each([
  ['JSON', '{"date":"2026-11-19","pin":"4821","desk":2512}'],
  ['JSON with a number', '{"visit":{"pin":4821}}'],
  ['JSON over several lines', '{\n  "hour": "12:20",\n  "bookingCode": "4821"\n}'],
  ['a list of JSON', '[{"name":"code","x":1},{"code":"4821"}]'],
  [
    'several lines',
    'Kujawsko-Pomorski Urząd Wojewódzki\nul. Konarskiego 1-3\n19.11.2026 12:20\nPIN: 4821\ntel. 52 349 7600',
  ],
  ['several lines, the name before', 'Jan Nowak\n4821'],
  [
    'an entry of a calendar',
    'BEGIN:VEVENT\nDTSTART:20261119T122000Z\nSUMMARY:Wizyta\nDESCRIPTION:Kod: 4821\nEND:VEVENT',
  ],
  ['fields parted by a group separator', '4821\u001d19.11.2026'],
  ['a symbology identifier behind a prefix', '\u0002]Q14821\u0003'],
  ['a prefix with signs', 'QR:4821'],
  ['a word with more behind it', 'PIN 4821, pokój 161'],
  ['names in a row', 'Data: 19.11.2026 PIN: 4821 Pokój: 1610'],
  ['an address with ?pin=', 'https://kpuw.example/w?date=2026-11-19&pin=4821'],
  ['a line of an address', 'Potwierdzenie\nhttps://kpuw.example/w/4821'],
])('[BYD-1] a PIN is found in %s', (_, text) => {
  expect(readCode(text, digits)).toBe('4821')
})

test.each([
  ['a telephone number', '52 349 7600'],
  ['an address of a house', 'ul. Konarskiego 1-3, 85-066 Bydgoszcz, tel. 3497600'],
  ['JSON without a code', '{"room":"1610"}'],
  ['JSON with two codes', '{"pin":"4821","code":"5874"}'],
  ['broken JSON', '{"pin":'],
  ['JSON without an end of its depth', `${'['.repeat(300)}"4821"${']'.repeat(300)}`],
  ['goods', '5901234123457'],
])('[ALL-3] what may be anything is no PIN: %s', (_, text) => {
  expect(readCode(text, digits)).toBe(null)
})

test('[ACC-9] the paper of a ticket is known among other lines', () => {
  expect(readScan('U045\r\nhttp://192.168.1.10:7070/t/k7q2mwx9tzb4cvn8\r\n', digits)).toEqual({
    of: 'ticket',
    code: 'k7q2mwx9tzb4cvn8',
  })
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
