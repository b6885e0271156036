import { MOST_BOOKINGS, MOST_FAULTS_TOLD } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { readBookings, readingBookings } from './csv.ts'
import { readCsv } from './read-csv.ts'

const header = 'date,time,queue,name,email'
const good = (i: number) => `2026-11-19,09:20,pobyt,Person ${i},p${i}@example.org`
const many = (count: number, line: (i: number) => string) =>
  [header, ...Array.from({ length: count }, (_, i) => line(i))].join('\n')

test('as many bookings as a file may have are read, one more is told and nothing of the file is taken', () => {
  const all = readBookings(many(MOST_BOOKINGS, good))
  expect(all).toMatchObject({ bad: [], badLines: 0 })
  expect(all.rows).toHaveLength(MOST_BOOKINGS)
  expect(readBookings(many(MOST_BOOKINGS + 1, good))).toEqual({
    rows: [],
    columns: new Set(),
    bad: [{ line: MOST_BOOKINGS + 2, column: null, reason: 'too-many-rows', value: String(MOST_BOOKINGS) }],
    badLines: 1,
    warnings: [],
    warned: 0,
  })
})

test.each([
  ['short', () => 'x'],
  ['of nine wrong cells', () => '-,-,,,-'],
  ['with a quotation mark that is never closed', () => '"x'],
])('of many bad lines, %s, the first are told and all are counted', (_, line) => {
  const { bad, badLines } = readBookings(many(MOST_BOOKINGS, line))
  expect(bad).toHaveLength(MOST_FAULTS_TOLD)
  expect(badLines).toBeGreaterThanOrEqual(MOST_BOOKINGS - 1)
})

test('of millions of bad lines no more is kept than of a page of them', () => {
  const { rows, bad, badLines } = readBookings(Buffer.from(`${header}\n${'x\n'.repeat(5_000_000)}`))
  expect(rows).toEqual([])
  expect(bad).toEqual([expect.objectContaining({ reason: 'too-many-rows' })])
  expect(badLines).toBe(1)
})

test('many spoiled names are told as far as a page goes, and counted', () => {
  const { warnings, warned } = readBookings(many(2_000, (i) => good(i).replace('Person', 'P?rson')))
  expect(warnings).toHaveLength(MOST_FAULTS_TOLD)
  expect(warned).toBe(2_000)
})

test('empty lines at the end of a file, as Excel leaves them by the million, are no bookings', () => {
  const { rows, bad } = readBookings(`${many(1, good)}\n${',,,,\r\n'.repeat(300_000)}`)
  expect(rows).toHaveLength(1)
  expect(bad).toEqual([])
})

test('reading can be left after each line, so that whoever calls a visitor meanwhile waits for one line', () => {
  let steps = 0
  const lines = 1_000
  for (const _ of readingBookings(many(lines, good))) steps += 1
  expect(steps).toBeGreaterThanOrEqual(lines)
})

test.each([
  ['open records one in another', 'b","a\n'],
  ['quotation marks', '"x\n'],
  ['long lines', `${'a'.repeat(9_000)}\n`],
  ['lines of separators', `${','.repeat(9_000)}a\n`],
])('of %s each costs its own line, and no more than a line is looked at for it', (_, line) => {
  const lines = 300
  let looked = 0
  // Each look at a letter is counted: a reader that begins again at every line would look at all of the file each time.
  const text = new Proxy(new String(line.repeat(lines)), {
    get: (target, key) => {
      if (key === 'length') return target.length
      if (key === 'charCodeAt')
        return (at: number) => {
          looked += 1
          return target.charCodeAt(at)
        }
      const value = Reflect.get(target, key, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  }) as unknown as string
  const records = [...readCsv(text, ',')]
  expect(records).toHaveLength(lines)
  expect(looked / lines).toBeLessThan(60_000)
})
