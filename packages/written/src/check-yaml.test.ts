import { expect, test } from 'vitest'
import { z } from 'zod'
import { checkYaml } from './check-yaml.ts'
import { faultLine } from './faults.ts'

const rules = { small: 'small letters', together: 'a pair that fits', known: 'one that there is' }
const schema = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .max(5)
      .regex(/^[a-z]*$/, rules.small)
      .optional(),
    count: z.number().int().min(0).max(120).optional(),
    share: z.number().gt(0).max(0.5).optional(),
    minutes: z.number().positive().optional(),
    step: z.number().multipleOf(5).optional(),
    open: z.boolean().optional(),
    order: z.enum(['together', 'as-listed']).optional(),
    days: z.array(z.string()).min(1).max(2).optional(),
    four: z.literal(4).optional(),
    url: z.url().optional(),
    either: z.union([z.literal('none'), z.strictObject({ tcp: z.string() })]).optional(),
    pair: z
      .strictObject({ least: z.number(), most: z.number() })
      .refine((p) => p.least <= p.most, rules.together)
      .optional(),
    code: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('digits'), length: z.number() }),
        z.strictObject({ kind: z.literal('letters'), min: z.number().int() }),
      ])
      .optional(),
    by: z.record(z.string(), z.array(z.string())).optional(),
  })
  .superRefine((data, context) => {
    for (const name of Object.keys(data.by ?? {}))
      if (name !== 'known')
        context.addIssue({
          code: 'custom',
          path: ['by', name],
          message: rules.known,
          params: { known: ['known'], isName: true },
        })
  })

const told = (text: string) => {
  const checked = checkYaml(text, schema, rules)
  return 'faults' in checked ? checked.faults.map((fault) => faultLine('f', fault).slice(2)) : []
}

test.each([
  ['name: 12', '1:7: name: expected a text, found the number 12; put it into quotation marks'],
  ['name: true', '1:7: name: expected a text, found true; put it into quotation marks'],
  ['name: ""', '1:7: name: expected a text that is not empty, found an empty text'],
  ['name: abcdef', '1:7: name: expected a text of at most 5 characters, found 6'],
  ['name: A', '1:7: name: expected small letters, found the text "A"'],
  ['name: [a]', '1:7: name: expected a text, found a list'],
  ['name: { a: b }', '1:7: name: expected a text, found settings'],
  ['name:', '1:6: name: expected a text, found nothing'],
  ['count: ten', '1:8: count: expected a whole number from 0 to 120, found the text "ten"'],
  ['count: -1', '1:8: count: expected a whole number from 0 to 120, found the number -1'],
  ['count: 121', '1:8: count: expected a whole number from 0 to 120, found the number 121'],
  ['count: 1.5', '1:8: count: expected a whole number from 0 to 120, found the number 1.5'],
  ['count: .nan', '1:8: count: expected a whole number from 0 to 120, found the number NaN'],
  ['count: .inf', '1:8: count: expected a whole number from 0 to 120, found the number Infinity'],
  ['share: 0', '1:8: share: expected a number above 0 and at most 0.5, found the number 0'],
  ['minutes: -2', '1:10: minutes: expected a number above 0, found the number -2'],
  ['step: 7', '1:7: step: expected a multiple of 5, found the number 7'],
  ['open: yes', '1:7: open: expected true or false, found the text "yes"'],
  [
    'order: aslisted',
    '1:8: order: expected one of: together, as-listed, found the text "aslisted"; did you mean as-listed?',
  ],
  ['days: []', '1:7: days: expected a list with at least one entry, found an empty list'],
  ['days: [a, b, c]', '1:7: days: expected a list with at most 2 entries, found 3'],
  ['days: monday', '1:7: days: expected a list, found the text "monday"'],
  ['four: 5', '1:7: four: expected 4, found the number 5'],
  ['url: hub', '1:6: url: expected an address such as http://192.168.1.10:7070, found the text "hub"'],
  ['either: 5', '1:9: either: expected none or settings, each on a line of its own, found the number 5'],
  ['pair: { least: 2, most: 1 }', '1:7: pair: expected a pair that fits'],
  ['pair: { least: 2 }', '1:7: pair.most: this is missing; expected a number'],
  ['pair: { last: 2, most: 3 }', '1:9: pair.last: there is no such setting here; did you mean least?'],
  [
    'code: { kind: digit }',
    '1:15: code.kind: expected one of: digits, letters, found the text "digit"; did you mean digits?',
  ],
  ['code: { min: 3 }', '1:7: code.kind: this is missing; expected one of: digits, letters'],
  ['code: { kind: letters, mim: 3 }', '1:24: code.mim: there is no such setting here; did you mean min?'],
  ['code: { kind: letters, min: 1.5 }', '1:29: code.min: expected a whole number, found the number 1.5'],
  ['by: { knwn: [] }', '1:7: by.knwn: expected one that there is: known, found the text "knwn"; did you mean known?'],
  ['nothing: 1', '1:1: nothing: there is no such setting here'],
  ['', '1:1: the file: expected settings, each on a line of its own, found nothing'],
  ['- a', '1:1: the file: expected settings, each on a line of its own, found a list'],
])('%j is told in one sentence: where, what is expected, what was found', (text, line) => {
  expect(told(text)).toEqual([line])
})

test('a value that is named in several places is told once, where it is written', () => {
  expect(told('by:\n  known: &k [1]\n  other: *k\n')).toEqual([
    '2:14: by.known[0]: expected a text, found the number 1; put it into quotation marks',
  ])
})

test('no sentence is in the words of a library', () => {
  for (const value of ['', '1', '-1', '1.5', 'true', '[]', '{}', '~', 'x', '"x"', '[1]', '{ a: 1 }', '.nan'])
    for (const name of Object.keys(schema.shape))
      for (const line of told(`${name}: ${value}`))
        expect(line).not.toMatch(/invalid|received|undefined|object|array|null/i)
})
