import type { ProfileVersion } from '@poczekalnia/queue-core/store'
import { expect, test } from 'vitest'
import { textHash } from '../../office/profile-hash.ts'
import { whichHolds } from './in-force.ts'

const version = (more: Partial<ProfileVersion>): ProfileVersion => ({
  ...{ office: 'a', version: 3, at: 0, by: 'administrator:Ewa', origin: 'editor', hash: '' },
  ...{ text: 'new', inFile: false, fileBefore: textHash('old') },
  ...more,
})

test('the file holds where nothing was kept yet', () => {
  expect(whichHolds('old', null)).toBe('file')
})

test('a version that could not be written into the file holds as long as nobody touches the file', () => {
  expect(whichHolds('old', version({}))).toBe('version')
  expect(whichHolds('by hand', version({}))).toBe('file')
})

test('a version that was written into the file gives way to any other text there, the one before it too', () => {
  expect(whichHolds('new', version({ inFile: true }))).toBe('version')
  expect(whichHolds('old', version({ inFile: true }))).toBe('file')
})

test('without a file the newest version holds', () => {
  expect(whichHolds(null, version({}))).toBe('version')
})
