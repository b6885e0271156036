import type { IncomingMessage } from 'node:http'

/** Cookies know no ports: with the office in its name, two offices on one machine don't sign each other out. */
const nameOf = (office: string) => `poczekalnia-${office}`

/** The token that a browser holds for this office, `null` for none. */
export function cookieToken(headers: IncomingMessage['headers'], office: string): string | null {
  const name = nameOf(office)
  for (const part of (headers.cookie ?? '').split(';')) {
    const [key = '', value = ''] = part.trim().split('=')
    if (key === name && /^[\w-]{43}$/.test(value)) return value
  }
  return null
}

/**
 * `Set-Cookie` for a session; without a token it takes the cookie away. Scripts can't read it, other sites can't send
 * it, and it goes to this office's addresses only. Ends with the browser; the hub ends it earlier by its own rules.
 * @param place.base path that the office's addresses begin with, `''` or `/katowice`
 * @param place.secure the page came by https
 */
export function sessionCookie(token: string | null, place: { office: string; base: string; secure: boolean }): string {
  const parts = [`${nameOf(place.office)}=${token ?? ''}`, `Path=${place.base || '/'}`, 'HttpOnly', 'SameSite=Strict']
  if (place.secure) parts.push('Secure')
  if (token === null) parts.push('Max-Age=0')
  return parts.join('; ')
}
