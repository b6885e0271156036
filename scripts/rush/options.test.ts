import { expect, test } from 'vitest'
import { rushOptions } from './options.ts'

test('several servers share a PostgreSQL: one of an address, or one that is started for the run', () => {
  const url = 'postgres://poczekalnia@db1/rush'
  expect(rushOptions(['--servers', '2', '--database', url])).toMatchObject({ servers: 2, database: { url } })
  expect(rushOptions(['--database', '--servers', '2'])).toMatchObject({ servers: 2, database: { url: null } })
  expect(rushOptions(['--servers', '2', '--database'])).toMatchObject({ servers: 2, database: { url: null } })
  expect(rushOptions([])).toMatchObject({ servers: 1, database: null })
})

test.each([
  [['--servers', '2'], '--servers takes --database as well'],
  [['--database', 'mysql://db1'], '--database takes postgres://'],
  [['--servers', '0'], '--servers takes a whole number'],
  [['--places', '15'], '--places takes a multiple of 10'],
])('%j is refused, with what to do', (args, told) => {
  expect(() => rushOptions(args)).toThrow(told)
})
