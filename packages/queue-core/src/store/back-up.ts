import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { type CheckVerdict, checkCopy } from './check-copy.ts'
import { copyWhole, putInPlace } from './copy-whole.ts'
import { openReadOnly } from './open-database.ts'
import { toStoreFailure } from './sqlite-failure.ts'

type BackUp = Exclude<CheckVerdict, { ok: true }> | (Extract<CheckVerdict, { ok: true }> & { file: string })

/**
 * Copies an office's file as it is at this moment, also while its hub works, and checks the copy; only a sound one gets the name. All is
 * in it that another machine needs to go on: log, devices, accounts, people, notes of the day, profiles. Left out are the browsers that
 * are signed in.
 *
 * @param unchecked path of the unfinished copy, on the disk where it is to stay
 * @param others streams that are not an office's
 * @param nameOf path of the finished backup of an office; what lies there is replaced
 * @throws StoreFailure
 */
export async function backUp(
  file: string,
  unchecked: string,
  others: readonly string[],
  nameOf: (office: string) => string,
): Promise<BackUp> {
  try {
    const db = openReadOnly(file)
    try {
      copyWhole(db, unchecked)
    } finally {
      db.close()
    }
    endSessions(unchecked)
    const verdict = await checkCopy(unchecked, others)
    if (!verdict.ok) return verdict
    const to = nameOf(verdict.office)
    putInPlace(unchecked, to)
    return { ...verdict, file: to }
  } catch (error) {
    throw toStoreFailure(error, file)
  } finally {
    rmSync(unchecked, { force: true })
  }
}

function endSessions(file: string): void {
  const db = new Database(file)
  try {
    if (db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'staff_sessions'`).get() === undefined) return
    db.pragma('secure_delete = ON')
    db.exec('DELETE FROM staff_sessions')
  } finally {
    db.close()
  }
}
