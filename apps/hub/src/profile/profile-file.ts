import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

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
      try {
        return readFileSync(path, 'utf8')
      } catch {
        return null
      }
    },
    write: (text) => mayWrite && replace(path, text),
  }
}

/** Written beside it, brought to disk and moved into its place, with its rights. A link stays one. */
function replace(path: string, text: string): boolean {
  let beside: string | null = null
  try {
    const real = realpathSync(path)
    const { mode, uid, gid } = statSync(real)
    beside = `${real}.${process.pid}.tmp`
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

/** Without this the file could have its old name back after a power cut. Windows opens no folders, and needs none of it. */
function syncFolder(dir: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(dir, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
