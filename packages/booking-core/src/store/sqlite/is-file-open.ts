import Database from 'better-sqlite3'

/** Whether a program has a site's file open: whoever has it in write-ahead mode keeps it from being taken alone. */
export function isFileOpen(file: string): boolean {
  const db = new Database(file, { timeout: 0, fileMustExist: true })
  try {
    db.pragma('locking_mode = EXCLUSIVE')
    db.exec('BEGIN IMMEDIATE; COMMIT')
    return false
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return true
    throw error
  } finally {
    db.close()
  }
}
