import { createHash, timingSafeEqual } from 'node:crypto'
import type { ImportOrder } from '../bookings/import.ts'
import type { ImportMessage, ImportResult } from '../bookings/index.ts'
import { readBody, respondJson, safe, TooLarge } from './respond.ts'
import type { Route } from './server.ts'

/** A year of bookings of a large office is about 10 MB. */
const LARGEST = 32 * 1024 * 1024

/** `POST /api/bookings`: a CSV in, a line of JSON for each step out (docs/protocol.md). For the operator's token only. */
export function bookingsRoute(
  operatorToken: string,
  importBookings: (order: ImportOrder) => Promise<ImportResult>,
): Route {
  return {
    matches: (method, path) => method === 'POST' && path === '/api/bookings',
    async answer(request, response) {
      if (!isSame(request.headers.authorization ?? '', `Bearer ${operatorToken}`)) {
        respondJson(response, 401, {
          error: { code: 'unauthorised', text: "The operator's token is missing or wrong." },
        })
        return
      }
      let csv: Uint8Array
      try {
        csv = await readBody(request, LARGEST)
      } catch (error) {
        if (!(error instanceof TooLarge)) throw error
        respondJson(response, 413, { error: { code: 'too-large', text: `The file is larger than ${LARGEST} bytes.` } })
        return
      }
      response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store', ...safe })
      const say = (message: ImportMessage) => response.write(`${JSON.stringify(message)}\n`)
      try {
        const skipBad = new URL(request.url ?? '/', 'http://hub').searchParams.get('skip-bad') === '1'
        const onProgress = (done: number, total: number) => say({ progress: { done, total } })
        say({ result: await importBookings({ csv, skipBad, actor: 'operator', onProgress }) })
      } catch (error) {
        say({
          error: { code: 'unavailable', text: 'The hub could not write the bookings. Import the same file again.' },
        })
        throw error
      } finally {
        response.end()
      }
    },
  }
}

/** Compares digests, so that the time it takes tells nothing. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
