import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type Lack, lackOf, provideLibraries } from './libraries.mjs'

/** A program that does this instead of starting. */
function program(does: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'libraries-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'node')
  writeFileSync(file, `#!/bin/sh\n${does}\n`)
  chmodSync(file, 0o755)
  return file
}

const atomic = { library: 'libatomic.so.1', said: 'node: error while loading shared libraries: …' }
/** What a machine that lacks these says, one after the other, until each was installed. */
const lacking =
  (...lacks: Lack[]) =>
  () =>
    lacks[0] ?? null

test('a program that runs lacks nothing; the loader’s own words name what is missing', () => {
  expect(lackOf(process.execPath)).toBeNull()
  const says =
    'error while loading shared libraries: libatomic.so.1: cannot open shared object file: No such file or directory'
  expect(lackOf(program(`echo "node: ${says}" >&2; exit 127`))).toEqual({
    library: 'libatomic.so.1',
    said: `node: ${says}`,
  })
  expect(lackOf('/nowhere/node')).toEqual({ library: null, said: expect.stringContaining('ENOENT') })
})

test('what is missing is installed, one after the other, and nothing where nothing is', () => {
  const install = vi.fn(() => lacks.shift() !== undefined)
  const lacks = [atomic, { library: 'libstdc++.so.6', said: '' }]
  expect(provideLibraries('node', { lackOf: () => lacks[0] ?? null, install })).toBeNull()
  expect(install.mock.calls).toEqual([['libatomic1'], ['libstdc++6']])
  expect(provideLibraries('node', { lackOf: () => null, install })).toBeNull()
  expect(install).toHaveBeenCalledTimes(2)
})

test.each([
  ['nothing can be installed', null],
  ['it can not be had', () => false],
  ['it is installed and missing all the same', () => true],
])('one line says what to do where %s', (_, install) => {
  expect(provideLibraries('node', { lackOf: lacking(atomic), install })).toBe(
    'Node 26 needs libatomic.so.1, which this machine has not. Install it ' +
      '(Debian, Ubuntu: apt-get install libatomic1) and try again.',
  )
})

test('a library that nobody knows is named, and what is no library is told in its own words', () => {
  expect(provideLibraries('node', { lackOf: lacking({ library: 'libx.so.9', said: '' }), install: () => true })).toBe(
    'Node 26 needs libx.so.9, which this machine has not. Install it and try again.',
  )
  const other = lacking({ library: null, said: 'Exec format error' })
  expect(provideLibraries('node', { lackOf: other, install: null })).toContain('Exec format error')
})
