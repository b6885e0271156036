import { expect, test } from 'vitest'
import { faultLine, MOST_FAULTS } from './faults.ts'
import { readYaml } from './read-yaml.ts'
import { DEEPEST } from './tokens.ts'
import { MOST_FROM_ALIASES } from './yaml-data.ts'

const told = (text: string) => {
  const read = readYaml(text)
  return 'faults' in read ? read.faults.map((fault) => faultLine('f', fault)) : read.data
}
const codes = (text: string) => {
  const read = readYaml(text)
  return 'faults' in read ? read.faults.map(({ what }) => ('code' in what ? what.code : what.kind)) : []
}

test('what people write is read as YAML 1.2: no is a word, 12:00 an hour, a date a text', () => {
  expect(told('a: no\nb: 12:00\nc: 2026-11-19\nd: 0777\ne: 1\nf: true\ng:\n')).toEqual({
    ...{ a: 'no', b: '12:00', c: '2026-11-19', d: 777, e: 1, f: true, g: null },
  })
})

test('a reference stands for what it names; a mark at the start, a YAML 1.2 head and one --- change nothing', () => {
  expect(told('a: &x { b: 1 }\nc: *x\nd: [*x, *x]\n')).toEqual({ a: { b: 1 }, c: { b: 1 }, d: [{ b: 1 }, { b: 1 }] })
  expect(told('\uFEFF%YAML 1.2\n---\na: 1\n')).toEqual({ a: 1 })
})

test.each([
  [
    'bring: &application x\nb: *aplication',
    'f:2:4: nothing above has this name: *aplication; did you mean *application?',
  ],
  ['a: *b\nb: &b 1', 'f:1:4: nothing above has this name: *b'],
  ['a: &a [*a]', 'f:1:8: this refers to what it stands in; write the values out'],
  ['b: &b { c: 1 }\na:\n  <<: *b', 'f:3:3: settings can not be merged in with <<; write them out'],
  ['a:\n  <<: 3', 'f:2:3: settings can not be merged in with <<; write them out'],
  ['a: 1\nb: 2\na: 3', 'f:3:1: a is written here already, in line 1'],
  ['? [a, b]\n: c', "f:1:3: a setting's name is a plain word, not a list or a block of settings"],
  ['{ [a]: 1 }', "f:1:3: a setting's name is a plain word, not a list or a block of settings"],
  ['__proto__: { a: 1 }', "f:1:1: a setting's name is a plain word, not a list or a block of settings"],
  ['a: "b', 'f:1:6: a quotation mark is missing at the end of this text'],
  [
    'a: [b\nc: d',
    'f:2:1: a bracket that begins above is not closed; add the ] or }, or indent the lines that belong to it',
  ],
  ['a: - b', 'f:1:4: a list with hyphens begins on a line of its own, not behind the colon'],
  ['a: @b', 'f:1:4: a text can not begin with this sign; put the text into quotation marks'],
  [
    'a:b\nc: d',
    'f:1:1: a setting is a name, a colon and a space on one line (name: value); one of them is missing here',
  ],
])('%j is told where it stands and what to do', (text, line) => {
  expect(told(text)).toContain(line)
})

test('a tab in the indentation is told once, however much it breaks', () => {
  expect(told('a:\n\tb: 1\n\tc: 2\n\td:\n\t\te: [\n\t\t  f ]\ng: 1\n')).toEqual([
    'f:2:1: a tab stands in the indentation; indent with spaces',
  ])
})

