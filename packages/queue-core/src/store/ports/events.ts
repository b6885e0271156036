import type { Alongside } from './alongside.ts'

/**
 * A past fact to be written down. `at` is epoch milliseconds, `actor` who did it (ALL-8), `key` the client's own key
 * for the act.
 */
export type NewEvent = { at: number; actor: string; key?: string; type: string; data: unknown }

/**
 * A fact that is kept. `version` counts from 1 in its stream; `hash` is hex and holds this event and all before it
 * together.
 */
export type StoredEvent = NewEvent & { version: number; hash: string }

/** The log, as who only reads it sees it: streams of events, each only ever growing. */
export interface EventReader {
  /**
   * The stream's events after version `after`, oldest first, as far as they are durable. Read in pages, so that a year
   * of events never has to fit into memory; `Array.fromAsync` makes an array of it. Each event's hash is checked on the
   * way.
   *
   * @throws StoreFailure `damaged` at the first event that is not what was written.
   */
  read(stream: string, after?: number): AsyncIterable<StoredEvent>

  /**
   * The stream's last version that happened before an instant (epoch ms), 0 for none: where to begin to read a day.
   * Found by halving, so a year of log costs some twenty looks; a stream's times only ever grow.
   */
  versionBefore(stream: string, at: number): Promise<number>
}

/** The log, to be written to (docs/decisions/0020-event-store.md). */
export interface EventStore extends EventReader {
  /**
   * Makes `events` durable as versions `expectedVersion + 1` and on, with everything that belongs to them, in one
   * transaction: all of it is there or none. Answers the new last version. `expectedVersion` 0 means that the stream
   * must not exist yet. No events and nothing alongside: nothing happens.
   *
   * What is thrown is certain: after each of the refusals nothing of it is kept. An adapter whose answer can be lost on
   * the way gives every append a key of its own and asks again by it; only when that has no answer either is it a
   * `StoreFailure` `unknown-outcome`, and nothing more is to be promised on what was read before.
   *
   * @throws ConcurrencyConflict when the stream is at another version.
   * @throws PersonConflict when somebody is known under another booking.
   * @throws RowsRefused when what is to be written can not be kept as it is.
   * @throws StoreFailure when the store refuses. Unless it is `busy`, it takes no further appends.
   */
  append(
    stream: string,
    expectedVersion: number,
    events: readonly NewEvent[],
    alongside?: readonly Alongside[],
  ): Promise<number>
}
