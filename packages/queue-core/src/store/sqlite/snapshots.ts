import { hash } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { Snapshot, SnapshotStore } from '../ports/snapshots.ts'
import type { GroupCommit } from './group-commit.ts'
import { type Guarded, guarded } from './guarded.ts'

/** The table of snapshots. */
export class SqliteSnapshots implements SnapshotStore {
  readonly #guarded: Guarded
  readonly #commits: Pick<GroupCommit, 'enqueue'>
  readonly #sql

  constructor(db: Database.Database, file: string, commits: Pick<GroupCommit, 'enqueue'>) {
    this.#guarded = guarded(db, file)
    this.#commits = commits
    this.#sql = {
      load: db.prepare<[string], { version: number; hash: Buffer; state: string; digest: Buffer }>(
        `SELECT version, hash, state, digest FROM snapshots JOIN events USING (stream, version, hash) WHERE stream = ?`,
      ),
      save: db.prepare<[string, Buffer, string, number]>(
        `INSERT OR REPLACE INTO snapshots (stream, version, hash, state, digest)
         SELECT stream, version, hash, ?, ? FROM events WHERE stream = ? AND version = ?`,
      ),
    }
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
}
