import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine } from './csv.ts'

/** The cells of a line as a spreadsheet reads them. */
function read(line: string): string[] {
  const cells = [...`;${line.slice(0, -2)}`.matchAll(/;(?:"((?:[^"]|"")*)"|([^;]*))/g)]
  return cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '')
}

test.each(['always', 'where-needed'] as const)(
  'a spreadsheet reads every text as it is and none as a formula: %s',
  (quote) => {
    const text = fc.oneof(fc.string(), fc.constantFrom('=1+1', '-5', '@x', 'a;b', 'a"b', '"', '\r\n', '+48 500', ''))
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (texts) => {
        const cells = read(csvLine(texts, quote))
        expect(cells).toEqual(texts.map((one) => (/^[=+\-@\t\r]/.test(one) ? `'${one}` : one)))
        for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  },
)

test('a figure is a figure', () => {
  expect(csvLine(['a', -3, 2.5], 'where-needed')).toBe('a;-3;2.5\r\n')
})
