import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { LARGEST_BOOKINGS_FILE, Language, type WireError } from '@poczekalnia/protocol'
import { isOwnOrigin, type Route } from '@poczekalnia/server/endpoint'
import { readBody, safe, TooLarge } from '@poczekalnia/server/respond'
import { respondError } from '../../transport/http/respond-error.ts'
import { cookieToken } from '../../transport/http/session-cookie.ts'
import { memberActor, refusalOf } from '../../transport/member.ts'
import type { Staff } from '../staff/index.ts'
import type { ImportOrder } from './import.ts'
import type { ImportMessage, ImportResult } from './index.ts'
import { TooManyFiles } from './turns.ts'

/**
 * `POST /api/bookings`: a CSV in, a line of JSON for each step out (docs/protocol.md). For the operator's token, and
 * for who is signed in and may import.
 */
export function bookingsRoute(parts: {
  operatorToken: string
  importBookings: (order: ImportOrder) => Promise<ImportResult>
  staff: Staff
  office: string
  publicUrl: string
}): Route {
  const { operatorToken, importBookings, staff, office, publicUrl } = parts

  /** Who imports, as the log names them, or what stands against it. */
  const whoAsks = (
    request: IncomingMessage,
  ): { actor: string } | { status: number; error: WireError; text?: string } => {
    const { authorization } = request.headers
    if (authorization !== undefined)
      return isSame(authorization, `Bearer ${operatorToken}`)
        ? { actor: 'operator' }
        : { status: 401, error: { code: 'unauthorised' }, text: "The operator's token is missing or wrong." }
    if (!isOwnOrigin(request, publicUrl)) return { status: 403, error: { code: 'forbidden', allowed: publicUrl } }
    const member = staff.member(cookieToken(request.headers, office))
    if (!member) return { status: 401, error: { code: 'sign-in-needed' } }
    const refusal = refusalOf(member, 'import-bookings')
    if (refusal) return { status: 403, error: refusal }
    staff.see(member)
    return { actor: memberActor(member) }
  }

  return {
    matches: (method, path) => method === 'POST' && path === '/api/bookings',
    async answer(request, response) {
      const who = whoAsks(request)
      if ('error' in who) {
        respondError(response, who.status, who.error, who.text)
        return
      }
      let csv: Uint8Array
      try {
        csv = await readBody(request, LARGEST_BOOKINGS_FILE)
      } catch (error) {
        if (!(error instanceof TooLarge)) throw error
        const text = `The file is larger than ${LARGEST_BOOKINGS_FILE} bytes.`
        respondError(response, 413, { code: 'too-large', megabytes: LARGEST_BOOKINGS_FILE / (1024 * 1024) }, text)
        return
      }
      // A file takes its time to come: they may have been signed out, or may do less by now.
      const by = whoAsks(request)
      if ('error' in by) {
        respondError(response, by.status, by.error, by.text)
        return
      }
      response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store', ...safe })
      const say = (message: ImportMessage) => response.write(`${JSON.stringify(message)}\n`)
      try {
        const query = new URL(request.url ?? '/', 'http://hub').searchParams
        const skipBad = query.get('skip-bad') === '1'
        const language = Language.catch('en').parse(query.get('language'))
        const onProgress = (done: number, total: number) => say({ progress: { done, total } })
        say({ result: await importBookings({ csv, skipBad, language, actor: by.actor, onProgress }) })
      } catch (error) {
        if (error instanceof TooManyFiles) {
          say({
            error: { code: 'rate-limited', seconds: 10, text: 'Other files are being imported. Try again later.' },
          })
          return
        }
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
