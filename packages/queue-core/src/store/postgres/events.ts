import { ChainWalk, type LogRow, logColumns, tailLength } from '../chain-walk.ts'
import { toStoredEvent } from '../event-row.ts'
import { genesisHash } from '../hash-chain.ts'
import type { EventReader, StoredEvent } from '../ports/events.ts'
import type { Reader } from './reader.ts'

/** Events that `read` takes from the database at a time. */
const pageSize = 512

/** The table of the log, to be read. */
export class PostgresEvents implements EventReader {
  readonly #link: Reader

  constructor(link: Reader) {
    this.#link = link
  }

  async *read(stream: string, after = 0): AsyncIterable<StoredEvent> {
    let walk: ChainWalk | null = null
    for (let version = after; ; version = walk.head.version) {
      // With the one before, whose hash the next one is held to: what is asked most often is one round trip.
      const rows = await this.#link.ask<LogRow>(
        `SELECT ${logColumns} FROM events WHERE stream = $1 AND version >= $2 ORDER BY version LIMIT ${pageSize + 1}`,
        [stream, version],
        'read',
      )
      const before = rows[0]?.version === version ? rows.shift() : undefined
      walk ??= new ChainWalk(stream, { version, hash: before?.hash.toString('hex') ?? genesisHash })
      for (const row of rows) {
        walk.mustFollow(row, this.#link.name)
        yield toStoredEvent(row.version, row, walk.head.hash)
      }
      if (rows.length < pageSize) return
    }
  }

  /** By halving, as `lastBefore` does, in the database: one round trip. */
  async versionBefore(stream: string, at: number): Promise<number> {
    const [row] = await this.#link.ask<{ version: number }>(
      `WITH RECURSIVE half (low, high) AS (
         SELECT 0::bigint, (SELECT coalesce(max(version), 0) FROM events WHERE stream = $1)
         UNION ALL
         SELECT CASE WHEN earlier THEN middle ELSE low END, CASE WHEN earlier THEN high ELSE middle - 1 END
         FROM (
           SELECT low, high, (low + high + 1) / 2 AS middle,
             (SELECT events.at < $2 FROM events WHERE stream = $1 AND version = (low + high + 1) / 2) AS earlier
           FROM half WHERE low < high
         ) AS look
       ) SELECT low AS version FROM half WHERE low = high`,
      [stream, at],
    )
    return row?.version ?? 0
  }

  /** Names of all streams: a seek for each, however long they are. */
  async streams(): Promise<string[]> {
    const rows = await this.#link.ask<{ stream: string }>(
      `WITH RECURSIVE names (stream) AS (
         SELECT min(stream) FROM events
         UNION ALL
         SELECT (SELECT min(stream) FROM events WHERE stream > names.stream) FROM names WHERE stream IS NOT NULL
       ) SELECT stream FROM names WHERE stream IS NOT NULL`,
    )
    return rows.map(({ stream }) => stream)
  }

  /** Checks the last events of each stream. @throws StoreFailure `damaged` */
  async checkTails(): Promise<void> {
    for (const stream of await this.streams()) {
      const rows = await this.#link.ask<LogRow>(
        `SELECT ${logColumns} FROM events WHERE stream = $1 ORDER BY version DESC LIMIT ${tailLength + 1}`,
        [stream],
      )
      rows.reverse()
      const before = rows.length > tailLength ? rows.shift() : undefined
      const walk = new ChainWalk(stream, before && { version: before.version, hash: before.hash.toString('hex') })
      for (const row of rows) walk.mustFollow(row, this.#link.name)
    }
  }
}
