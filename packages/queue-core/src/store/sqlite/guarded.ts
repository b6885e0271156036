import type Database from 'better-sqlite3'
import { StoreFailure } from '../errors.ts'
import { toStoreFailure } from './sqlite-failure.ts'

/**
 * Asks the database for something; what goes wrong there is told as the store's own error, whatever SQLite calls it.
 */
export type Guarded = <T>(look: () => T) => T

export function guarded(db: Database.Database, file: string): Guarded {
  return (look) => {
    if (!db.open) throw new StoreFailure('closed', file, 'the store is closed')
    try {
      return look()
    } catch (error) {
      throw toStoreFailure(error, file)
    }
  }
}
