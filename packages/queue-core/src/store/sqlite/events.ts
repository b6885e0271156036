import Database from 'better-sqlite3'
import { ChainWalk, type Head, type LogRow, logColumns } from '../chain-walk.ts'
import { ConcurrencyConflict } from '../errors.ts'
import { toStoredEvent } from '../event-row.ts'
import { chainHash, type EventRow, genesisHash } from '../hash-chain.ts'
import { lastBefore } from '../last-before.ts'
import type { EventReader, StoredEvent } from '../ports/events.ts'
import { type Guarded, guarded } from './guarded.ts'
import { versionConflict } from './schema.ts'

/** Events that `read` takes from the database at a time. */
const pageSize = 512

/** The table of the log. */
export class SqliteEvents implements EventReader {
  readonly #file: string
  readonly #guarded: Guarded
  readonly #sql
  /** Where streams stand as this process last saw them: saves a look-up, decides nothing (the database does). */
  readonly #heads = new Map<string, Head>()

  constructor(db: Database.Database, file: string) {
    this.#file = file
    this.#guarded = guarded(db, file)
    this.#sql = {
      insert: db.prepare<[string, number, number, string, string | null, string, string, Buffer]>(
        `INSERT INTO events (${logColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ),
      page: db.prepare<[string, number, number], LogRow>(
        `SELECT ${logColumns} FROM events WHERE stream = ? AND version > ? ORDER BY version LIMIT ?`,
      ),
      hashAt: db.prepare<[string, number], Buffer>('SELECT hash FROM events WHERE stream = ? AND version = ?').pluck(),
      timeAt: db.prepare<[string, number], number>('SELECT at FROM events WHERE stream = ? AND version = ?').pluck(),
      last: db.prepare<[string], number>('SELECT coalesce(max(version), 0) FROM events WHERE stream = ?').pluck(),
    }
  }

  async *read(stream: string, after = 0): AsyncIterable<StoredEvent> {
    const walk = new ChainWalk(
      stream,
      this.#guarded(() => this.#headAt(stream, after)),
    )
    for (;;) {
      // Whole pages instead of a cursor: better-sqlite3 lets nobody write while a cursor is open.
      const rows = this.#guarded(() => this.#sql.page.all(stream, walk.head.version, pageSize))
      for (const row of rows) {
        walk.mustFollow(row, this.#file)
        yield toStoredEvent(row.version, row, walk.head.hash)
      }
      if (rows.length < pageSize) return
    }
  }

  async versionBefore(stream: string, at: number): Promise<number> {
    return this.#guarded(() => {
      const timeOf = (version: number) => this.#sql.timeAt.get(stream, version) ?? Number.POSITIVE_INFINITY
      return lastBefore(this.#sql.last.get(stream) ?? 0, at, timeOf)
    })
  }

  /**
   * Writes rows inside a transaction that is open, and answers the new last version. The trigger judges the first
   * event; the rest follow inside the same transaction, so they cannot conflict.
   */
  insert(stream: string, expectedVersion: number, rows: readonly EventRow[]): number {
    const last = rows.length === 0 ? (this.#sql.last.get(stream) ?? 0) : expectedVersion
    if (last !== expectedVersion) throw new ConcurrencyConflict(stream, expectedVersion, last)
    let { version, hash: previous } = this.#headAt(stream, expectedVersion)
    try {
      for (const row of rows) {
        version += 1
        previous = chainHash(previous, stream, version, row)
        const { at, actor, key, type, data } = row
        this.#sql.insert.run(stream, version, at, actor, key, type, data, Buffer.from(previous, 'hex'))
      }
    } catch (error) {
      if (!(error instanceof Database.SqliteError && error.message === versionConflict)) throw error
      this.#heads.delete(stream)
      throw new ConcurrencyConflict(stream, expectedVersion, this.#sql.last.get(stream) ?? 0)
    }
    this.#heads.set(stream, { version, hash: previous })
    return version
  }

  /** Something that was written was taken back. */
  undone(): void {
    this.#heads.clear()
  }

  /**
   * Hash after `version`. A version that the stream has not reached has none; an append on it is refused whatever it
   * says.
   */
  #headAt(stream: string, version: number): Head {
    const known = this.#heads.get(stream)
    if (known?.version === version) return known
    return { version, hash: this.#sql.hashAt.get(stream, version)?.toString('hex') ?? genesisHash }
  }
}