test.each([
  ['%YAML 1.1\n---\na: 12:00', 'DIRECTIVE'],
  ['%YAML 1.3\n---\na: 1', 'DIRECTIVE'],
  ['%TAG ! tag:x,2000:\n---\na: 1', 'DIRECTIVE'],
  ['%ANY thing\n---\na: 1', 'DIRECTIVE'],
  ['a: 1\n---\nb: 2', 'MULTIPLE_DOCS'],
  ['---\na: 1\n...\n---\nb: 2', 'MULTIPLE_DOCS'],
  ...['!!binary "R0lG"', '!!set { a }', '!!omap [a: 1]', '!!pairs [a: 1]', '!!timestamp 2026-11-19', '!!str 1'].map(
    (text) => [`a: ${text}`, 'TAG'],
  ),
  ...['!!float 1', '!own b', '!<tag:x,2000:y> b', '! b', '!!merge b', '!e!x b'].map((text) => [`a: ${text}`, 'TAG']),
  ['!!int 1: a', 'TAG'],
  ['- !!null', 'TAG'],
])('%j is YAML, and refused: it would mean something else than it seems to', (text, code) => {
  expect(codes(text)).toEqual([code])
})

test.each([
  ['a: Urz\uFFFDd', 'LOST_CHARACTER'],
  ['a: \uD83D', 'LONE_SURROGATE'],
  ['a: 1\rb: 2\r', 'OLD_LINE_END'],
  ['a: \0', 'CONTROL_CHARACTER'],
  ['a: \x1b[2J', 'CONTROL_CHARACTER'],
  ['a: b\uFEFF', 'CONTROL_CHARACTER'],
])('%j has a sign that no text has', (text, code) => {
  expect(codes(text)).toEqual([code])
})

test('signs that no text has are found behind a backslash too', () => {
  for (const text of ['a: "\\0"', 'a: "\\uD83D"', 'a: "\\uFFFD"', 'a: "\\e[2J"', '"\\0": 1'])
    expect(codes(text)).toEqual(['BAD_SIGN'])
  expect(told('a: "\\t\\n\\u017c\\U0001F4A9"')).toEqual({ a: '\t\nż💩' })
})

test('references may bring in so many values and not one more', () => {
  // A list of 99 and its own place: 100 values each time that it is named.
  const list = `a: &a [${'x, '.repeat(99)}]\n`
  const times = (count: number) => `${list}b: [${'*a, '.repeat(count)}]\n`
  expect(codes(times(MOST_FROM_ALIASES / 100))).toEqual([])
  expect(codes(times(MOST_FROM_ALIASES / 100 + 1))).toEqual(['TOO_MANY_ALIASES'])
})

test('references to references count as what they stand for', () => {
  const text = 'a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\n'
  expect(codes(`${text}d: [${'*c, '.repeat(20)}]`)).toEqual([])
  expect(codes(`${text}d: [${'*c, '.repeat(30)}]`)).toEqual(['TOO_MANY_ALIASES'])
})

test.each([
  ['[', ']'],
  ['{ a: ', '}'],
])('%j may be nested so deep and not deeper', (open, close) => {
  expect(codes(`${open.repeat(DEEPEST)}${close.repeat(DEEPEST)}`)).toEqual([])
  expect(codes(`${open.repeat(DEEPEST + 1)}${close.repeat(DEEPEST + 1)}`)).toEqual(['TOO_DEEP'])
})

test('a text of nothing but faults is told in the first of them', () => {
  const names = Array.from({ length: 200 }, (_, i) => `a${i}: 1\na${i}: 2\n`).join('')
  const read = readYaml(names)
  const faults = 'faults' in read ? read.faults : []
  expect(faults).toHaveLength(MOST_FAULTS + 1)
  expect(faults.at(-1)).toMatchObject({ expected: 'and 100 more faults below', what: { kind: 'more', count: 100 } })
})

test('thousands of settings, quotation marks, brackets and anchors are answered, not waited for', () => {
  const many = 40_000
  for (const sign of [
    '"',
    '"" ',
    '[',
    '{',
    ']',
    ',',
    '- ',
    '? ',
    ': ',
    'a: ',
    '\ta: b\n',
    '&a ',
    '*a ',
    '!t ',
    '[]',
    '#\n',
    '---\n',
  ])
    expect(readYaml(sign.repeat(many / sign.length))).toBeDefined()
  const settings = Array.from({ length: many / 10 }, (_, i) => `k${i}: 1`).join('\n')
  expect(Object.keys((readYaml(settings) as { data: object }).data)).toHaveLength(many / 10)
})
