import type { Expectation } from '@poczekalnia/protocol'
import type { z } from 'zod'
import { nearest } from './nearest.ts'
import { namesAt, numberWords, schemasAt } from './schema-at.ts'

/**
 * What is wrong with data: where, as a fact, and in English. `key`: the setting of that name is meant, not the part
 * around it.
 */
export type DataFault = { path: readonly PropertyKey[]; key?: string; expected: string; what: Expectation }

/** What a schema's own rules say, by name, so that a page can word them (`what.rule`). */
export type Rules = Readonly<Record<string, string>>

/** So many values are listed; a list of hundreds helps nobody. */
const MOST_LISTED = 20

/** Everything that a schema has against some data, a fault for each cause. */
export function dataFaults(schema: z.core.$ZodType, data: unknown, error: z.core.$ZodError, rules: Rules): DataFault[] {
  const faults: DataFault[] = []
  const told = new Set<string>()
  // A name that is mistyped is unknown and missing at once: that is one cause.
  const meant = new Set<string>()
  for (const issue of error.issues) {
    if (issue.code !== 'unrecognized_keys') continue
    const names = namesAt(schemasAt(schema, issue.path, data))
    const holder = valueAt(data, issue.path) as object
    for (const key of issue.keys) {
      const near = nearest(
        key,
        names.filter((name) => !Object.hasOwn(holder, name)),
      )
      if (near !== null) meant.add(pathText([...issue.path, near]))
      faults.push({
        path: [...issue.path, key],
        key,
        expected: `there is no such setting here${near === null ? '' : `; did you mean ${near}?`}`,
        what: { kind: 'unknown-setting', keys: [key], ...(near !== null && { nearest: near }) },
      })
    }
  }
  for (const issue of error.issues) {
    const path = pathText(issue.path)
    if (issue.code === 'unrecognized_keys' || told.has(path) || meant.has(path)) continue
    told.add(path)
    const key = isOfName(issue) ? { key: String(issue.path.at(-1)) } : {}
    faults.push({ path: issue.path, ...key, ...words(issue, schema, data, rules) })
  }
  return faults
}

function words(
  issue: z.core.$ZodIssue,
  schema: z.core.$ZodType,
  data: unknown,
  rules: Rules,
): Pick<DataFault, 'expected' | 'what'> {
  const isName = isOfName(issue)
  const value = isName ? String(issue.path.at(-1)) : valueAt(data, issue.path)
  const what = expectationOf(issue, value, rules)
  const wanted = wantedWords(issue, schemasAt(schema, issue.path, data))
  if (value === undefined) return { what, expected: `this is missing; expected ${wanted}` }
  const found = foundFor(issue, value)
  return {
    what,
    expected: `expected ${wanted}${found === null ? '' : `, found ${found}`}${adviceFor(issue, value)}${hint(what)}`,
  }
}

/** Whether a setting's name is wrong, not its value: a rule's own word (`params`). */
const isOfName = (issue: z.core.$ZodIssue) => issue.code === 'custom' && issue.params?.isName === true

/** What stands there, where that says anything: a rule on several settings together is plain without. */
function foundFor(issue: z.core.$ZodIssue, value: unknown): string | null {
  if (issue.code === 'custom' && typeof value === 'object') return null
  if (issue.code === 'too_big' && typeof value === 'string') return `${value.length}`
  if (issue.code === 'too_big' && Array.isArray(value)) return `${value.length}`
  return foundWords(value)
}

const hint = (what: Expectation) => ('nearest' in what && what.nearest ? `; did you mean ${what.nearest}?` : '')

const adviceFor = (issue: z.core.$ZodIssue, value: unknown) =>
  issue.code === 'invalid_type' && issue.expected === 'string' && /^(number|boolean)$/.test(typeof value)
    ? '; put it into quotation marks'
    : ''

const typeWords: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'settings, each on a line of its own',
  record: 'settings, each on a line of its own',
}
const formatWords: Record<string, string> = { url: 'an address such as http://192.168.1.10:7070' }

