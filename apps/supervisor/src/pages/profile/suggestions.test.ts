import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { languages } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { type Schema, suggestionsAt } from './suggestions.ts'
import { yamlPlace } from './yaml-place.ts'

const offices = join(import.meta.dirname, '../../../../../offices')
const schema = JSON.parse(readFileSync(join(offices, 'office.schema.json'), 'utf8')) as Schema
const profile = readFileSync(join(offices, 'bydgoszcz.yaml'), 'utf8')

/** What is suggested at `|`. */
function at(marked: string): string[] {
  const position = marked.indexOf('|')
  const text = marked.replace('|', '')
  const place = yamlPlace(text, position)
  return place ? suggestionsAt(place, schema, text).map(({ label }) => label) : []
}

test('at the top what is missing in the profile is suggested, and nothing that is there', () => {
  const top = at(`${profile}\n|`)
  expect(top).toContain('specialDays')
  expect(top).not.toContain('queues')
})

test('in a queue what its kind may have is suggested', () => {
  const walkIn = at('queues:\n  - id: a\n    kind: walk-in\n    |')
  expect(walkIn).toContain('tickets')
  expect(walkIn).not.toContain('arrival')
  expect(walkIn).not.toContain('kind')
  expect(at('queues:\n  - id: a\n    |\n    kind: booked\n')).toContain('arrival')
  expect(at('queues:\n- id: a\n  kind: booked\n  |')).toContain('arrival')
})

test('the beginning of a list’s item, and settings of settings', () => {
  expect(at('desks:\n  - number: 1\n  - |')).toEqual(['number', 'queues'])
  expect(at('hours:\n  monday: ["08:00-15:30"]\n  |')).toEqual(expect.arrayContaining(['tuesday', 'sunday']))
  expect(at('queues:\n  - id: a\n    kind: booked\n    service:\n      sh|')).toEqual([
    'shortMinutes',
    'typicalMinutes',
    'longMinutes',
  ])
})

test('values that there is a choice of', () => {
  expect(at('queues:\n  - id: a\n    kind: |')).toEqual(['booked', 'walk-in'])
  expect(at('publicHolidays: p|')).toEqual(['poland', 'none'])
  expect(at('checkIn:\n  queueFirst: |')).toEqual(['true', 'false'])
  expect(at('languages: [pl, |')).toEqual([...languages])
})

test('settings and values on one line, in braces', () => {
  expect(at('checkIn:\n  code: { |')).toContain('kind')
  expect(at('checkIn:\n  code: { kind: |')).toEqual(['digits', 'letters-and-digits'])
  expect(at('visitor: { moreMinutes: 10, |')).toEqual(['times'])
})

test('which queues a desk may serve are those of the text', () => {
  expect(at(profile.replace('  - number: 1\n', '  - number: 1\n    queues: [|\n'))).toEqual([
    'pobyt-czasowy',
    'pobyt-staly',
    'rezydent-ue',
    'uzupelnienie-dokumentow',
  ])
})

test('nothing is suggested in comments and in texts', () => {
  expect(at('# |')).toEqual([])
  expect(at('hours: # |')).toEqual([])
  expect(at('address: ul. |')).toEqual([])
})
