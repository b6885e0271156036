import fc from 'fast-check'
import type { z } from 'zod'

type Def = z.core.$ZodTypes['_zod']['def']

/** Texts that have brought a program down somewhere. */
const nasty = [
  ...[
    '',
    ' ',
    '\ud800',
    'a\udfff',
    '\u0000',
    '\u0000a',
    'a\u0000b',
    '\u0007',
    '\u001b[2J',
    '\r\n',
    '\t',
    '\u2028',
    '\u202e',
    '\ufeff',
  ],
  ...[
    '🙂',
    'ą́',
    '__proto__',
    'constructor',
    'toString',
    'null',
    '-1',
    '0',
    '1e999',
    'NaN',
    '../../etc/passwd',
    "'; DROP TABLE events; --",
  ],
  ...[
    '9999-12-31',
    '0000-01-01',
    '2026-02-30',
    '+012026-01-01',
    '2026-11-19',
    '2100-01-01',
    '1999-12-31',
    '24:00',
    '99:99',
    '12:05',
  ],
  ...['x'.repeat(64), 'x'.repeat(65), '🙂'.repeat(64), 'x'.repeat(500), '🙂'.repeat(501), 'x'.repeat(5_000)],
]

/** Any text that JSON can hold, half characters too. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...nasty) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 1, arbitrary: fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) => String.fromCharCode(...units)) },
)

const anyNumber = fc.oneof(
  fc.constantFrom(0, -0, -1, 0.5, 1e308, 1e21, 2 ** 31, 2 ** 53, -(2 ** 63), 999, 1000),
  fc.integer({ min: 0, max: 60 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

/** Any JSON there is. */
export const anyJson: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'json' },
    fc.oneof(fc.constant(null), fc.boolean(), anyNumber, anyText),
    fc.array(tie('value'), { maxLength: 4, depthIdentifier: 'json' }),
    fc.dictionary(anyText, tie('value'), { maxKeys: 4, depthIdentifier: 'json' }),
    // Deep enough to find whoever goes down by calling themselves.
    fc
      .integer({ min: 100, max: 1_000 })
      .map((depth) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown),
  ),
})).value

/** Mostly the first, now and then the other. */
const mostly = <T>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<unknown>, weight = 12): fc.Arbitrary<unknown> =>
  fc.oneof({ weight, arbitrary: usual as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: other })

/**
 * What a schema takes or nearly takes: most of it is right, with texts that somebody knows, so that acts are done as
 * well as refused.
 * @param known ids, numbers and hours that the office has
 */
export function nearly(schema: z.core.$ZodType, known: readonly string[]): fc.Arbitrary<unknown> {
  const def = schema._zod.def as Def
  const into = (inner: z.core.$ZodType) => nearly(inner, known)
  switch (def.type) {
    case 'object': {
      const fields = Object.entries(def.shape).map(([key, inner]) => fc.tuple(fc.constant(key), into(inner)))
      const right = fc
        .tuple(...fields)
        .map((entries) => Object.fromEntries(entries.filter(([, value]) => value !== undefined)))
      const more = fc.tuple(right, anyText, anyJson).map(([fields, key, value]) => ({ ...fields, [key]: value }))
      return mostly(right, fc.oneof(more, anyJson))
    }
    case 'array':
      return mostly(fc.array(into(def.element), { maxLength: 4 }), anyJson)
    case 'union':
      return fc.oneof(...def.options.map(into))
    case 'optional':
    case 'default':
      return fc.oneof(fc.constant(undefined), into(def.innerType))
    case 'nullable':
      return fc.oneof(fc.constant(null), into(def.innerType))
    case 'pipe':
      return into(def.in._zod.def.type === 'transform' ? def.out : def.in)
    case 'number':
      return mostly(fc.oneof(fc.integer({ min: 1, max: 30 }), anyNumber), anyJson)
    case 'boolean':
      return mostly(fc.boolean(), anyJson)
    case 'enum':
      return mostly(fc.constantFrom(...Object.values(def.entries)), anyJson)
    case 'literal':
      return mostly(fc.constantFrom(...(def.values as unknown[])), anyJson)
    case 'string':
      return mostly(
        fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: anyText }),
        anyJson,
      )
    default:
      return anyJson
  }
}
