import { hash } from 'node:crypto'
import type { Snapshot, SnapshotStore } from '../ports/snapshots.ts'
import type { Reader } from './reader.ts'
import type { WriteQueue } from './write-queue.ts'

/** The table of snapshots. */
export class PostgresSnapshots implements SnapshotStore {
  readonly #link: Reader
  readonly #writes: Pick<WriteQueue, 'settled'>

  constructor(link: Reader, writes: Pick<WriteQueue, 'settled'>) {
    this.#link = link
    this.#writes = writes
  }

  async load(stream: string): Promise<Snapshot | null> {
    const [found] = await this.#link.ask<{ version: number; hash: Buffer; state: string; digest: Buffer }>(
      'SELECT version, hash, state, digest FROM snapshots JOIN events USING (stream, version, hash) WHERE stream = $1',
      [stream],
    )
    if (!found?.digest.equals(hash('sha256', found.state, 'buffer'))) return null
    return { version: found.version, hash: found.hash.toString('hex'), state: found.state }
  }

  async save(stream: string, version: number, state: string): Promise<void> {
    // After the appends that are on their way, so that a version that was just appended is there.
    await this.#writes.settled()
    const saved = await this.#link.ask(
      `INSERT INTO snapshots (stream, version, hash, state, digest)
         SELECT stream, version, hash, $3, $4 FROM events WHERE stream = $1 AND version = $2
       ON CONFLICT (stream) DO UPDATE
         SET version = excluded.version, hash = excluded.hash, state = excluded.state, digest = excluded.digest
       RETURNING version`,
      [stream, version, state, hash('sha256', state, 'buffer')],
    )
    if (saved.length === 0) throw new RangeError(`stream ${stream} has no version ${version}`)
  }
}
