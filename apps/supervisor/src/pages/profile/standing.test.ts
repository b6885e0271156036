import type { ProfileCheck } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { standingOf } from './standing.ts'

const changed = { isSame: false, base: 3, version: 3 }
const right = { version: 3, faults: [], problems: [], differences: [], week: [] } as unknown as ProfileCheck
const blocked = { ...right, problems: [{ what: 'queue-in-use' }] } as unknown as ProfileCheck
const faulty = { version: 3, faults: [{ line: 1 }, { line: 2 }] } as unknown as ProfileCheck

test('a text that is right and changes something may be taken over', () => {
  expect(standingOf(changed, { check: right, state: 'checked' }, 2)).toEqual({ kind: 'ready', count: 2 })
})

test('a text with faults, or with something that has to be done first, may not', () => {
  expect(standingOf(changed, { check: faulty, state: 'checked' }, 0)).toEqual({ kind: 'faulty', count: 2 })
  expect(standingOf(changed, { check: blocked, state: 'checked' }, 1)).toEqual({ kind: 'blocked', count: 1 })
})

test('an answer to an older text counts for nothing, and neither does a hub that is away', () => {
  expect(standingOf(changed, { check: right, state: 'checking' }, 1)).toEqual({ kind: 'checking' })
  expect(standingOf(changed, { check: right, state: 'unreachable' }, 1)).toEqual({ kind: 'unreachable' })
})

test('a text made from an older version is outdated, whatever its check says', () => {
  const older = { isSame: false, base: 2, version: 3 }
  expect(standingOf(older, { check: right, state: 'checked' }, 1)).toEqual({ kind: 'outdated' })
  expect(standingOf({ ...older, isSame: true }, { check: right, state: 'checked' }, 0)).toEqual({
    kind: 'same',
    version: 3,
  })
})
