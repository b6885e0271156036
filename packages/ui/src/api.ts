import type { Ack, WireError } from '@poczekalnia/protocol'
import { hubAddress } from './given-hub.ts'
import { Unreachable } from './request.ts'

/** How long an answer may take, ms. */
const GIVE_UP_MS = 20_000

export type ApiAsking = {
  body?: unknown
  query?: Record<string, string | number | undefined>
  /** A file in place of JSON. */
  file?: Blob
}

/** Address of an API path with its query, also for links (`api/log.csv`). */
export function apiAddress(path: `/api/${string}`, query: ApiAsking['query'] = {}): string {
  const given = Object.entries(query).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, String(value)]],
  )
  const search = new URLSearchParams(given).toString()
  return `${hubAddress()}${path}${search ? `?${search}` : ''}`
}

/**
 * Asks the hub's API (docs/protocol.md): what it answers, or its refusal. The browser's sign-in goes along by itself.
 * @throws {Unreachable} when the hub does not answer, or not as the API does
 */
export async function api<Answer extends object>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: `/api/${string}`,
  { body, query, file }: ApiAsking = {},
): Promise<Ack<Answer>> {
  try {
    const response = await fetch(apiAddress(path, query), {
      method,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(GIVE_UP_MS),
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      ...(file && { body: file }),
    })
    const answer = (await response.json()) as Answer | { error: WireError }
    return 'error' in answer ? { ok: false, error: answer.error } : { ok: true, ...answer }
  } catch {
    throw new Unreachable()
  }
}
