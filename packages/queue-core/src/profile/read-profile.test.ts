import { expect, test } from 'vitest'
import { bydgoszcz, bydgoszczYaml } from '../testing/office-day.ts'
import { ProfileProblem, readProfile } from './read-profile.ts'

/** Problems of Bydgoszcz's profile after one change. */
function problems(from: string, to: string): readonly string[] {
  const text = bydgoszczYaml().replace(from, to)
  try {
    readProfile(text, 'office.yaml')
    return []
  } catch (error) {
    if (error instanceof ProfileProblem) return error.problems
    throw error
  }
}

test('[ACC-8] a text with a sign that no shipped font has is refused, with its field', () => {
  expect(problems('address: ', 'address: 🙂 ')[0]).toMatch(/address: .*only letters and signs that the fonts/)
})

test('a page that visitors are sent to has an address of https, and no other', () => {
  const told = (address: string) => problems('address: ', `accessibilityStatement: "${address}"\naddress: `)
  expect(told('https://www.urzad.example/deklaracja?wersja=2')).toEqual([])
  for (const address of [
    ...['http://www.urzad.example/', 'javascript:alert(1)', 'www.urzad.example', 'https://urzad@zly.example/'],
    ...['https://urzad', 'https://www.urzad.example/a b', 'https://[.x'],
  ])
    expect(told(address)[0], address).toContain('accessibilityStatement: expected the address of a page, for example')
})

test('the profile of Bydgoszcz is right', () => {
  const { profile } = bydgoszcz()
  expect(profile.queues.map((q) => `${q.prefix} ${q.kind}`)).toEqual(['A booked', 'D booked', 'E booked', 'U walk-in'])
  expect(profile.languages).toEqual(['pl', 'en', 'uk', 'ru'])
})

test.each([
  [
    'graceMinutes: 0',
    'graceMinutes: -1',
    'checkIn.graceMinutes: expected a whole number from 0 to 120, found the number -1',
  ],
  [
    'graceMinutes: 0',
    'graceMinutes: ten',
    'office.yaml:43:17: checkIn.graceMinutes: expected a whole number from 0 to 120, found the text "ten"',
  ],
  [
    'zone: Europe/Warsaw',
    'zone: Europe/Bydgoszcz',
    'zone: expected a time zone, for example Europe/Warsaw, found the text "Europe/Bydgoszcz"',
  ],
  [
    'tuesday: ["08:00-12:00"]',
    'tuesday: ["8-12"]',
    'queues[3].tickets.tuesday[0]: expected hours HH:MM-HH:MM in quotation marks, for example "12:00-15:30", ' +
      'found the text "8-12"',
  ],
  [
    'tuesday: ["08:00-12:00"]',
    'tuesday: ["12:00-08:00"]',
    'queues[3].tickets.tuesday[0]: expected hours that end after they begin, found the text "12:00-08:00"',
  ],
  [
    '    prefix: D',
    '    prefix: A',
    'queues[1].prefix: expected a ticket prefix that is used once, found the text "A"',
  ],
  ['  - number: 8', '  - number: 7', 'desks[7].number: expected a desk number that is used once, found the number 7'],
  [
    'languages: [pl, en, uk, ru]',
    'languages: [pl, en, uk, ru, en]',
    'languages[4]: expected a language that is named once, found the text "en"',
  ],
  [
    '  - id: consultation',
    '  - id: break',
    'pauseReasons[1].id: expected a reason whose id is used once, found the text "break"',
  ],
  [
    '      ru: Временное проживание\n',
    '',
    'queues[0].name.ru: this is missing; expected this text in every language of the office',
  ],
  ['retentionDays: 14', 'retention: 14', 'retention: there is no such setting here; did you mean retentionDays?'],
  ['    kind: walk-in', '    kind: both', 'queues[3].kind: expected one of: booked, walk-in, found the text "both"'],
])('a mistake in the profile names its path and what is expected: %s', (from, to, expected) => {
  expect(problems(from, to).join('\n')).toContain(expected)
})

test('text that is not YAML is told with its line', () => {
  expect(problems('id: bydgoszcz', 'id: [bydgoszcz').join('\n')).toMatch(/^office\.yaml:\d+:\d+: a bracket/)
})