function wantedWords(issue: z.core.$ZodIssue, schemas: readonly z.core.$ZodType[]): string {
  const bounds = numberWords(schemas)
  switch (issue.code) {
    case 'invalid_type':
      return bounds ?? typeWords[issue.expected] ?? issue.expected
    case 'too_small':
    case 'too_big':
      return bounds ?? sizeWords(issue)
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`
    case 'invalid_value':
      return oneOf(issue.values)
    case 'invalid_union':
      if (!issue.message.startsWith('Invalid ')) return issue.message
      return 'options' in issue && issue.options
        ? oneOf(issue.options)
        : [...new Set(issue.errors.flat().map((one) => wantedWords(one, [])))].join(' or ')
    case 'invalid_format':
      return issue.message.startsWith('Invalid ')
        ? (formatWords[issue.format] ?? `another form (${issue.format})`)
        : issue.message
    case 'invalid_key':
      return 'another name'
    case 'invalid_element':
      return 'another entry'
    case 'custom': {
      const known = issue.params?.known as string[] | undefined
      return known ? `${issue.message}: ${listed(known) || 'there is none'}` : issue.message
    }
    default:
      return 'something else'
  }
}

function sizeWords(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const least = issue.code === 'too_small'
  const count = Number(least ? issue.minimum : issue.maximum)
  const bound = `${issue.exact ? 'exactly' : least ? 'at least' : 'at most'} ${count}`
  if (issue.origin === 'array')
    return least && count === 1 ? 'a list with at least one entry' : `a list with ${bound} entries`
  if (issue.origin === 'string')
    return least && count === 1 ? 'a text that is not empty' : `a text of ${bound} characters`
  return bound
}

const oneOf = (values: readonly unknown[]) =>
  values.length === 1 ? String(values[0]) : `one of: ${listed(values.map(String))}`

export function listed(values: readonly string[]): string {
  const more = values.length - MOST_LISTED
  return more > 0 ? `${values.slice(0, MOST_LISTED).join(', ')} and ${more} more` : values.join(', ')
}

/** What stands there, in words that a person would use. */
export function foundWords(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object') return 'settings'
  if (typeof value !== 'string') return `${typeof value === 'number' ? 'the number ' : ''}${String(value)}`
  if (value === '') return 'an empty text'
  return value.length > 60 ? `a text of ${value.length} characters` : `the text ${JSON.stringify(value)}`
}

function expectationOf(issue: z.core.$ZodIssue, value: unknown, rules: Rules): Expectation {
  const near = (known: readonly string[]) => {
    const found = typeof value === 'string' ? nearest(value, known) : null
    return found === null ? {} : { nearest: found }
  }
  const values =
    issue.code === 'invalid_value'
      ? issue.values
      : issue.code === 'invalid_union' && 'options' in issue
        ? issue.options
        : undefined
  if (values) return { kind: 'one-of', values: values.map(String), ...near(values.map(String)) }
  switch (issue.code) {
    case 'too_small': {
      const of = ofWhat(issue.origin)
      return issue.inclusive === false
        ? { kind: 'more-than', than: Number(issue.minimum) }
        : { kind: 'at-least', least: Number(issue.minimum), of }
    }
    case 'too_big':
      return { kind: 'at-most', most: Number(issue.maximum), of: ofWhat(issue.origin) }
    case 'invalid_type':
      return value === undefined ? { kind: 'missing' } : { kind: 'type', type: issue.expected }
    default: {
      const rule = Object.keys(rules).find((name) => rules[name] === issue.message) ?? null
      const known = issue.code === 'custom' ? (issue.params?.known as string[] | undefined) : undefined
      return { kind: 'rule', rule, ...(known && { list: listed(known), ...near(known) }) }
    }
  }
}

const ofWhat = (origin: string) => (origin === 'string' ? 'text' : origin === 'array' ? 'list' : 'number')

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = (value as Record<PropertyKey, unknown>)[part]
  }
  return value
}

/** A path as people write it: `queues[2].name.pl`. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? 'the file'
    : path
        .map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? String(part) : `.${String(part)}`))
        .join('')
