import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { migrations } from '../migrations.ts'
import { schema } from '../schema.ts'
import { streamsOf } from '../walk.ts'

/** One row, in a backup only: what all else in the file comes to. A file that is written to again loses it. */
const sealTable = 'backup_seal'
const sealSql = `CREATE TABLE ${sealTable} (digest BLOB NOT NULL) STRICT`

/**
 * Writes into a finished copy what its contents come to, so that whoever checks it later finds out about every change,
 * also where nothing else holds the contents to anything: names of people, notes, passwords.
 */
export function seal(db: Database.Database): void {
  breakSeal(db)
  const digest = contentDigest(db)
  db.exec(sealSql)
  db.prepare(`INSERT INTO ${sealTable} (digest) VALUES (?)`).run(digest)
}

/** Whoever writes to the file makes it another one. */
export function breakSeal(db: Database.Database): void {
  db.exec(`DROP TABLE IF EXISTS ${sealTable}`)
}

/** Whether a file is what was sealed; `none`: it was not, for it is no backup, or one of an earlier release. */
export function checkSeal(db: Database.Database): 'same' | 'differs' | 'none' {
  const made = schemaRows(db).find(({ name }) => name === sealTable)
  if (made === undefined) return 'none'
  // SQLite reads a table by its statement alone: the seal's own row in the schema is held to what was written, too.
  if (made.type !== 'table' || made.tbl_name !== sealTable || made.sql !== sealSql) return 'differs'
  const digests = db.prepare<[], Buffer>(`SELECT digest FROM ${sealTable}`).pluck().all()
  return digests.length === 1 && digests[0]?.equals(contentDigest(db)) ? 'same' : 'differs'
}

/** Whether the tables, indexes and triggers are those that this program makes for the file's release. */
export function hasOwnSchema(db: Database.Database): boolean {
  const version = Number(db.pragma('user_version', { simple: true }))
  const made = new Database(':memory:')
  try {
    made.exec(schema)
    for (const migration of migrations.slice(0, version - 1)) made.exec(migration)
    return schemaText(made) === schemaText(db)
  } finally {
    made.close()
  }
}

/** Without white space, which says nothing: how a release writes its statements is its own matter. */
function schemaText(db: Database.Database): string {
  const rows = schemaRows(db).filter(({ name }) => name !== sealTable)
  return JSON.stringify(rows).replaceAll(/\\n|\s/g, '')
}

type SchemaRow = { type: string; name: string; tbl_name: string; sql: string | null }

function schemaRows(db: Database.Database): SchemaRow[] {
  return db.prepare<[], SchemaRow>('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all()
}

/**
 * SHA-256 over all that a file says: which release's it is, its tables as they were made, and every row of them. Of the
 * log only each stream's newest hash, which holds every event before it: whoever asks has walked the log.
 */
function contentDigest(db: Database.Database): Buffer {
  const digest = createHash('sha256')
  const add = (value: unknown) => digest.update(`${JSON.stringify(value)}\n`)
  add(['application_id', 'user_version'].map((name) => db.pragma(name, { simple: true })))
  const tables = schemaRows(db).filter(({ name }) => name !== sealTable)
  add(tables)
  const newest = db.prepare<[string], { version: number; hash: Buffer }>(
    'SELECT version, hash FROM events WHERE stream = ? ORDER BY version DESC LIMIT 1',
  )
  for (const stream of streamsOf(db)) {
    const head = newest.get(stream)
    add([stream, head?.version, head?.hash.toString('hex')])
  }
  for (const { type, name } of tables) {
    if (type !== 'table' || name === 'events') continue
    add(name)
    for (const row of db
      .prepare<[], unknown[]>(`SELECT * FROM ${quoted(name)} ${inOrder(db, name)}`)
      .raw()
      .iterate())
      add(row.map((value) => (Buffer.isBuffer(value) ? { hex: value.toString('hex') } : value)))
  }
  return digest.digest()
}

/** By the primary key, so that a table read from anywhere in the file comes in the same order. */
function inOrder(db: Database.Database, table: string): string {
  const keys = db
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .pluck()
    .all(table)
  return `ORDER BY ${keys.length > 0 ? keys.map(quoted).join(', ') : 'rowid'}`
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
