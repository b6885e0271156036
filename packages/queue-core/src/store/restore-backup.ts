import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Checked, type CheckVerdict, checkCopy } from './check-copy.ts'
import { copyWhole, putInPlace } from './copy-whole.ts'
import { openDataFolder } from './data-folder.ts'
import { openReadOnly } from './open-database.ts'
import { toStoreFailure } from './sqlite-failure.ts'
import { openSqliteStore } from './sqlite-store.ts'

/** What came of a restore. `replaced`: where the file that was there lies now. */
export type Restored =
  | { ok: true; found: Checked; now: Checked; replaced: string | null }
  | (CheckVerdict & { ok: false })

/**
 * Puts a backup in the place of a data folder's file and tells the log so. Nothing in the folder changes unless the backup is sound, and
 * what lay there is put aside, not deleted. The backup itself is only read.
 *
 * @param order.at now, epoch ms
 * @param order.numbersFrom for a sound backup: where the numbers of the day begin that the office goes on with; `null` when nothing was
 *   given out since. May throw to stop here
 * @param order.others streams that are not an office's
 * @throws DataFolderInUse while a hub works on the folder
 * @throws StoreFailure
 */
export async function restoreBackup(order: {
  backup: string
  dir: string
  at: number
  others: readonly string[]
  numbersFrom: (found: Checked) => number | null
}): Promise<Restored> {
  const { backup, others } = order
  const verdict = await checkCopy(backup, others)
  if (!verdict.ok) return verdict
  const numbersFrom = order.numbersFrom(verdict)
  const folder = openDataFolder(order.dir)
  const next = `${folder.dbFile}.restoring`
  try {
    clear(next)
    const db = openReadOnly(backup)
    try {
      copyWhole(db, next)
    } finally {
      db.close()
    }
    await tellLog(next, verdict, { at: Math.max(order.at, verdict.lastAt), numbersFrom })
    const replaced = putAside(folder.dbFile, order.at)
    putInPlace(next, folder.dbFile)
    const now = await checkCopy(folder.dbFile, others)
    if (!now.ok) return now
    return { ok: true, found: verdict, now, replaced }
  } catch (error) {
    throw toStoreFailure(error, folder.dbFile)
  } finally {
    clear(next)
    folder.release()
  }
}

/** Opening brings a backup of an earlier release up to this one; the backup is its own copy from before. */
async function tellLog(
  file: string,
  { office }: Checked,
  about: { at: number; numbersFrom: number | null },
): Promise<void> {
  const store = openSqliteStore(file)
  try {
    const { at, numbersFrom } = about
    const version = await store.versionBefore(office, Number.POSITIVE_INFINITY)
    await store.append(office, version, [{ at, actor: 'operator', type: 'BackupRestored', data: { numbersFrom } }])
  } finally {
    store.close()
  }
}

/** With its write-ahead log, which belongs to the name: what a hub that was killed had not carried over is in there. */
function putAside(file: string, at: number): string | null {
  if (!existsSync(file)) return null
  const aside = `${file}.replaced-${new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`
  for (const end of ['-shm', '-wal', '']) if (existsSync(file + end)) renameSync(file + end, aside + end)
  return aside
}

function clear(file: string): void {
  for (const name of existsSync(dirname(file)) ? readdirSync(dirname(file)) : [])
    if (name.startsWith(basename(file))) rmSync(join(dirname(file), name), { force: true })
}
