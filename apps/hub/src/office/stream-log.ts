import type { Alongside, EventStore, SnapshotStore } from '@poczekalnia/queue-core/store'
import type { Position, StreamModel } from './stream-model.ts'

/** One stream as it is kept: its events, read and written by its model, and the state that is remembered between. */
export class StreamLog<State, Entry> {
  readonly name: string
  readonly #store: EventStore & SnapshotStore
  readonly #model: StreamModel<State, Entry>

  constructor(store: EventStore & SnapshotStore, name: string, model: StreamModel<State, Entry>) {
    this.#store = store
    this.name = name
    this.#model = model
  }

  /** @throws ConcurrencyConflict when `expected` is not the log's version; see `EventStore.append` for the others */
  append(expected: number, entries: readonly Entry[], alongside: readonly Alongside[]): Promise<unknown> {
    return this.#store.append(this.name, expected, entries.map(this.#model.toNew), alongside)
  }

  /** What was written after `version`, with the version that each entry made. */
  async *since(version: number): AsyncGenerator<{ entry: Entry; version: number }> {
    for await (const stored of this.#store.read(this.name, version))
      yield { entry: this.#model.fromStored(stored), version: stored.version }
  }

  /** The state from the newest snapshot, or from the beginning, with all that the log has. */
  async readAnew(): Promise<Position<State>> {
    const { snapshots } = this.#model
    const snapshot = snapshots ? await this.#store.load(this.name) : null
    const remembered = snapshot && snapshots ? snapshots.read(snapshot.state) : null
    const state = remembered ?? this.#model.empty()
    const snapshotAt = remembered && snapshot ? snapshot.version : 0
    let version = snapshotAt
    for await (const next of this.since(version)) {
      this.#model.evolve(state, next.entry)
      version = next.version
    }
    return this.remember({ state, version, snapshotAt })
  }

  /** Keeps a snapshot when the last one is long ago. */
  async remember(position: Position<State>): Promise<Position<State>> {
    if (!this.#isLongAgo(position)) return position
    await this.keep(position)
    return { ...position, snapshotAt: position.version }
  }

  /** Keeps the state of this version, so that the next start reads nothing before it. */
  async keep({ state, version, snapshotAt }: Position<State>): Promise<void> {
    const { snapshots } = this.#model
    if (snapshots && version !== snapshotAt) await this.#store.save(this.name, version, snapshots.write(state))
  }

  /**
   * Keeps a snapshot where one is due after these entries, once they are on disk. It may fail: the log is the truth.
   * @returns the version that the newest snapshot is of
   */
  keepAfter(entries: readonly Entry[], position: Position<State>, appended: Promise<unknown>): number {
    const { snapshots } = this.#model
    const { state, version, snapshotAt } = position
    if (!snapshots || !(snapshots.after?.(entries) || this.#isLongAgo(position))) return snapshotAt
    // The state goes on meanwhile: what is kept of this version is written down now.
    const text = snapshots.write(state)
    appended.then(() => this.#store.save(this.name, version, text)).catch(() => undefined)
    return version
  }

  #isLongAgo({ version, snapshotAt }: Position<State>): boolean {
    const { snapshots } = this.#model
    return snapshots !== undefined && version - snapshotAt >= snapshots.every
  }
}
