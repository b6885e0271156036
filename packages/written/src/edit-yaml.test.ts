import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editYaml, type YamlPath, type YamlValue, yamlContent } from './edit-yaml.ts'

const offices = globSync('*.yaml', { cwd: join(import.meta.dirname, '../../../offices') })
const textOf = (file: string) => readFileSync(join(import.meta.dirname, '../../../offices', file), 'utf8')
const bydgoszcz = textOf('bydgoszcz.yaml')

/** Lines that are not in the other text, by number. */
const changed = (before: string, after: string) => {
  const [was, is] = [before.split('\n'), after.split('\n')]
  return { gone: was.filter((line) => !is.includes(line)), come: is.filter((line) => !was.includes(line)) }
}

const at = (data: unknown, path: YamlPath): unknown =>
  // biome-ignore lint/suspicious/noExplicitAny: any data
  path.reduce((inner: any, step) => inner?.[step], data)

test('a figure is changed in its place, and its comment stays behind it', () => {
  expect(changed(bydgoszcz, editYaml(bydgoszcz, ['checkIn', 'graceMinutes'], 10)!)).toEqual({
    gone: ['  graceMinutes: 0 # [BYD-3]'],
    come: ['  graceMinutes: 10 # [BYD-3]'],
  })
})

test('hours of a weekday are changed, taken away and added', () => {
  const longer = editYaml(bydgoszcz, ['hours', 'tuesday'], ['08:00-12:00', '13:00-17:30'])!
  expect(changed(bydgoszcz, longer).come).toEqual(['  tuesday: ["08:00-12:00", "13:00-17:30"]'])
  const closed = editYaml(longer, ['hours', 'friday'], undefined)!
  expect(at(yamlContent(closed), ['hours', 'friday'])).toBeUndefined()
  const saturday = editYaml(closed, ['hours', 'saturday'], ['09:00-12:00'])!
  expect(saturday).toContain(
    '  thursday: ["08:00-15:30"]\n  saturday: ["09:00-12:00"]\n\npublicHolidays: poland # ours',
  )
})

test('the first special day brings its list, the next joins it, the last takes it along', () => {
  const eve = { date: '2026-12-24', hours: ['08:00-12:00'], name: { pl: 'Wigilia: krócej', en: 'Christmas Eve' } }
  const one = editYaml(bydgoszcz, ['specialDays', 0], eve)!
  expect(one.slice(bydgoszcz.length)).toBe(
    [
      '\nspecialDays:',
      '  - date: "2026-12-24"',
      '    hours: ["08:00-12:00"]',
      '    name: { pl: "Wigilia: krócej", en: "Christmas Eve" }\n',
    ].join('\n'),
  )
  const two = editYaml(one, ['specialDays', 1], { date: '2026-12-28', hours: [] })!
  expect(at(yamlContent(two), ['specialDays'])).toEqual([eve, { date: '2026-12-28', hours: [] }])
  expect(editYaml(two, ['specialDays', 1], undefined)).toBe(one)
  expect(editYaml(one, ['specialDays'], undefined)?.trimEnd()).toBe(bydgoszcz.trimEnd())
})

test('a message is worded anew in one language, another is added behind the last', () => {
  const path = ['messages', 1, 'text', 'pl']
  const worded = editYaml(bydgoszcz, path, 'System nie działa: wracamy o 12:30')!
  expect(changed(bydgoszcz, worded).come).toEqual(['      pl: "System nie działa: wracamy o 12:30"'])
  const added = editYaml(worded, ['messages', 3], {
    id: 'lift',
    text: { pl: 'Winda nie działa.', uk: 'Ліфт не працює.' },
  })!
  expect(at(yamlContent(added), ['messages', 3])).toEqual({
    id: 'lift',
    text: { pl: 'Winda nie działa.', uk: 'Ліфт не працює.' },
  })
  expect(added).toContain(
    '\n  - id: lift\n    text: { pl: "Winda nie działa.", uk: "Ліфт не працює." }\n\ncancelReasons:',
  )
  expect(editYaml(added, ['messages', 3], undefined)).toBe(worded)
})

test('a limit is added where there was none, within braces and without', () => {
  const olsztyn = textOf('olsztyn.yaml')
  const queue = (yamlContent(olsztyn) as { queues: { limit?: object }[] }).queues.findIndex(({ limit }) => limit)
  expect(changed(olsztyn, editYaml(olsztyn, ['queues', queue, 'limit', 'perDay'], 55)!).come).toEqual([
    '    limit: { perDay: 55 } # [OLS-3] the number is ours',
  ])
  const limited = editYaml(bydgoszcz, ['queues', 3, 'limit', 'perDay'], 40)!
  expect(changed(bydgoszcz, limited)).toEqual({ gone: [], come: ['    limit: { perDay: 40 }'] })
  expect(editYaml(limited, ['queues', 3, 'limit'], undefined)).toBe(bydgoszcz)
})

test('where others refer to a place by a mark, it is left to the editor', () => {
  expect(editYaml(bydgoszcz, ['queues', 1, 'bring', 0, 'pl'], 'Paszport')).toBeNull()
  expect(editYaml(bydgoszcz, ['queues', 0, 'bring'], ['x'])).toBeNull()
  expect(editYaml('a: [1', ['a'], 2)).toBeNull()
  expect(editYaml('', ['a'], 2)).toBeNull()
})

const edits: [YamlPath, fc.Arbitrary<YamlValue>][] = [
  [['hours', 'monday'], fc.array(fc.constantFrom('07:30-12:00', '12:30-17:00'), { minLength: 1, maxLength: 2 })],
  [['hours', 'sunday'], fc.constant(['10:00-11:00'])],
  [['calls', 'takeBackMinutes'], fc.integer({ min: 0, max: 600 })],
  [['checkIn', 'graceMinutes'], fc.integer({ min: 0, max: 120 })],
  [['queues', 0, 'prefix'], fc.constantFrom('N', 'Y', 'ON')],
  [['messages', 0, 'text', 'pl'], fc.string({ unit: 'grapheme', minLength: 1 })],
  [['name', 'uk'], fc.string({ unit: 'grapheme', minLength: 1 })],
  [['visitor', 'moreMinutes'], fc.integer({ min: 1, max: 60 })],
]

test('whatever is changed in whichever office says that, all else says what it said, every comment is there', () => {
  fc.assert(
    fc.property(fc.constantFrom(...offices), fc.constantFrom(...edits), fc.gen(), (file, [path, values], g) => {
      const text = textOf(file)
      const value = g(() => values)
      const after = editYaml(text, path, value)
      if (after === null) return
      const data = structuredClone(yamlContent(text)) as object
      const said = yamlContent(after)
      expect(at(said, path)).toEqual(value)
      const parent = at(data, path.slice(0, -1)) as Record<string, unknown> | undefined
      if (parent) {
        parent[String(path.at(-1))] = value
        expect(said).toEqual(data)
      }
      const comments = (of: string) => of.split('\n').flatMap((line) => /(?:^|\s)(#.*)$/.exec(line)?.[1] ?? [])
      // A text may hold the sign of a comment itself.
      if (!JSON.stringify(value).includes('#')) expect(comments(after)).toEqual(comments(text))
    }),
    { numRuns: 60 },
  )
})
