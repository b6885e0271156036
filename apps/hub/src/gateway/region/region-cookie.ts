import type { IncomingMessage } from 'node:http'

const name = 'poczekalnia-region'

/**
 * The sessions that a browser has at the offices, by the office's id. They are the offices' own: the gateway keeps none
 * of them, and a browser would not send an office's cookie to the region's pages.
 */
export function regionTokens(headers: IncomingMessage['headers']): ReadonlyMap<string, string> {
  const value = (headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim().split('='))
    .find(([key]) => key === name)?.[1]
  return new Map(
    (value ?? '').split('~').flatMap((pair): [string, string][] => {
      const found = /^([a-z0-9-]{1,64})\.([\w-]{43})$/.exec(pair)
      return found ? [[found[1] ?? '', found[2] ?? '']] : []
    }),
  )
}

/** `Set-Cookie` for them; none takes it away. It goes to the region's pages only, and no script reads it. */
export function regionCookie(tokens: ReadonlyMap<string, string>, secure: boolean): string {
  const value = [...tokens].map(([office, token]) => `${office}.${token}`).join('~')
  const parts = [`${name}=${value}`, 'Path=/region', 'HttpOnly', 'SameSite=Strict']
  if (secure) parts.push('Secure')
  if (value === '') parts.push('Max-Age=0')
  return parts.join('; ')
}

/** The token that an office's own `Set-Cookie` gives; `null`: it gives none. */
export function tokenIn(cookies: readonly string[], office: string): string | null {
  const own = `poczekalnia-${office}=`
  const found = cookies.find((cookie) => cookie.startsWith(own))?.slice(own.length)
  return /^([\w-]{43})(;|$)/.exec(found ?? '')?.[1] ?? null
}
