import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Answers with a body and its type; nothing of the hub's may be cached or sniffed. With its length it goes out in one
 * piece.
 */
export function respond(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): void {
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength
  response.writeHead(status, {
    ...{ 'content-type': type, 'cache-control': 'no-store', 'content-length': length },
    ...safe,
    ...headers,
  })
  response.end(body)
}

export const respondJson = (response: ServerResponse, status: number, body: unknown): void =>
  respond(response, status, 'application/json; charset=utf-8', JSON.stringify(body))

/**
 * What every answer carries: pages can't be framed, types not guessed, and no address with a code leaks to other sites.
 */
export const safe = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
}

/** The whole body of a request. @throws TooLarge past `limit` bytes */
export async function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw new TooLarge(limit)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export class TooLarge extends Error {
  constructor(limit: number) {
    super(`the request is larger than ${limit} bytes`)
  }
}
