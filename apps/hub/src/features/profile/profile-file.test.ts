import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { profileFile } from './profile-file.ts'

let dir: string
let path: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'profile-file-'))
  path = join(dir, 'office.yaml')
  writeFileSync(path, 'old')
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

test('a text takes the place of the one before, with the rights of the file, and nothing is left beside it', () => {
  chmodSync(path, 0o640)
  expect(profileFile(path, true).write('Żółć')).toBe(true)
  expect(readFileSync(path, 'utf8')).toBe('Żółć')
  expect(statSync(path).mode & 0o777).toBe(0o640)
  expect(readdirSync(dir)).toEqual(['office.yaml'])
})

test('a link stays a link', () => {
  const link = join(dir, 'link.yaml')
  symlinkSync(path, link)
  expect(profileFile(link, true).write('new')).toBe(true)
  expect(lstatSync(link).isSymbolicLink()).toBe(true)
  expect(readFileSync(path, 'utf8')).toBe('new')
})

test('a file that is not there, or may not be written, is said to be so', () => {
  expect(profileFile(join(dir, 'none.yaml'), true).write('new')).toBe(false)
  expect(profileFile(join(dir, 'none.yaml'), true).read()).toBeNull()
  expect(profileFile(path, false).write('new')).toBe(false)
  expect(readFileSync(path, 'utf8')).toBe('old')
})

test('what a kill left beside it blocks nothing, whatever its process was called, and goes when it is old', () => {
  const left = [`office.yaml.${process.pid}.tmp`, 'office.yaml.1.tmp', 'office.yaml.0123456789ab.tmp']
  const others = ['office.yaml.tmp', 'office.yaml.old.tmp', 'other.yaml.1.tmp']
  const anHourAgo = new Date(Date.now() - 3_600_000)
  for (const name of [...left, ...others]) {
    writeFileSync(join(dir, name), 'half a prof')
    utimesSync(join(dir, name), anHourAgo, anHourAgo)
  }
  // Of another hub that writes at this moment.
  writeFileSync(join(dir, 'office.yaml.7.tmp'), 'half a prof')
  expect(profileFile(path, true).write('new')).toBe(true)
  expect(readFileSync(path, 'utf8')).toBe('new')
  expect(readdirSync(dir).sort()).toEqual(['office.yaml', 'office.yaml.7.tmp', ...others].sort())
  for (const name of ['1', String(process.pid)]) mkdirSync(join(dir, `office.yaml.${name}.tmp`))
  expect(profileFile(path, true).write('newer')).toBe(true)
})
