import type { IncomingMessage } from 'node:http'
import type { Secrets } from '../secrets.ts'

/** A place in line, as the browser keeps it: signed, for one office and one opening, and in no address. */
const NAME = 'line'
/** Kept until the room is certainly over. */
const KEPT_SECONDS = 6 * 3600

/**
 * The mark that a browser is given, as a header.
 * @param mark.page once a place is held with it, the secret part of the page where booking goes on
 * @param path where the office's pages lie
 */
export function markOf(
  secrets: Secrets,
  { office, opens, ticket, page }: { office: string; opens: number; ticket: string; page?: string },
  { path, secure }: { path: string; secure: boolean },
): string {
  const proof = secrets.hash('line', `${office} ${opens} ${ticket}`)
  const value = [opens, ticket, proof, ...(page === undefined ? [] : [page])].join('.')
  return `${NAME}=${value}; Path=${path}; Max-Age=${KEPT_SECONDS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

/** The place in line that a browser brings back; `null`: none that was made here for this opening. */
export const ticketIn = (request: IncomingMessage, secrets: Secrets, office: string, opens: number): string | null =>
  markIn(request, secrets, office, opens)?.ticket ?? null

/** The same with the page where booking goes on, once a place is held with it. */
export function markIn(
  { headers }: IncomingMessage,
  secrets: Secrets,
  office: string,
  opens: number,
): { ticket: string; page: string | null } | null {
  for (const part of (headers.cookie ?? '').slice(0, 4096).split(';')) {
    const [name, value = ''] = part.trim().split('=')
    if (name !== NAME) continue
    const [of, ticket = '', proof = '', page = null] = value.split('.')
    if (of === String(opens) && secrets.isSame(proof, secrets.hash('line', `${office} ${opens} ${ticket}`)))
      return { ticket, page: page !== null && /^[\w-]{1,100}$/.test(page) ? page : null }
  }
  return null
}
