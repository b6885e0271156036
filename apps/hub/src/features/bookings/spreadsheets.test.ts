import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readBookings } from './csv.ts'

/** Files byte by byte as programs in Polish offices write them: testing/bookings-files, whose README says which. */
const file = (name: string) => readFileSync(join(import.meta.dirname, '../../testing/bookings-files', name))
const names = ['Paweł Kołodziej', 'Żaneta Ćwiąkalska', 'Grzegorz Brzęczyszczykiewicz', 'Józef Gżegżółka']

test.each([
  ['excel-pl-utf8.csv', 'semicolons, a mark, 19.11.2026 and 9:20'],
  ['excel-pl-sep.csv', 'a first line sep=;'],
  ['excel-pl-unicode.txt', 'UTF-16 with tabs'],
  ['libreoffice-utf8.csv', 'commas, quoted texts, 09:20:00 AM'],
])('%s is read whole, with nothing to look at: %s', (name) => {
  const { rows, bad, warnings } = readBookings(file(name))
  expect({ bad, warnings }).toEqual({ bad: [], warnings: [] })
  expect(rows.map((row) => row.name)).toEqual(names)
  expect(rows.map(({ date, time }) => `${date} ${time}`)).toEqual([
    '2026-11-19 09:20',
    '2026-11-19 10:00',
    '2026-11-19 13:40',
    '2026-12-01 09:00',
  ])
})

test.each([
  ['excel-pl-1250.csv', 'Windows-1250'],
  ['iso-8859-2.csv', 'ISO-8859-2'],
])('%s is read as %s, which is told', (name, value) => {
  const { rows, bad, warnings } = readBookings(file(name))
  expect(bad).toEqual([])
  expect(rows.map((row) => row.name)).toEqual(names)
  expect(warnings).toEqual([{ line: 1, column: null, reason: 'read-as', value }])
})

test('[ALL-4] names that another program has spoiled are taken and told of, a row each, without the name', () => {
  const { rows, bad, warnings } = readBookings(file('libreoffice-plain.csv'))
  expect(bad).toEqual([])
  expect(rows).toHaveLength(4)
  // ó is the same in every encoding that could have been meant.
  expect(warnings).toEqual([
    { line: 1, column: null, reason: 'read-as', value: 'Windows-1250' },
    ...[2, 3, 4, 5].map((line) => ({ line, column: 'name', reason: 'name-spoiled' })),
  ])
})

test.each([
  ['bookings.xlsx', 'spreadsheet', 1],
  ['bookings.ods', 'spreadsheet', 1],
  ['bookings.xls', 'spreadsheet', 1],
  ['bookings.pdf', 'not-utf-8', 2],
  ['utf-16-unmarked.csv', 'not-text', 1],
  // ê and ñ in one, ę and ń in the other: nothing in the file says which.
  ['either-way.csv', 'not-utf-8', 2],
  ['windows-1251.csv', 'not-utf-8', 2],
  ['dos-852.csv', 'not-utf-8', 2],
  ['mac-central-europe.csv', 'not-utf-8', 2],
] as const)('%s is told to be what it is (%s)', (name, reason, line) => {
  expect(readBookings(file(name))).toMatchObject({ rows: [], bad: [{ line, column: null, reason }], badLines: 1 })
})
