import type { Snapshot, SnapshotStore } from '../ports/snapshots.ts'

/** Snapshots that live as long as their process: for tests. */
export class MemorySnapshots implements SnapshotStore {
  readonly #hashAt: (stream: string, version: number) => string | undefined
  readonly #snapshots = new Map<string, Snapshot>()

  constructor(hashAt: (stream: string, version: number) => string | undefined) {
    this.#hashAt = hashAt
  }

  async load(stream: string): Promise<Snapshot | null> {
    return this.#snapshots.get(stream) ?? null
  }

  async save(stream: string, version: number, state: string): Promise<void> {
    const hash = this.#hashAt(stream, version)
    if (hash === undefined) throw new RangeError(`stream ${stream} has no version ${version}`)
    this.#snapshots.set(stream, { version, hash, state })
  }
}
