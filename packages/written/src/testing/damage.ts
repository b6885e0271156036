import fc from 'fast-check'
import type { FileFault } from '../faults.ts'

/**
 * What a slip of the hand, another editor or a conversion does to a text; `at` and `other` are parts of it, from 0 to
 * 1.
 */
export type Damage = { kind: (typeof kinds)[number]; at: number; other: number; piece: string; byte: number }

const kinds = ['delete', 'duplicate', 'insert', 'swap-lines', 'cut-off', 'repeat', 'byte'] as const

/** What YAML and Markdown give a meaning, and what no text has. */
const pieces = [
  ...[
    '"',
    "'",
    '[',
    '{',
    ']',
    '}',
    '[[',
    '{{',
    ':',
    ': ',
    ',',
    '- ',
    '-',
    '? ',
    '| ',
    '>',
    '>-\n',
    '\t',
    ' ',
    '\n',
    '\n\n',
    '#',
    ' # ',
  ],
  ...[
    '&a ',
    '*a',
    '*pl ',
    '&a [*a]',
    '<<: *a\n',
    '<<: 1\n',
    'x: &b { y: 1 }\n',
    '*a : 1\n',
    '[*a, *a]',
    '&a &b ',
    '* ',
    '& ',
  ],
  ...[
    '!!set ',
    '!!binary x',
    '!!str ',
    '!own ',
    '! ',
    '!<',
    '%YAML 1.1\n',
    '%',
    '---\n',
    '...\n',
    '--- a',
    '@',
    '`',
    '~',
    'null',
    '.nan',
  ],
  ...[
    '\0',
    '\x1b',
    '\uFFFD',
    '\uFEFF',
    '\uD800',
    '\r',
    '\u0085',
    '\u2028',
    '💩',
    '\\',
    '\\x',
    '\\uD800',
    '__proto__: 1\n',
    'constructor: 1\n',
  ],
  ...[
    '**',
    '*',
    '_',
    '<b>',
    '![',
    '](',
    '{#',
    '{only: ',
    '{same: x}',
    '# ',
    '## x {#y}\n',
    '1. ',
    '> ',
    '```\n',
    '---',
    'en: ',
    '    ',
    '0x10',
    '1e9',
    '-1',
    '12:00',
    'no',
  ],
]

const part = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })

/** Some damages one after the other. */
export const damages: fc.Arbitrary<Damage[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    at: part,
    other: part,
    piece: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    byte: fc.nat(255),
  }),
  { minLength: 1, maxLength: 4 },
)

/** A text as bytes after those damages. */
export function damaged(text: string, list: readonly Damage[]): Uint8Array {
  let now = text
  const bytes: { at: number; byte: number }[] = []
  for (const { kind, at, other, piece, byte } of list) {
    const from = Math.floor(at * now.length)
    const to = Math.min(now.length, from + 1 + Math.floor(other ** 4 * 200))
    const chosen = now.slice(from, to)
    if (kind === 'delete') now = now.slice(0, from) + now.slice(to)
    else if (kind === 'duplicate') now = now.slice(0, to) + chosen + now.slice(to)
    else if (kind === 'insert') now = now.slice(0, from) + piece + now.slice(from)
    else if (kind === 'cut-off') now = now.slice(0, from)
    else if (kind === 'repeat')
      now = now.slice(0, from) + piece.repeat(1 + Math.floor(other ** 3 * 2_000)) + now.slice(from)
    else if (kind === 'byte') bytes.push({ at, byte })
    else {
      const lines = now.split('\n')
      const [a, b] = [Math.floor(at * lines.length), Math.floor(other * lines.length)]
      ;[lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? '']
      now = lines.join('\n')
    }
  }
  const encoded = new TextEncoder().encode(now)
  for (const { at, byte } of bytes) if (encoded.length > 0) encoded[Math.floor(at * encoded.length)] = byte
  return encoded
}

/** What stands against a fault as a person's help, or `null`: its place lies in the text, its sentence is plain. */
export function unfit(fault: FileFault, text: string): string | null {
  const { line, column, expected } = fault
  const row = text.replace(/^\uFEFF/, '').split('\n')[line - 1]
  if (row === undefined) return `line ${line} is not in the text`
  if (!(column >= 1 && column <= row.length + 1)) return `column ${column} is not in line ${line}`
  if (expected.length > 1_500 || /\n/.test(expected)) return 'more than a sentence'
  return /\b(undefined|received|Invalid|object Object|RangeError|TypeError)\b|^expected expected/.test(expected)
    ? expected
    : null
}
