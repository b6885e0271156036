import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { officeFolder } from './office-folder.ts'
import { scratchFolder } from './run-script.ts'

function office(dir: string): void {
  mkdirSync(dir, { recursive: true })
  writeFileSync(join(dir, 'office.db'), '')
}

test('one office: its folder is the data folder, and no office is to be named', () => {
  const dir = scratchFolder()
  expect(officeFolder(dir, undefined)).toBe(dir)
  office(dir)
  expect(officeFolder(dir, undefined)).toBe(dir)
  expect(() => officeFolder(dir, 'katowice')).toThrow('leave --office katowice out')
})

test('several offices: the one that is named, and where none is, all that there are are told', () => {
  const dir = scratchFolder()
  for (const id of ['wroclaw', 'katowice']) office(join(dir, id))
  mkdirSync(join(dir, 'backup'))
  expect(officeFolder(dir, 'katowice')).toBe(join(dir, 'katowice'))
  expect(() => officeFolder(dir, undefined)).toThrow('say which with --office: katowice, wroclaw')
  expect(() => officeFolder(dir, 'poznan')).toThrow('has no office poznan, there are: katowice, wroclaw')
})

test('before the first start of several, the named one gets its folder', () => {
  const dir = join(scratchFolder(), 'new')
  expect(officeFolder(dir, 'katowice')).toBe(join(dir, 'katowice'))
  expect(() => officeFolder(dir, '../katowice')).toThrow("--office takes an office's id")
  expect(officeFolder(undefined, 'no-such-office-here')).toBe('data/offices/no-such-office-here')
})
