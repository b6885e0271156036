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

test('the profile of Bydgoszcz is right', () => {
  const { profile } = bydgoszcz()
  expect(profile.queues.map((q) => `${q.prefix} ${q.kind}`)).toEqual(['A booked', 'B booked', 'C booked', 'U walk-in'])
  expect(profile.languages).toEqual(['pl', 'en', 'uk', 'ru'])
})

test.each([
  ['graceMinutes: 0', 'graceMinutes: -1', 'checkIn.graceMinutes: expected at least 0'],
  ['graceMinutes: 0', 'graceMinutes: ten', 'checkIn.graceMinutes: expected number, received string'],
  ['zone: Europe/Warsaw', 'zone: Europe/Bydgoszcz', 'zone: expected an IANA time zone, for example "Europe/Warsaw"'],
  [
    'tuesday: ["08:00-12:00"]',
    'tuesday: ["8-12"]',
    'queues[3].tickets.tuesday[0]: expected a window HH:MM-HH:MM, for example "12:00-15:30"',
  ],
  [
    'tuesday: ["08:00-12:00"]',
    'tuesday: ["12:00-08:00"]',
    'queues[3].tickets.tuesday[0]: expected a window that ends after it starts',
  ],
  ['    prefix: B', '    prefix: A', 'queues[1].prefix: expected a ticket prefix used once'],
  ['  - number: 8', '  - number: 7', 'desks[7].number: expected a desk number used once'],
  ['languages: [pl, en, uk, ru]', 'languages: [pl, en, uk, ru, en]', 'languages[4]: expected a language named once'],
  ['  - id: consultation', '  - id: break', 'pauseReasons[1].id: expected a reason used once'],
  ['      ru: Временное проживание\n', '', 'queues[0].name.ru: expected this text in every language of the office'],
  ['retentionDays: 14', 'retention: 14', 'the file: no such setting: retention'],
  ['    kind: walk-in', '    kind: both', 'queues[3].kind: expected'],
])('a mistake in the profile names its path and what is expected: %s', (from, to, expected) => {
  expect(problems(from, to).join('\n')).toContain(expected)
})

test('text that is not YAML is told with its line', () => {
  expect(problems('id: bydgoszcz', 'id: [bydgoszcz').join('\n')).toMatch(/line \d+/)
})
