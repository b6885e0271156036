import { hash } from 'node:crypto'

/** What the first event of every stream names as the one before it. */
export const genesisHash = '0'.repeat(64)

/** An event as its bytes are kept: `data` is JSON text, never to be formatted anew. */
export type EventRow = { at: number; actor: string; key: string | null; type: string; data: string }

/**
 * SHA-256 (FIPS 180-4), lower-case hex, over the UTF-8 bytes of the JSON array
 * `[previous, stream, version, at, actor, key, type, data]` without white space. JSON quotes each text, so no two
 * different events have the same bytes; any language can check it.
 */
export function chainHash(previous: string, stream: string, version: number, row: EventRow): string {
  return hash('sha256', JSON.stringify([previous, stream, version, row.at, row.actor, row.key, row.type, row.data]))
}
