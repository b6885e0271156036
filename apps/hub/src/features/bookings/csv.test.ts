import { expect, test } from 'vitest'
import { readBookings } from './csv.ts'
import type { CsvFault } from './csv-fault.ts'
import { wordBadLine } from './words.ts'

const header = 'date,time,queue,name,email,pin,language,case'
const good = '2026-11-19,12:20,pobyt,Olena Kowal,olena@example.org,0451,uk,WSC-1/2026'
const booking = {
  line: 2,
  date: '2026-11-19',
  time: '12:20',
  queue: 'pobyt',
  name: 'Olena Kowal',
  email: 'olena@example.org',
  pin: '0451',
  language: 'uk',
  case: 'WSC-1/2026',
  party: null,
}
/** The good row with one cell changed. */
const row = (change: Partial<Record<keyof typeof booking, string>>) =>
  header
    .split(',')
    .map((column) => `"${{ ...booking, ...change }[column as keyof typeof booking]}"`)
    .join(',')
const badOf = (...rows: string[]) => readBookings([header, ...rows].join('\n')).bad

test('reads a row with every column', () => {
  expect(readBookings(`${header}\n${good}\n`)).toMatchObject({ rows: [booking], bad: [], badLines: 0, warned: 0 })
})

test.each([
  ['bytes without a byte order mark', new TextEncoder().encode(`${header}\n${good}`)],
  ['bytes with a byte order mark', new TextEncoder().encode(`\ufeff${header}\n${good}`)],
  ['a text with a byte order mark', `\ufeff${header}\n${good}`],
  ['semicolons', `${header}\n${good}`.replaceAll(',', ';')],
  ['Windows line ends', `${header}\r\n${good}\r\n`],
  ['a header in capitals and quotes', `"DATE", TIME ,queue,name,email,pin,language,case\n${good}`],
  ['a separator too many at each line end', `${header},\n${good},\n`],
])('reads %s', (_, file) => {
  expect(readBookings(file)).toMatchObject({ rows: [booking], bad: [], badLines: 0, warned: 0 })
})

test('columns may come in any order, and the optional ones not at all', () => {
  const { rows, bad } = readBookings('email;name;queue;time;date\na@example.org;Anna Nowak;pobyt;08:00;2026-11-19')
  expect(bad).toEqual([])
  expect(rows).toEqual([
    {
      line: 2,
      date: '2026-11-19',
      time: '08:00',
      queue: 'pobyt',
      name: 'Anna Nowak',
      email: 'a@example.org',
      pin: null,
      language: null,
      case: null,
      party: null,
    },
  ])
})

test('empty optional cells are as good as no column', () => {
  const { rows, bad } = readBookings(`${header}\n2026-11-19,12:20,pobyt,Olena Kowal,olena@example.org,,,`)
  expect(bad).toEqual([])
  expect(rows[0]).toMatchObject({ pin: null, language: null, case: null })
})

test('names are trimmed, composed and on one line, whatever was quoted', () => {
  const { rows } = readBookings(`${header}\n2026-11-19,12:20,pobyt,"  Kowalska,\n Zo\u0301fia ",z@example.org,,PL,`)
  expect(rows[0]).toMatchObject({ name: 'Kowalska, Zófia', language: 'pl' })
})

test('lines are counted as an editor counts them, past quoted line breaks and empty lines', () => {
  const text = [header, row({ name: 'Anna\nNowak' }), '', ' ; ', ',,,,,,,', row({ pin: '1-2' })].join('\r\n')
  expect(readBookings(text.replace(' ; ', '')).bad).toEqual([
    { line: 7, column: 'pin', reason: 'not-a-pin', value: '1-2' },
  ])
})

test.each([
  ['date', '2026-02-30', 'not-a-date'],
  ['date', '31.11.2026', 'not-a-date'],
  ['date', '19/11/2026', 'not-a-date'],
  ['date', '19.11.26', 'not-a-date'],
  ['date', '########', 'column-too-narrow'],
  ['date', '46345', 'date-as-number'],
  ['date', '', 'empty'],
  ['time', '24:00', 'not-a-time'],
  ['time', '9.20', 'not-a-time'],
  ['time', '9:20:30', 'not-a-time'],
  ['time', '13:20 PM', 'not-a-time'],
  ['time', '0,388888889', 'time-as-number'],
  ['queue', '', 'empty'],
  ['queue', 'x'.repeat(65), 'too-long'],
  ['name', '', 'empty'],
  ['name', 'x'.repeat(121), 'too-long'],
  ['name', 'a\u0007b', 'unreadable-text'],
  ['email', 'olena', 'not-an-email'],
  ['email', 'olena@example', 'not-an-email'],
  ['email', 'a@example.org b@example.org', 'not-an-email'],
  ['email', `${'x'.repeat(250)}@example.org`, 'too-long'],
  ['pin', '45-1', 'not-a-pin'],
  ['pin', '1,20E+05', 'code-as-number'],
  ['pin', '٠٤٥١', 'not-a-pin'],
  ['language', 'de', 'language-unknown'],
  ['case', 'x'.repeat(65), 'too-long'],
] as const)('reports %s %j as %s', (column, value, reason) => {
  expect(badOf(row({ [column]: value }))).toMatchObject([{ line: 2, column, reason }])
})

