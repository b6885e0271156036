import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv } from './read-csv.ts'

const records = (text: string, separator: ',' | ';' = ',') => [...readCsv(text, separator)]
const cells = (text: string, separator: ',' | ';' = ',') =>
  records(text, separator).map((record) => ('cells' in record ? record.cells : record.fault))

test.each([
  [
    'plain cells',
    'a,b\nc,d\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'no line end at the end',
    'a,b\nc,',
    [
      ['a', 'b'],
      ['c', ''],
    ],
  ],
  ['quoted separator and quote', '"a,1","say ""x"""\n', [['a,1', 'say "x"']]],
  ['quoted line breaks', '"a\nb\r\nc",d', [['a\nb\r\nc', 'd']]],
  ['a quotation mark inside a cell', 'Jan "Janek" K,b', [['Jan "Janek" K', 'b']]],
  ['spaces after a quoted cell', '"a" ,b', [['a', 'b']]],
  ['an empty line', 'a\n\nb', [['a'], [''], ['b']]],
  ['nothing', '', []],
])('reads %s', (_, text, expected) => {
  expect(cells(text)).toEqual(expected)
})

test.each(['\n', '\r\n', '\r'])('names the line where a record starts, with line end %j', (end) => {
  const text = ['h', `"a${end}${end}b",1`, '', 'c', 'd'].join(end)
  expect(records(text).map((record) => record.line)).toEqual([1, 2, 5, 6, 7])
})

test('line ends may be mixed', () => {
  expect(records('a\r\nb\nc\rd').map((record) => record.line)).toEqual([1, 2, 3, 4])
})

test.each([
  ['is never closed', 'a,b\n1,"x\n2,y\n3,z\n'],
  ['is closed by the next one of another line', 'a,b\n1,"x\n2,y\n3,"z"\n'],
  ['is followed by text', 'a,b\n1,"x"y\n2,y\n3,z\n'],
])('a quotation mark that %s costs its own line only', (_, text) => {
  const [, faulty, ...rest] = records(text)
  expect(faulty).toEqual({ line: 2, fault: 'quote' })
  expect(rest.map((record) => [record.line, 'cells' in record])).toEqual([
    [3, true],
    [4, true],
  ])
})

test('reads back whatever was written, by either separator and every line end', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ż', '🎫', '"', ',', ';', '\n', '\r', ' '), maxLength: 8 })
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      fc.constantFrom<',' | ';'>(',', ';'),
      fc.constantFrom('\n', '\r\n', '\r'),
      (table, separator, end) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
        const text = table.map((row) => row.map(quoted).join(separator)).join(end)
        expect(cells(text, separator)).toEqual(table)
      },
    ),
  )
})

test('every line of any text is read once, in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r'), maxLength: 60 }), (text) => {
      const lines = records(text).map((record) => record.line)
      expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b))
      expect(lines.at(-1) ?? 0).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length)
    }),
  )
})
