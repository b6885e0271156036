import type { IncomingMessage, ServerResponse } from 'node:http'
import { isOwnOrigin } from '@poczekalnia/server/endpoint'
import { readBody, respond, safe } from '@poczekalnia/server/respond'

/** Nothing is fetched from elsewhere, nothing runs but our one file, nothing is framed, a form goes nowhere else. */
const policy = [
  ...[
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
  ],
  ...["base-uri 'none'", "frame-ancestors 'none'"],
].join('; ')

/**
 * Pages carry secrets in their addresses: nothing keeps them, and no other site is told of them. Not `no-referrer`:
 * with
 * it a browser hides the origin of a form from the very site that it comes from.
 */
const headers = {
  'content-security-policy': policy,
  'referrer-policy': 'same-origin',
  'x-robots-tag': 'noindex',
}

const pageHeaders = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }

export function sendPage(
  response: ServerResponse,
  page: string,
  status = 200,
  more: Record<string, string> = {},
): void {
  respond(response, status, pageHeaders['content-type'], page, { ...headers, ...more })
}

const keptHeaders = Object.entries({ ...pageHeaders, ...safe, ...headers }).flat()

/** Sends a page that is ready. @param bytes one a sign @param more a header and its value */
export function sendBytes(response: ServerResponse, bytes: string, status: number, more: readonly string[] = []): void {
  response.writeHead(status, [...keptHeaders, 'content-length', String(bytes.length), ...more])
  response.end(bytes, 'latin1')
}

/** After a form: the page that shows what it came to, so that loading it again sends nothing again. */
export function sendOn(response: ServerResponse, to: string): void {
  respond(response, 303, 'text/plain; charset=utf-8', '', { ...headers, location: to })
}

const LARGEST_FORM = 16 * 1024

/** The fields of a form, each once; `null`: it is none of this site's own. */
export async function readOwnForm(request: IncomingMessage, publicUrl: string): Promise<Record<string, string> | null> {
  const site = request.headers['sec-fetch-site']
  if (!isOwnOrigin(request, publicUrl) || (site !== undefined && site !== 'same-origin')) return null
  if (!/^application\/x-www-form-urlencoded\b/.test(request.headers['content-type'] ?? '')) return null
  const body = Buffer.from(await readBody(request, LARGEST_FORM)).toString('utf8')
  return Object.fromEntries(new URLSearchParams(body))
}
