import type { IncomingMessage } from 'node:http'
import type { Secrets } from '../secrets.ts'

/** A place in line, as the browser keeps it: signed, for one office and one opening, and in no address. */
const NAME = 'line'
/** Kept until the room is certainly over. */
const KEPT_SECONDS = 6 * 3600

/** The mark that a browser is given, as a header. @param path where the office's pages lie */
export function markOf(
  secrets: Secrets,
  { office, opens, ticket }: { office: string; opens: number; ticket: string },
  { path, secure }: { path: string; secure: boolean },
): string {
  const proof = secrets.hash('line', `${office} ${opens} ${ticket}`)
  const value = `${opens}.${ticket}.${proof}`
  return `${NAME}=${value}; Path=${path}; Max-Age=${KEPT_SECONDS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

/** The place in line that a browser brings back; `null`: none that was made here for this opening. */
export function ticketIn({ headers }: IncomingMessage, secrets: Secrets, office: string, opens: number): string | null {
  for (const part of (headers.cookie ?? '').slice(0, 4096).split(';')) {
    const [name, value = ''] = part.trim().split('=')
    if (name !== NAME) continue
    const [of, ticket = '', proof = ''] = value.split('.')
    if (of === String(opens) && secrets.isSame(proof, secrets.hash('line', `${office} ${opens} ${ticket}`)))
      return ticket
  }
  return null
}
