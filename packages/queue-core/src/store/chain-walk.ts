import { StoreFailure } from './errors.ts'
import { chainHash, type EventRow, genesisHash } from './hash-chain.ts'

/** A row of the log as the database gives it. */
export type LogRow = EventRow & { stream: string; version: number; hash: Buffer }

export const logColumns = 'stream, version, at, actor, key, type, data, hash'

/** How many of a stream's last events an open checks. */
export const tailLength = 16

/** Where a stream stands: its last version and that event's hash, `{0, genesisHash}` before the first. */
export type Head = { version: number; hash: string }

/** Follows one stream's chain, event by event. */
export class ChainWalk {
  readonly #stream: string
  #head: Head

  constructor(stream: string, head: Head = { version: 0, hash: genesisHash }) {
    this.#stream = stream
    this.#head = head
  }

  get head(): Head {
    return this.#head
  }

  /** Takes the next event; answers what is wrong with it, or `null`. */
  next(row: LogRow): 'gap' | 'hash' | null {
    const version = this.#head.version + 1
    if (row.version !== version) return 'gap'
    const hash = chainHash(this.#head.hash, this.#stream, version, row)
    if (hash !== row.hash.toString('hex')) return 'hash'
    this.#head = { version, hash }
    return null
  }

  /** @throws StoreFailure `damaged` */
  mustFollow(row: LogRow, file: string): void {
    if (this.next(row) !== null) throw brokenAt(file, row)
  }
}

function brokenAt(file: string, row: LogRow): StoreFailure {
  return new StoreFailure('damaged', file, `event ${row.version} of ${row.stream} is not what was written`)
}
