import { existsSync } from 'node:fs'
import { join } from 'node:path'
import sirv from 'sirv'
import { safe } from './respond.ts'
import type { Route } from './server.ts'

const screens = ['kiosk', 'display', 'counter'] as const

/** Scripts, styles and fonts come from the hub alone, and the page talks to nobody else. */
const policy = [
  "default-src 'self'",
  "connect-src 'self' ws: wss:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** Serves the built screens: `/kiosk`, `/display`, `/counter`. */
export function screenRoutes(appsDir: string): Route[] {
  return screens.flatMap((screen): Route[] => {
    const dist = join(appsDir, screen, 'dist')
    if (!existsSync(dist)) return []
    const serve = sirv(dist, {
      single: true,
      setHeaders(response, pathname) {
        const hashed = pathname.startsWith('/assets/')
        response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
        response.setHeader('content-security-policy', policy)
        for (const [name, value] of Object.entries(safe)) response.setHeader(name, value)
      },
    })
    return [
      {
        matches: (method, path) => method === 'GET' && (path === `/${screen}` || path.startsWith(`/${screen}/`)),
        answer(request, response, next) {
          request.url = (request.url ?? '/').slice(screen.length + 1) || '/'
          serve(request, response, next)
        },
      },
    ]
  })
}
