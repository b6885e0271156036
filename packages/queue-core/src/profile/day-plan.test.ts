import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dayPlan, weekPlan } from './day-plan.ts'
import { office } from './office.ts'
import { readProfile } from './read-profile.ts'

const place = (id: string) => {
  const file = join(import.meta.dirname, '../../../../offices', `${id}.yaml`)
  return office(readProfile(readFileSync(file, 'utf8'), file))
}

test('a week begins on Monday, whatever day of it is asked for', () => {
  const dates = weekPlan(place('bydgoszcz'), '2026-11-22').map(({ date }) => date)
  expect(dates).toEqual(['16', '17', '18', '19', '20', '21', '22'].map((day) => `2026-11-${day}`))
})

test('[BYD-6] the week shows when tickets are given, and never on Wednesday', () => {
  const windows = weekPlan(place('bydgoszcz'), '2026-11-19').map(
    ({ queues }) => queues.find(({ id }) => id === 'uzupelnienie-dokumentow')?.windows,
  )
  const afternoon = [{ from: '12:00', to: '15:30' }]
  expect(windows).toEqual([afternoon, [{ from: '08:00', to: '12:00' }], [], afternoon, afternoon, [], []])
})

test('a public holiday has its name and nothing else', () => {
  const { hours, holiday, queues } = dayPlan(place('wroclaw'), '2026-11-11')
  expect([hours, holiday]).toEqual([[], 'Independence Day'])
  expect(queues.every(({ windows }) => windows.length === 0)).toBe(true)
})

test('[OLS-1] [OLS-4] [OLS-7] limits, numbers and whom a day serves are told', () => {
  const { onlyFor, queues } = dayPlan(place('olsztyn'), '2026-11-20')
  expect(onlyFor?.en).toContain('families')
  expect(queues.some((queue) => queue.kind === 'booked' && queue.byNumber)).toBe(true)
  expect(queues.some((queue) => queue.kind === 'walk-in' && queue.limit?.follow)).toBe(true)
})
