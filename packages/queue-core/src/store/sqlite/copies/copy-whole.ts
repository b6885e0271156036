import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type Database from 'better-sqlite3'

/**
 * Writes the database as it is at this moment to another file, also while others write to it: a single read
 * transaction, so it waits for nobody and nobody waits for it. Pages that held what was erased are not in the copy. It
 * appears whole or not at all, on disk, and is for its owner only.
 *
 * @throws SqliteError, or the system's error
 */
export function copyWhole(db: Database.Database, to: string): void {
  const unfinished = `${to}.tmp`
  drop(unfinished)
  try {
    // SQLite takes an empty file that is there, with its rights; one that it makes itself could be read by everybody.
    closeSync(openSync(unfinished, 'wx', 0o600))
    db.prepare('VACUUM INTO ?').run(unfinished)
    putInPlace(unfinished, to)
  } finally {
    drop(unfinished)
  }
}

/**
 * Removes a file with what SQLite keeps beside it: a journal that a kill left would be played back into the next file
 * of that name. The file goes last, so that what is cut off in between is still found.
 */
export function drop(file: string): void {
  for (const end of ['-shm', '-wal', '-journal', '']) rmSync(file + end, { force: true })
}

/** Gives a finished file its name, on disk. */
export function putInPlace(from: string, to: string): void {
  flush(from)
  renameSync(from, to)
  flushFolder(to)
}

/** A rename is on disk when its folder is. Windows knows no such thing. */
export function flushFolder(file: string): void {
  if (process.platform !== 'win32') flush(dirname(file))
}

function flush(path: string): void {
  const descriptor = openSync(path, process.platform === 'win32' ? 'r+' : 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
