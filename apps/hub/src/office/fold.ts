import {
  emptyOffice,
  evolve,
  fromSnapshot,
  type OfficeEvent,
  type OfficeState,
  type RecordedEvent,
  toSnapshot,
} from '@poczekalnia/queue-core'
import type { NewEvent, Store } from '@poczekalnia/queue-core/store'

/**
 * What the log holds of an office, folded from its newest snapshot on.
 * @param snapshotEvery after so many events without one a snapshot is kept at once
 */
export async function fold(
  store: Store,
  stream: string,
  snapshotEvery: number,
): Promise<{ state: OfficeState; version: number; snapshotAt: number }> {
  const snapshot = await store.load(stream)
  const remembered = snapshot && fromSnapshot(snapshot.state)
  const state = remembered ?? emptyOffice()
  const snapshotAt = remembered && snapshot ? snapshot.version : 0
  let version = snapshotAt
  for await (const stored of store.read(stream, snapshotAt)) {
    evolve(state, fromStored(stored))
    version = stored.version
  }
  if (version - snapshotAt >= snapshotEvery) await store.save(stream, version, toSnapshot(state))
  return { state, version, snapshotAt: version - snapshotAt >= snapshotEvery ? version : snapshotAt }
}

export function toStored({ at, actor, key, event }: RecordedEvent): NewEvent {
  const { type, ...data } = event
  return key === undefined ? { at, actor, type, data } : { at, actor, key, type, data }
}

function fromStored({ at, actor, key, type, data }: NewEvent): RecordedEvent {
  const event = { type, ...(data as object) } as OfficeEvent
  return key === undefined ? { at, actor, event } : { at, actor, key, event }
}
