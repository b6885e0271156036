import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { decodeText, type TextFile } from './decode-text.ts'
import type { WordableFault } from './faults.ts'

/** No file that people write here comes near it, bytes. */
export const LARGEST_FILE = 2_000_000

/**
 * Reads a text that people wrote. Never throws: whatever the system or the file's bytes have against it is a fault that
 * says what to do.
 */
export function readTextFile(file: string): TextFile {
  let bytes: Uint8Array | null
  try {
    bytes = readBytes(file)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    return {
      missing: code === 'ENOENT' || code === 'ENOTDIR',
      fault: fault(systemWords(error) ?? `the system can't read it (${code})`),
    }
  }
  if (bytes === null) return { missing: false, fault: fault(`it is larger than ${LARGEST_FILE / 1_000_000} MB`) }
  const decoded = decodeText(bytes)
  return 'text' in decoded ? decoded : { missing: false, fault: decoded.fault }
}

/** What the system has against a file, in words, or `null` for what no file can help. */
export function systemWords(error: unknown): string | null {
  const { code } = error as NodeJS.ErrnoException
  return words[code ?? ''] ?? null
}

const words: Record<string, string> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file: a part of its path is no folder',
  EISDIR: 'this is a folder, not a file',
  EEXIST: 'this is there already, and is no folder',
  EACCES: 'the user that runs this may not use it: give the rights with chown or chmod',
  EPERM: 'the user that runs this may not use it: give the rights with chown or chmod',
  EROFS: 'it lies on a disk that can only be read',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOTEMPTY: 'this folder is not empty',
  ENOSPC: 'the disk is full',
  EMFILE: 'too many files are open',
  EIO: 'the disk can not be read',
}

const fault = (expected: string): WordableFault => ({
  line: 1,
  column: 1,
  path: '',
  expected,
  what: { kind: 'yaml', code: 'NOT_READABLE' },
})

/**
 * Reads to the end, for a pipe has no size; not beyond the largest, for a device may have no end.
 * @returns `null`: larger
 */
function readBytes(file: string): Uint8Array | null {
  const handle = openSync(file, 'r')
  try {
    if (fstatSync(handle).isDirectory()) throw Object.assign(new Error('folder'), { code: 'EISDIR' })
    const parts: Buffer[] = []
    for (let size = 0; ; ) {
      const part = Buffer.alloc(65_536)
      const read = readSync(handle, part)
      if (read === 0) return Buffer.concat(parts)
      size += read
      if (size > LARGEST_FILE) return null
      parts.push(part.subarray(0, read))
    }
  } finally {
    closeSync(handle)
  }
}
