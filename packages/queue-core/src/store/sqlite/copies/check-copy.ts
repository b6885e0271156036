import { isDeepStrictEqual } from 'node:util'
import type { OfficeEvent } from '../../../ticketing/events.ts'
import { evolve } from '../../../ticketing/evolve/index.ts'
import { fromSnapshot, toSnapshot } from '../../../ticketing/snapshot.ts'
import { emptyOffice, type OfficeState } from '../../../ticketing/state.ts'
import type { CheckVerdict } from '../../ports/copies.ts'
import type { StoredEvent } from '../../ports/events.ts'
import { openReadOnly } from '../open-database.ts'
import { toStoreFailure } from '../sqlite-failure.ts'
import { SqliteStore } from '../store.ts'
import { KeptCheck } from './check-kept.ts'
import { checkSeal, hasOwnSchema } from './seal.ts'
import { verifyLog } from './verify.ts'

/**
 * Checks a whole file: its pages and tables, every event's hash, that the log folds to a state, which is compared with
 * the snapshot, what is kept beside the log, and a backup's seal. Reads every event twice; a year takes some seconds.
 * Also while a hub works on it.
 *
 * @param others streams that are not an office's
 * @throws StoreFailure when there is no such file, or it is not a log
 */
export async function checkCopy(file: string, others: readonly string[]): Promise<CheckVerdict> {
  const verdict = verifyLog(file)
  if (!verdict.ok) return { ok: false, broken: verdict.broken }
  const stream = verdict.streams.find(({ stream }) => !others.includes(stream))
  if (!stream) return { ok: false, broken: 'no office' }
  const db = openReadOnly(file)
  try {
    // One moment of the file, whatever is written to it meanwhile.
    db.exec('BEGIN')
    if (!hasOwnSchema(db)) return { ok: false, broken: 'schema' }
    const sealed = checkSeal(db)
    if (sealed === 'differs') return { ok: false, broken: 'seal' }
    const store = new SqliteStore(db, file)
    const snapshot = await store.load(stream.stream)
    const remembered = snapshot && fromSnapshot(snapshot.state)
    const state = emptyOffice()
    let same = true
    let most = 0
    const kept = new KeptCheck()
    for await (const stored of store.read(stream.stream)) {
      if (stored.type === 'DayClosed') most = Math.max(most, highest(state))
      const entry = recorded(stored)
      try {
        kept.take(entry.event, state)
        evolve(state, entry)
      } catch {
        return { ok: false, broken: { stream: stream.stream, version: stored.version, reason: 'senseless' } }
      }
      if (remembered && stored.version === snapshot.version)
        same = isDeepStrictEqual(fromSnapshot(toSnapshot(state)), remembered)
    }
    const today = highest(state)
    const has = (table: string) => db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) !== undefined
    return {
      ok: true,
      office: stream.stream,
      events: verdict.streams.reduce((sum, { events }) => sum + events, 0),
      head: stream.head,
      lastAt: state.lastAt,
      people: Number(db.prepare('SELECT count(*) FROM people').pluck().get()),
      given: { today, most: Math.max(most, today) },
      snapshot: remembered ? (same ? 'same' : 'differs') : 'none',
      profile: has('profiles') ? ((await store.profiles.newest(stream.stream))?.text ?? null) : null,
      sealed: sealed === 'same',
      flaws: kept.flaws(db, stream.stream, state.lastAt),
      streams: verdict.streams,
    }
  } catch (error) {
    if (toStoreFailure(error, file).kind !== 'damaged') throw error
    return { ok: false, broken: { stream: null, version: null, reason: 'unreadable' } }
  } finally {
    db.close()
  }
}

/** The highest number that a ticket of today has. */
function highest({ numbers, raised }: OfficeState): number {
  const last = [...numbers].map(
    ([queue, given]) => (raised ? raised.from - 1 - (raised.given.get(queue) ?? 0) : 0) + given,
  )
  return Math.max(0, ...last)
}

const recorded = ({ at, actor, key, type, data }: StoredEvent) => {
  const event = { type, ...(data as object) } as OfficeEvent
  return key === undefined ? { at, actor, event } : { at, actor, key, event }
}
