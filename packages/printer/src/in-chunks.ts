import { TransportError, type WriteOptions } from './transport.ts'

/**
 * Sends bytes piece by piece and keeps account of what was taken.
 *
 * @param take sends one chunk and resolves when it was taken; given what was taken before, for its errors
 * @throws TransportError `aborted`, and whatever `take` throws
 */
export async function inChunks(
  bytes: Uint8Array,
  chunkBytes: number,
  { signal }: WriteOptions,
  take: (chunk: Uint8Array, takenBefore: number) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    if (signal?.aborted) throw new TransportError('aborted', 'the job was called off', at)
    await take(bytes.subarray(at, at + chunkBytes), at)
  }
}