test('takes the good rows, and reports each faulty cell of the others', () => {
  const { rows, bad } = readBookings([header, row({ pin: '-', time: 'noon' }), row({}), row({ email: '' })].join('\n'))
  expect(rows.map((taken) => taken.line)).toEqual([3])
  expect(bad.map((fault) => [fault.line, fault.column])).toEqual([
    [2, 'time'],
    [2, 'pin'],
    [4, 'email'],
  ])
})

test('[ALL-4] a report never repeats a name, an e-mail or a case', () => {
  for (const fault of badOf(row({ name: 'x'.repeat(200), email: 'secret', case: 'y'.repeat(99), pin: '-' })))
    expect('value' in fault, fault.column ?? '').toBe(fault.column === 'pin')
})

test('a line with more cells than the header is reported, not shifted', () => {
  expect(badOf(`${good},x`)).toEqual([{ line: 2, column: null, reason: 'cells-too-many' }])
})

test('the same person twice in one hour is reported with the line of the first', () => {
  expect(badOf(good, row({ time: '12:40' }), good)).toEqual([
    { line: 4, column: null, reason: 'row-twice', value: '2' },
  ])
})

test('a forgotten quotation mark costs one line', () => {
  const { rows, bad } = readBookings(
    [header, row({}), good.replace('Olena', '"Olena'), row({ time: '12:40' })].join('\n'),
  )
  expect(rows.map((taken) => taken.line)).toEqual([2, 4])
  expect(bad).toEqual([{ line: 3, column: null, reason: 'quote' }])
})

test.each([
  ['', [{ line: 1, column: null, reason: 'file-empty' }]],
  ['\n\n', [{ line: 1, column: null, reason: 'file-empty' }]],
  [
    `\ndate,time,queue,nmae,date\n${good}`,
    [
      { line: 2, column: null, reason: 'column-unknown', value: 'nmae' },
      { line: 2, column: 'date', reason: 'column-twice' },
      { line: 2, column: 'name', reason: 'column-missing' },
      { line: 2, column: 'email', reason: 'column-missing' },
    ],
  ],
])('a file without a usable header gives no rows: %j', (text, bad) => {
  expect(readBookings(text)).toMatchObject({ rows: [], bad, badLines: new Set(bad.map(({ line }) => line)).size })
})

test.each([
  ['name', { name: 'Jan \u{202e}ikslawok nalP' }, 'U+202E RIGHT-TO-LEFT OVERRIDE', 5],
  ['name', { name: '\u{2066}Jan\u{2069}' }, 'U+2066 LEFT-TO-RIGHT ISOLATE', 1],
  ['name', { name: '\u{200b}\u{2060}' }, 'U+200B ZERO WIDTH SPACE', 1],
  ['case', { case: 'WSC\u{ad}-1' }, 'U+00AD SOFT HYPHEN', 4],
  ['email', { email: 'jan\u{200b}@example.org' }, 'U+200B ZERO WIDTH SPACE', 4],
] as const)(
  'a sign in the %s that nobody sees is refused with what it is and where: %j',
  (column, cells, value, at) => {
    const bad = badOf(row(cells))
    expect(bad).toEqual([{ line: 2, column, reason: 'hidden-sign', value, at }])
    expect(wordBadLine('en', bad[0] as CsvFault)).toContain(`${value}, at place ${at}`)
  },
)

test('a name that shows nothing is empty; signs that a script needs stay', () => {
  expect(badOf(row({ name: '\u{301}' }))).toMatchObject([{ column: 'name', reason: 'empty' }])
  for (const name of ['علی\u{200c}رضا', 'ශ්\u{200d}රී', 'مُحَمَّد', 'Мар’яна']) expect(badOf(row({ name }))).toEqual([])
})

test('[WRO-4] nobody books for no one', () => {
  const party = (value: string) => readBookings(`${header},party\n${row({})},${value}`)
  for (const value of ['0', '00', '-1', '1.5', '100'])
    expect(party(value).bad).toMatchObject([{ column: 'party', reason: 'not-a-party', value }])
  for (const value of ['1', '01', '7', '99'])
    expect(party(value)).toMatchObject({ bad: [], rows: [{ party: Number(value) }] })
})

test('[BOK-4] the same person at the same hour, written otherwise, stands in the file twice', () => {
  expect(badOf(row({ name: 'Liam O’Hara' }), row({ name: "LIAM  O'HARA" }))).toMatchObject([
    { line: 3, reason: 'row-twice', value: '2' },
  ])
})
