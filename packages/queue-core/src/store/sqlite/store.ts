import { hash } from 'node:crypto'
import Database from 'better-sqlite3'
import { ConcurrencyConflict } from '../errors.ts'
import { assertText, toRow, toStoredEvent } from '../event-row.ts'
import { chainHash, type EventRow, genesisHash } from '../hash-chain.ts'
import { lastBefore } from '../last-before.ts'
import type { NewEvent, Snapshot, Store, StoredEvent } from '../ports/store.ts'
import { GroupCommit } from './group-commit.ts'
import { SqliteNotes } from './notes.ts'
import { openDatabase } from './open-database.ts'
import { type Person, SqlitePeople } from './people.ts'
import { SqliteProfiles } from './profiles.ts'
import { versionConflict } from './schema.ts'
import { toStoreFailure } from './sqlite-failure.ts'
import { type AppendWith, SqliteStaffSecrets } from './staff-secrets.ts'
import { ChainWalk, type Head, type LogRow, logColumns } from './walk.ts'

/** Events that `read` takes from the database at a time. */
const pageSize = 512

/** Opens an office's file, made anew when missing. @throws StoreFailure as `openDatabase` */
export function openSqliteStore(file: string): SqliteStore {
  return new SqliteStore(openDatabase(file), file)
}

/** The store in one SQLite file: docs/decisions/0020-event-store.md. */
export class SqliteStore implements Store {
  readonly people: SqlitePeople
  #staff: SqliteStaffSecrets | null = null
  #notes: SqliteNotes | null = null
  #profiles: SqliteProfiles | null = null
  readonly #db: Database.Database
  readonly #file: string
  readonly #commits: GroupCommit
  readonly #sql
  /** Where streams stand as this process last saw them: saves a look-up, decides nothing (the database does). */
  readonly #heads = new Map<string, Head>()

  constructor(db: Database.Database, file: string) {
    this.#db = db
    this.#file = file
    this.#commits = new GroupCommit(db, file, () => this.#heads.clear())
    this.people = new SqlitePeople(db, (write) => this.#commits.now(write), this.#appendWith)
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
      load: db.prepare<[string], { version: number; hash: Buffer; state: string; digest: Buffer }>(
        `SELECT version, hash, state, digest FROM snapshots JOIN events USING (stream, version, hash) WHERE stream = ?`,
      ),
      save: db.prepare<[string, Buffer, string, number]>(
        `INSERT OR REPLACE INTO snapshots (stream, version, hash, state, digest)
         SELECT stream, version, hash, ?, ? FROM events WHERE stream = ? AND version = ?`,
      ),
    }
  }

  /** Made when it is first asked for: who only reads the log may open a file of an earlier release, which has no such tables. */
  get staff(): SqliteStaffSecrets {
    this.#staff ??= new SqliteStaffSecrets(this.#db, this.#appendWith)
    return this.#staff
  }

  /** Made when it is first asked for, as `staff` is. */
  get notes(): SqliteNotes {
    this.#notes ??= new SqliteNotes(this.#db, this.#appendWith)
    return this.#notes
  }

  /** Made when it is first asked for, as `staff` is. */
  get profiles(): SqliteProfiles {
    this.#profiles ??= new SqliteProfiles(this.#db, this.#appendWith)
    return this.#profiles
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

  async append(
    stream: string,
    expectedVersion: number,
    events: readonly NewEvent[],
    people: readonly Person[] = [],
  ): Promise<number> {
    assertText(stream)
    const rows = events.map(toRow)
    if (rows.length === 0 && people.length === 0) return expectedVersion
    return this.#commits.enqueue(() => {
      const version = this.#insert(stream, expectedVersion, rows)
      this.people.insert(people)
      return version
    })
  }

  #appendWith: AppendWith = async (log, write) => {
    if (!log) {
      await this.#commits.enqueue(write)
      return 0
    }
    const rows = log.events.map(toRow)
    return this.#commits.enqueue(() => {
      const version = this.#insert(log.stream, log.expectedVersion, rows)
      write()
      return version
    })
  }

  async load(stream: string): Promise<Snapshot | null> {
    const found = this.#guarded(() => this.#sql.load.get(stream))
    if (!found?.digest.equals(hash('sha256', found.state, 'buffer'))) return null
    return { version: found.version, hash: found.hash.toString('hex'), state: found.state }
  }

  async save(stream: string, version: number, state: string): Promise<void> {
    const digest = hash('sha256', state, 'buffer')
    // In the queue of the appends, so that a version that was just appended is there.
    const { changes } = await this.#commits.enqueue(() => this.#sql.save.run(state, digest, stream, version))
    if (changes === 0) throw new RangeError(`stream ${stream} has no version ${version}`)
  }

  /** Calls back with how long the disk took, milliseconds, each time that it kept something. One listener; the newest counts. */
  onCommit(listener: (milliseconds: number) => void): void {
    this.#commits.onCommit = listener
  }

  close(): void {
    this.#commits.close()
    this.#db.close()
  }

  /**
   * The trigger judges the first event; the rest follow inside the same transaction, so they cannot conflict.
   */
  #insert(stream: string, expectedVersion: number, rows: readonly EventRow[]): number {
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

  /** Hash after `version`. A version that the stream has not reached has none; an append on it is refused whatever it says. */
  #headAt(stream: string, version: number): Head {
    const known = this.#heads.get(stream)
    if (known?.version === version) return known
    return { version, hash: this.#sql.hashAt.get(stream, version)?.toString('hex') ?? genesisHash }
  }

  #guarded<T>(look: () => T): T {
    try {
      return look()
    } catch (error) {
      throw toStoreFailure(error, this.#file)
    }
  }
}
