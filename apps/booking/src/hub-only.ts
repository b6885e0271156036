import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Whether a request comes with the token that the office's hub has. */
export function hubOnly(token: string): (request: IncomingMessage) => boolean {
  const wanted = digest(`Bearer ${token}`)
  return ({ headers }) => timingSafeEqual(digest(headers.authorization ?? ''), wanted)
}

/** Of one length whatever was sent, so that comparing takes as long for all. */
const digest = (text: string) => createHash('sha256').update(text).digest()
