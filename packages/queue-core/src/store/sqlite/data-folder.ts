import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { DataFolderInUse } from '../errors.ts'
import { toStoreFailure } from './sqlite-failure.ts'

/** The database of an office inside its data folder. */
export const databaseName = 'office.db'

export type DataFolder = { dir: string; dbFile: string; release(): void }

/**
 * Makes the folder when missing (for its owner only: it holds names) and takes it for this process alone. The lock is
 * the operating system's, so it goes when the process goes, however that ends: docs/decisions/0021-data-folder-lock.md.
 *
 * @throws DataFolderInUse when another hub, of this or another process, has it.
 * @throws StoreFailure when the folder cannot be made or written to.
 */
export function openDataFolder(dir: string): DataFolder {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    const lock = new Database(join(dir, 'hub.lock'), { timeout: 0 })
    try {
      lock.exec('BEGIN EXCLUSIVE')
    } catch (error) {
      lock.close()
      throw error
    }
    return { dir, dbFile: join(dir, databaseName), release: () => lock.close() }
  } catch (error) {
    const failure = toStoreFailure(error, dir)
    throw failure.kind === 'busy' ? new DataFolderInUse(dir) : failure
  }
}
