import { randomBytes } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import type { BackUp } from '../../ports/copies.ts'
import { openReadOnly } from '../open-database.ts'
import { toStoreFailure } from '../sqlite-failure.ts'
import { checkCopy } from './check-copy.ts'
import { copyWhole, drop, putInPlace } from './copy-whole.ts'
import { seal } from './seal.ts'

/** An unfinished copy that nobody has written to for so long is nobody's any more, milliseconds. */
const LEFT_MS = 3_600_000

/**
 * Copies an office's file as it is at this moment, also while its hub works, and checks the copy; only a sound one gets
 * the name. All is in it that another machine needs to go on: log, devices, accounts, people, notes of the day,
 * profiles. Left out are the browsers that are signed in. It is sealed, so that a later check finds out about every
 * change.
 *
 * @param unchecked path of the unfinished copy, on the disk where it is to stay. Each has a name of its own that begins
 * so and ends with
 *   `.unchecked`; what others that were killed have left there is removed after an hour
 * @param others streams that are not an office's
 * @param nameOf path of the finished backup of an office; what lies there is replaced
 * @throws StoreFailure
 */
export function backUp(
  file: string,
  unchecked: string,
  others: readonly string[],
  nameOf: (office: string) => string,
): Promise<BackUp> {
  return makeBackUp(file, { unchecked, others, nameOf }, async (mine) => {
    const db = openReadOnly(file)
    try {
      copyWhole(db, mine)
    } finally {
      db.close()
    }
  })
}

/**
 * Makes, checks and names a backup of whatever fills its file.
 * @param from as an operator is told of where it comes from
 * @throws StoreFailure
 */
export async function makeBackUp(
  from: string,
  order: { unchecked: string; others: readonly string[]; nameOf: (office: string) => string },
  fill: (mine: string) => Promise<void>,
): Promise<BackUp> {
  const { unchecked, others, nameOf } = order
  const mine = `${unchecked}.${randomBytes(4).toString('hex')}.unchecked`
  try {
    dropLeft(unchecked)
    await fill(mine)
    finish(mine)
    const verdict = await checkCopy(mine, others)
    if (!verdict.ok) return verdict
    const to = nameOf(verdict.office)
    putInPlace(mine, to)
    return { ...verdict, file: to }
  } catch (error) {
    throw toStoreFailure(error, from)
  } finally {
    drop(mine)
  }
}

function finish(file: string): void {
  const db = new Database(file)
  try {
    // A backup is one file, also on a disk that can't be written to.
    db.pragma('journal_mode = DELETE')
    if (db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'staff_sessions'`).get() !== undefined) {
      db.pragma('secure_delete = ON')
      db.exec('DELETE FROM staff_sessions')
    }
    seal(db)
  } finally {
    db.close()
  }
}

/**
 * By their age alone: in a container every process has the same number, and somebody may be making one at this moment.
 */
function dropLeft(unchecked: string): void {
  const dir = dirname(unchecked)
  for (const name of readdirSync(dir)) {
    const rest = name.startsWith(basename(unchecked)) ? name.slice(basename(unchecked).length) : ''
    if (!/^(\.[\da-f]{8})?\.unchecked(\.tmp)?(-shm|-wal|-journal)?$/.test(rest)) continue
    const left = statSync(join(dir, name), { throwIfNoEntry: false })
    if (left && Date.now() - left.mtimeMs > LEFT_MS) drop(join(dir, name))
  }
}
