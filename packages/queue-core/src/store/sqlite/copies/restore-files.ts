import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { StoreFailure } from '../../errors.ts'
import { settle } from '../settle.ts'
import { flushFolder } from './copy-whole.ts'

/** What SQLite keeps beside a database, and the database itself last. */
const ends = ['-shm', '-wal', '-journal', ''] as const

/** The new file while it is made: until it has another name, nothing of a restore has happened. */
export const preparedName = (file: string): string => `${file}.restoring.tmp`

/** The new file once it is whole. While it lies there a restore has begun and not ended. */
const decidedName = (file: string, id: string): string => `${file}.restoring-${id}`

/** Where a restore puts what was there before. */
export const replacedName = (file: string, id: string): string => `${file}.replaced-${id}`

/** One word for one restore, by its time: two in the same second, or a clock that was set back, never share one. */
export function newRestore(file: string, at: number): string {
  const stamp = new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const taken = beside(file)
  for (let n = 1; ; n++) {
    const id = n === 1 ? stamp : `${stamp}-${n}`
    const names = ends.map((end) => `.replaced-${id}${end}`)
    if (!taken.some((rest) => names.includes(rest) || rest === `.restoring-${id}`)) return id
  }
}

/** Files that earlier restores put aside. */
export function replacedFiles(file: string): string[] {
  return beside(file)
    .filter((rest) => /^\.replaced-\d{8}T\d{6}Z(-\d+)?$/.test(rest))
    .sort()
    .map((rest) => file + rest)
}

/** Which restore was broken off here, if one was. */
export function unfinishedRestore(file: string): string | null {
  const found = beside(file).find((rest) => rest.startsWith('.restoring-'))
  return found === undefined ? null : found.slice('.restoring-'.length)
}

/**
 * Looks at what lies beside an office's file before it is opened.
 *
 * @param mayMake whether a file that is missing would be made
 * @throws StoreFailure `unfinished-restore` when a restore was broken off, or when an empty office would be made beside
 * what is left of one
 */
export function assertWhole(file: string, mayMake: boolean): void {
  const id = unfinishedRestore(file)
  if (id !== null)
    throw new StoreFailure(
      'unfinished-restore',
      file,
      `a restore was broken off here (${basename(decidedName(file, id))}). ` +
        `Run it again, or take it back: poczekalnia restore --undo --data ${dirname(file)}`,
    )
  if (!mayMake || existsSync(file)) return
  const left = beside(file).find(
    (rest) => /^\.(restoring|replaced-|before-v)/.test(rest) || (rest === '-wal' && statSync(file + rest).size > 0),
  )
  if (left !== undefined)
    throw new StoreFailure(
      'unfinished-restore',
      file,
      `it is not there, but ${basename(file)}${left} is, so an office was. ` +
        `Restore a backup, or move all ${basename(file)}… away to begin anew`,
    )
}

/**
 * Gives the new file the name that says that it is whole: from now on nobody opens the folder until the restore ends or
 * is undone.
 */
export function decide(file: string, id: string, putInPlace: (from: string, to: string) => void): void {
  putInPlace(preparedName(file), decidedName(file, id))
}

/**
 * Moves what is there out of the way, with what SQLite keeps beside it.
 * @returns where it lies now; `null`: nothing was there
 */
export function putAside(file: string, id: string): string | null {
  const aside = replacedName(file, id)
  const wasThere = existsSync(file)
  for (const end of ends) if (existsSync(file + end)) renameSync(file + end, aside + end)
  flushFolder(file)
  return wasThere ? aside : null
}

/** The one step that ends a restore. */
export function complete(file: string, id: string, putInPlace: (from: string, to: string) => void): void {
  putInPlace(decidedName(file, id), file)
}

/**
 * Takes back a restore that was broken off, whatever it had come to: what was there before lies in its place again. May
 * itself be broken off at any step and run again.
 *
 * @returns whether there was one
 * @throws StoreFailure when somebody has made another file meanwhile
 */
export function undo(file: string): boolean {
  const id = unfinishedRestore(file)
  if (id === null) return false
  const aside = replacedName(file, id)
  for (const end of ends.toReversed()) {
    if (!existsSync(aside + end)) continue
    if (existsSync(file + end) && statSync(file + end).size > 0)
      throw new StoreFailure(
        'unfinished-restore',
        file,
        `a restore was broken off, and ${basename(file)}${end} was ` +
          'made ' +
          'since. ' +
          'What was there before is ' +
          `${basename(aside)}: move one of them away`,
      )
    renameSync(aside + end, file + end)
  }
  flushFolder(file)
  settle(file)
  rmSync(decidedName(file, id), { force: true })
  flushFolder(file)
  return true
}

/** Removes what is left of a new file that was never finished, by this release or an earlier one. */
export function dropPrepared(file: string): void {
  for (const rest of beside(file))
    if (/^\.restoring(\.(tmp|before-v\d+))*(-shm|-wal|-journal)?$/.test(rest)) rmSync(file + rest, { force: true })
}

/** How the names go on of what lies beside a file and begins as it does. */
function beside(file: string): string[] {
  const [dir, name] = [dirname(file), basename(file)]
  if (!existsSync(dir)) return []
  return readdirSync(dir)
    .filter((entry) => entry.startsWith(name) && entry !== name)
    .map((entry) => entry.slice(name.length))
}
