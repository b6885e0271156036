import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type Database from 'better-sqlite3'

/**
 * Writes the database as it is at this moment to another file, also while others write to it: a single read transaction, so it waits for
 * nobody and nobody waits for it. Pages that held what was erased are not in the copy. It appears whole or not at all, on disk, and is
 * for its owner only.
 *
 * @param finish what is to be done to the copy before it gets its name; when it throws there is no copy
 * @throws SqliteError, or the system's error
 */
export function copyWhole(db: Database.Database, to: string, finish: (copy: string) => void = () => undefined): void {
  const unfinished = `${to}.tmp`
  const clear = () => {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${unfinished}${end}`, { force: true })
  }
  clear()
  try {
    // SQLite takes an empty file that is there, with its rights; one that it makes itself could be read by everybody.
    closeSync(openSync(unfinished, 'wx', 0o600))
    db.prepare('VACUUM INTO ?').run(unfinished)
    finish(unfinished)
    flush(unfinished)
    renameSync(unfinished, to)
    // A rename is on disk when its folder is. Windows knows no such thing.
    if (process.platform !== 'win32') flush(dirname(to))
  } finally {
    clear()
  }
}

function flush(path: string): void {
  const descriptor = openSync(path, process.platform === 'win32' ? 'r+' : 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
