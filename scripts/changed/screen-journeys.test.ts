import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { screenJourneys } from './screen-journeys.ts'

const root = join(import.meta.dirname, '../..')

test('a screen is shown by its own journeys, what lies below all of them by a journey through each', () => {
  expect(screenJourneys(['apps/counter/src/app.tsx'])).toEqual(['tests/counter-screen.e2e.ts', 'tests/desk-day.e2e.ts'])
  expect(screenJourneys(['packages/ui/src/styles.css', 'tests/crash.e2e.ts'])).toEqual([
    'tests/crash.e2e.ts',
    'tests/every-office.e2e.ts',
    'tests/thursday.e2e.ts',
  ])
  expect(screenJourneys(['docs/bench.md', 'packages/queue-core/src/index.ts'])).toEqual([])
})

test('every journey of the table is there', () => {
  const everything = readdirSync(join(root, 'apps')).flatMap((app) =>
    ['src', 'electron', 'browser', 'src/features/ticket-page', 'src/features/cards', 'src/gateway'].map(
      (folder) => `apps/${app}/${folder}/a.ts`,
    ),
  )
  const named = screenJourneys([...everything, 'packages/ui/a.ts'])
  expect(named.length).toBeGreaterThan(15)
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
})
