import Database from 'better-sqlite3'
import { createTables } from './open-database.ts'

/** The columns that a site's file has in each of these tables, as this release makes it. */
export function columnsOfTables<Table extends string>(tables: readonly Table[]): Record<Table, readonly string[]> {
  const db = new Database(':memory:')
  createTables(db)
  const columnsOf = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck()
  const columns = {} as Record<Table, readonly string[]>
  for (const table of tables) columns[table] = columnsOf.all(table)
  db.close()
  return columns
}
