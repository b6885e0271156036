import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'

/**
 * Finishes what a kill broke off while a file changed between its two kinds of journal: SQLite rolls that back by
 * itself, but not through a connection that can't write, so whoever only wants to look does this first.
 */
export function settle(file: string): void {
  if (!existsSync(`${file}-journal`) || !existsSync(file)) return
  let db: Database.Database | null = null
  try {
    db = new Database(file)
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
  } catch {
    // Whoever opens it next says what is wrong with it.
  } finally {
    db?.close()
  }
}
