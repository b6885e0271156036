import { ChainWalk, type LogRow, logColumns } from '../chain-walk.ts'
import type { Breakage, Verdict } from '../ports/copies.ts'
import { PostgresEvents } from './events.ts'
import { linkTo, type PostgresPlace } from './open-database.ts'
import { toStoreFailure } from './pg-failure.ts'

/** Events taken from the database at a time. */
const pageSize = 1_000

/**
 * Walks every stream from its first event, also while a hub works: each version follows the one before, each hash is
 * right (ALL-8), and no snapshot has seen more than there is.
 * @throws StoreFailure when there is none, or the database can't be reached
 */
export async function verifyPostgresLog(place: PostgresPlace): Promise<Verdict> {
  const link = linkTo(place)
  try {
    const streams = []
    for (const stream of await new PostgresEvents(link).streams()) {
      const walk = new ChainWalk(stream)
      for (;;) {
        const rows = await link.ask<LogRow>(
          `SELECT ${logColumns} FROM events WHERE stream = $1 AND version > $2 ORDER BY version LIMIT ${pageSize}`,
          [stream, walk.head.version],
        )
        for (const row of rows) {
          const reason = walk.next(row)
          if (reason) return broken({ stream, version: walk.head.version + 1, reason })
        }
        if (rows.length < pageSize) break
      }
      streams.push({ stream, events: walk.head.version, head: walk.head.hash })
    }
    const [cut] = await link.ask<{ stream: string; version: number }>(
      `SELECT stream, version FROM snapshots AS seen
         WHERE version > (SELECT coalesce(max(version), 0) FROM events WHERE stream = seen.stream) ORDER BY stream`,
    )
    return cut ? broken({ ...cut, reason: 'cut-off' }) : { ok: true, streams }
  } catch (error) {
    const failure = toStoreFailure(error, link.name)
    if (failure.kind !== 'damaged') throw failure
    return broken({ stream: null, version: null, reason: 'unreadable' })
  } finally {
    await link.close()
  }
}

const broken = (breakage: Breakage): Verdict => ({ ok: false, broken: breakage })
