import {
  emptyOffice,
  evolve,
  fromSnapshot,
  type OfficeEvent,
  type OfficeState,
  type RecordedEvent,
  toSnapshot,
} from '@poczekalnia/queue-core'
import type { NewEvent } from '@poczekalnia/queue-core/store'
import type { StreamModel } from './stream-model.ts'

/**
 * A snapshot is kept when a day is over, for the state is small then, and within a day only after so many events: more
 * than an office's day has, and still folded in a second. Writing down ten thousand tickets costs the visitors of a
 * rush 0.1 s.
 */
const SNAPSHOT_EVERY = 20_000

/** The office's own stream. */
export const officeModel: StreamModel<OfficeState, RecordedEvent> = {
  empty: emptyOffice,
  evolve,
  toNew: toStored,
  fromStored({ at, actor, key, type, data }) {
    const event = { type, ...(data as object) } as OfficeEvent
    return key === undefined ? { at, actor, event } : { at, actor, key, event }
  },
  snapshots: {
    write: toSnapshot,
    read: fromSnapshot,
    every: SNAPSHOT_EVERY,
    after: (entries) => entries.some(({ event }) => event.type === 'DayClosed'),
  },
}

function toStored({ at, actor, key, event }: RecordedEvent): NewEvent {
  const { type, ...data } = event
  return key === undefined ? { at, actor, type, data } : { at, actor, key, type, data }
}
