import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Checked, NumbersGiven, Restored } from '../../ports/copies.ts'
import { type DataFolder, openDataFolder } from '../data-folder.ts'
import { busyTimeoutMs, openReadOnly } from '../open-database.ts'
import { toStoreFailure } from '../sqlite-failure.ts'
import { openSqliteStore } from '../store.ts'
import { checkCopy } from './check-copy.ts'
import { copyWhole, putInPlace } from './copy-whole.ts'
import { numbersGiven } from './numbers-given.ts'
import {
  complete,
  decide,
  dropPrepared,
  newRestore,
  preparedName,
  putAside,
  replacedFiles,
  undo,
  unfinishedRestore,
} from './restore-files.ts'

/**
 * Puts a backup in the place of a data folder's file and tells the log so. Nothing in the folder changes unless the
 * backup is sound, and what lay there is put aside, not deleted. The backup itself is only read. Killed at any step,
 * the folder holds the old file, or the new one, or refuses to be opened until the restore is run again or undone:
 * docs/decisions/0171-a-restore-that-is-killed.md.
 *
 * @param order.at now, epoch ms
 * @param order.accept called for a sound backup before the folder is touched; may throw to stop here
 * @param order.numbersFrom where the numbers of the day begin that the office goes on with; `null` when nothing was
 * given out since.
 * `backup` is what the backup itself knows, `known` what the file that is replaced and those that were put aside
 * earlier know. May throw
 * @param order.onUndone told when a restore that was broken off earlier was taken back first
 * @param order.others streams that are not an office's
 * @throws DataFolderInUse while a hub works on the folder
 * @throws StoreFailure
 */
export async function restoreBackup(order: {
  backup: string
  dir: string
  at: number
  others: readonly string[]
  accept?: (found: Checked) => void
  numbersFrom: (found: Checked, backup: NumbersGiven, known: readonly NumbersGiven[]) => number | null
  onUndone?: () => void
}): Promise<Restored> {
  const { backup, others } = order
  const verdict = await checkCopy(backup, others)
  if (!verdict.ok) return verdict
  order.accept?.(verdict)
  const folder = openDataFolder(order.dir)
  const file = folder.dbFile
  try {
    if (undo(file)) order.onUndone?.()
    dropPrepared(file)
    const known = [file, ...replacedFiles(file)].filter((one) => existsSync(one)).map(numbersGiven)
    const numbersFrom = order.numbersFrom(verdict, numbersGiven(backup), known)
    const prepared = preparedName(file)
    copyFrom(backup, prepared)
    await tellLog(prepared, verdict, { at: Math.max(order.at, verdict.lastAt), numbersFrom })
    const now = await checkCopy(prepared, others)
    if (!now.ok) return now
    return { ok: true, found: verdict, now, replaced: exchange(file, order.at), known }
  } catch (error) {
    // What the caller threw to stop here is theirs.
    throw error instanceof Error && 'code' in error ? toStoreFailure(error, file) : error
  } finally {
    dropPrepared(file)
    folder.release()
  }
}

/**
 * Takes back a restore that was broken off in a folder.
 *
 * @returns whether there was one
 * @throws DataFolderInUse while a hub works on the folder
 * @throws StoreFailure
 */
export function undoRestore(dir: string): boolean {
  let folder: DataFolder | null = null
  try {
    folder = openDataFolder(dir)
    return undo(folder.dbFile)
  } catch (error) {
    throw toStoreFailure(error, dir)
  } finally {
    folder?.release()
  }
}

/** @returns where the file that was there lies now */
function exchange(file: string, at: number): string | null {
  const id = newRestore(file, at)
  decide(file, id, putInPlace)
  try {
    carryOver(file)
    const replaced = putAside(file, id)
    complete(file, id, putInPlace)
    return replaced
  } catch (error) {
    if (unfinishedRestore(file) !== null) undo(file)
    throw error
  }
}

/**
 * Carries the write-ahead log into the file that is put aside, so that it is whole by itself, and makes sure that no
 * other program has it open. A damaged one is put aside as it lies there: SQLite throws the log of a file away that it
 * can't make sense of.
 *
 * @throws SqliteError `SQLITE_BUSY` when another program works on it
 */
function carryOver(file: string): void {
  if (!existsSync(file) || !isReadable(file)) return
  const db = new Database(file, { timeout: busyTimeoutMs })
  try {
    db.pragma('journal_mode = DELETE')
  } catch (error) {
    if (toStoreFailure(error, file).kind === 'busy') throw error
  } finally {
    db.close()
  }
}

function isReadable(file: string): boolean {
  const db = new Database(file, { readonly: true, timeout: busyTimeoutMs })
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    return true
  } catch {
    return false
  } finally {
    db.close()
  }
}

function copyFrom(backup: string, to: string): void {
  const db = openReadOnly(backup)
  try {
    copyWhole(db, to)
  } finally {
    db.close()
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
  const db = new Database(file)
  try {
    // In one file, whole by itself, and to be looked at without leaving anything beside it.
    db.pragma('journal_mode = DELETE')
  } finally {
    db.close()
  }
}
