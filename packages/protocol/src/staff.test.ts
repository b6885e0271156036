import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { acts, actsOf, may, roles, staffActs } from './staff.ts'

const page = readFileSync(join(import.meta.dirname, '../../../docs/roles.md'), 'utf8')
const rows = page.split('\n').flatMap((line) => {
  const [, act, rest] = /^\| `([\w-]+)` \|(.*)\|$/.exec(line) ?? []
  if (!act || rest === undefined) return []
  const cells = rest.split('|').map((cell) => cell.trim())
  return [[act, roles.filter((_, i) => cells[i + 1] === 'yes')] as const]
})
const table = new Map(rows)

test('docs/roles.md has every act once and no other', () => {
  expect(rows.map(([act]) => act).sort()).toEqual([...staffActs].sort())
})

test.each(staffActs)('docs/roles.md tells who may %s as it is', (act) => {
  expect(table.get(act)).toEqual(acts[act])
  expect(roles.filter((role) => may(role, act))).toEqual(acts[act])
})

test('[BYD-8] no role has an act that issues a ticket', () => {
  expect(staffActs.filter((act) => /issue|take-ticket|confirm-visit|print-ticket/.test(act))).toEqual([])
})

test('a supervisor may do all that a clerk does', () => {
  expect(actsOf('supervisor')).toEqual(expect.arrayContaining(actsOf('clerk')))
})
