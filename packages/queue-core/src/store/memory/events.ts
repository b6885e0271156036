import { ConcurrencyConflict } from '../errors.ts'
import { toStoredEvent } from '../event-row.ts'
import { chainHash, type EventRow, genesisHash } from '../hash-chain.ts'
import { lastBefore } from '../last-before.ts'
import type { EventReader, StoredEvent } from '../ports/events.ts'

type Kept = { row: EventRow; hash: string }

/** A log that lives as long as its process: for tests. */
export class MemoryEvents implements EventReader {
  readonly #streams = new Map<string, Kept[]>()

  async *read(stream: string, after = 0): AsyncIterable<StoredEvent> {
    const events = this.#streams.get(stream) ?? []
    for (let index = after; index < events.length; index++) {
      const { row, hash } = events[index]!
      yield toStoredEvent(index + 1, row, hash)
    }
  }

  async versionBefore(stream: string, at: number): Promise<number> {
    const events = this.#streams.get(stream) ?? []
    return lastBefore(events.length, at, (version) => events[version - 1]!.row.at)
  }

  hashAt(stream: string, version: number): string | undefined {
    return this.#streams.get(stream)?.[version - 1]?.hash
  }

  /** @throws ConcurrencyConflict */
  mustBeAt(stream: string, expectedVersion: number): void {
    const actual = this.#streams.get(stream)?.length ?? 0
    if (actual !== expectedVersion) throw new ConcurrencyConflict(stream, expectedVersion, actual)
  }

  add(stream: string, rows: readonly EventRow[]): number {
    const kept = this.#streams.get(stream) ?? []
    for (const row of rows) {
      const hash = chainHash(kept.at(-1)?.hash ?? genesisHash, stream, kept.length + 1, row)
      kept.push({ row, hash })
    }
    if (kept.length > 0) this.#streams.set(stream, kept)
    return kept.length
  }
}
