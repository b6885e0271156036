import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { decodeText } from './decode-text.ts'
import { faultLine } from './faults.ts'
import { LARGEST_FILE, readTextFile } from './read-text-file.ts'

const bytes = (...parts: (string | number)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.of(part))))
const told = (of: Uint8Array) => {
  const decoded = decodeText(of)
  return 'text' in decoded ? decoded.text : faultLine('f', decoded.fault)
}

test('UTF-8 is read with and without its mark', () => {
  expect(told(bytes('name: Urząd 🏛'))).toBe('name: Urząd 🏛')
  expect(told(bytes(0xef, 0xbb, 0xbf, 'name: Urząd'))).toBe('name: Urząd')
  expect(told(bytes(''))).toBe('')
})

test.each([
  ['Windows-1250', bytes('id: x\nname: Urz', 0xb9, 'd'), 'f:2:10: the letter after "Urz" is not UTF-8'],
  ['ISO 8859-2', bytes('name: ', 0xa3, 'ukasz'), 'f:1:7: the letter here is not UTF-8'],
  ['a letter that breaks off', bytes('a: b', 0xc4), 'f:1:5: the letter after "b" is not UTF-8'],
  [
    'a letter that breaks off in the middle',
    bytes('a: ', 0xf0, 0x9f, 0x8f, ' b'),
    'f:1:4: the letter here is not UTF-8',
  ],
  ['a letter longer than it need be', bytes('a: ', 0xc0, 0xaf), 'f:1:4: the letter here is not UTF-8'],
  ['half a letter of UTF-16', bytes('ą: ', 0xed, 0xa0, 0xbd), 'f:1:4: the letter here is not UTF-8'],
  ['behind one that was lost', bytes('a: \uFFFD', 0xb9), 'f:1:5: the letter after "\uFFFD" is not UTF-8'],
  ['UTF-16, little end first', Buffer.from('\uFEFFname: Urząd', 'utf16le'), 'f:1:1: this file is saved as UTF-16'],
  ['UTF-16 without a mark', Buffer.from('name: Urząd', 'utf16le'), 'f:1:1: this file is saved as UTF-16'],
  ['UTF-16, big end first', Buffer.from('name: Urząd', 'utf16le').swap16(), 'f:1:1: this file is saved as UTF-16'],
])('%s is told with its place and what to do', (_, of, line) => {
  expect(told(of)).toContain(line)
  expect(told(of)).toContain('UTF-8')
})

test('what is no file that can be read is told in a sentence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'written-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = (name: string) => join(folder, name)
  const read = (name: string) => {
    const found = readTextFile(file(name))
    return 'text' in found ? found.text : [found.missing, found.fault.expected]
  }
  mkdirSync(file('folder'))
  writeFileSync(file('text'), 'a: ż')
  writeFileSync(file('large'), Buffer.alloc(LARGEST_FILE + 1, 32))
  symlinkSync('circle', file('circle'))
  symlinkSync('nowhere', file('dangling'))
  expect(read('text')).toBe('a: ż')
  expect(read('none')).toEqual([true, 'there is no such file'])
  expect(read('dangling')).toEqual([true, 'there is no such file'])
  expect(read('text/below')).toEqual([true, 'there is no such file: a part of its path is no folder'])
  expect(read('folder')).toEqual([false, 'this is a folder, not a file'])
  expect(read('circle')).toEqual([false, 'its links lead in a circle'])
  expect(read('large')).toEqual([false, 'it is larger than 2 MB'])
  expect(read('n'.repeat(5_000))).toEqual([false, 'its name is too long'])
  expect(read('a\0b')).toEqual([false, expect.stringContaining('read')])
})
