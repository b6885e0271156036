import { expect, test } from 'vitest'
import { cases } from './cases.ts'
import { type Found, rowOf, table } from './result.ts'

const [debian] = cases
const notRoot = cases.find(({ id }) => id === 'not-root')
if (!debian || !notRoot) throw new Error('no such machine')

const well: Extract<Found, { node: string }> = {
  notMade: null,
  ...{ node: 'v18.20.4', npm: '9.2.0', start: 'Installing packages …\n', startStatus: 0, mended: null, seconds: '41' },
  native: '{"loaded":7,"faults":[]}',
  ...{ test: '\u001b[2m      Tests \u001b[22m \u001b[32m312 passed\u001b[39m (312)\n', testSeconds: '60' },
  ...{ testStatus: '0', whole: false },
}

test('a machine on which all went well is a line that says yes', () => {
  const row = rowOf(debian, well)
  expect(row.faults).toEqual([])
  expect(table([row]).split('\n').at(-1)).toBe(
    '| Debian 12, its own Node and npm, root | 18.20.4, 9.2.0 | the hub answers after 41 s | 0 | 7 load | 312 ' +
      'passed (312), 60 s | yes |',
  )
})

const saying = `Installing packages …\n${notRoot.saying}\n`
test.each([
  ['a warning', debian, { start: '[WARN] Unsupported engine for vite' }, 'warnings'],
  ['a start that fails', debian, { seconds: null, start: 'error while loading', native: null }, 'error while loading'],
  ['a module that does not load', debian, { native: '{"loaded":6,"faults":["usb: libudev.so.1"]}' }, 'libudev'],
  ['tests that fail', debian, { testStatus: '1', test: 'Tests 1 failed' }, '1 failed'],
  ['one that starts though it can not', notRoot, {}, 'what to do'],
  ['one that never starts', notRoot, { start: saying, seconds: null }, 'did not come'],
] as const)('%s is a fault that is told', (_, one, change, told) => {
  const row = rowOf(one, { ...well, ...change })
  expect(row.faults.join('\n')).toContain(told)
  expect(table([row])).toContain('| **no** |')
})

test('who may install nothing is told what is missing, and goes on once it is there', () => {
  const row = rowOf(notRoot, { ...well, start: saying, mended: '' })
  expect([row.faults, row.cells[2]]).toEqual([[], 'says which package is missing; with it the hub answers after 41 s'])
})

test('a machine that could not be made is a line too', () => {
  expect(rowOf(debian, { notMade: 'no such suite' }).faults).toEqual([`${debian.title}: no such suite`])
})
