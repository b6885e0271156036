import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { readTextFile } from '@poczekalnia/written/file'

/** The file that an operator keeps an office's profile in. */
export type ProfileFile = {
  /** Its text; `null` where there is none that can be read. */
  read(): string | null
  /** Puts a text in its place, all of it or nothing. @returns whether that was possible */
  write(text: string): boolean
}

/** @param mayWrite false in a demonstration, which leaves its example as it is */
export function profileFile(path: string, mayWrite: boolean): ProfileFile {
  return {
    read() {
      const found = readTextFile(path)
      return 'text' in found ? found.text : null
    },
    write: (text) => mayWrite && replace(path, text),
  }
}

/**
 * What lies beside the file so long without having taken its place was left by a process that was killed, milliseconds.
 */
const LEFT_AFTER_MS = 60_000

/** Written beside it, brought to disk and moved into its place, with its rights. A link stays one. */
function replace(path: string, text: string): boolean {
  let beside: string | null = null
  try {
    const real = realpathSync(path)
    const { mode, uid, gid } = statSync(real)
    dropLeft(real)
    // Another name each time: in a container every process may have the same number, and what a kill left must block
    // nothing.
    beside = `${real}.${randomBytes(6).toString('hex')}.tmp`
    // `wx`: what lies there by chance is not ours to overwrite.
    const file = openSync(beside, 'wx', mode & 0o777)
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    const made = statSync(beside)
    // A file that is somebody else's would become ours, and they could not write to it any more.
    if (made.uid !== uid || made.gid !== gid) throw new Error('the file belongs to another user')
    renameSync(beside, real)
    syncFolder(dirname(real))
    return true
  } catch {
    if (beside !== null) rmSync(beside, { force: true })
    return false
  }
}

/**
 * Removes what kills have left beside a file: names of this release, and of those that were told apart by a process's
 * number.
 */
function dropLeft(real: string): void {
  const name = basename(real)
  const left = readdirSync(dirname(real)).filter(
    (other) => other.startsWith(`${name}.`) && /^(\d+|[0-9a-f]{12})\.tmp$/.test(other.slice(name.length + 1)),
  )
  for (const path of left.map((other) => join(dirname(real), other))) {
    const found = lstatSync(path, { throwIfNoEntry: false })
    if (found?.isFile() && Date.now() - found.mtimeMs > LEFT_AFTER_MS) rmSync(path, { force: true })
  }
}

/**
 * Without this the file could have its old name back after a power cut. Windows opens no folders, and needs none of it.
 */
function syncFolder(dir: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(dir, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
