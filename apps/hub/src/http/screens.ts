import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { screens } from '@poczekalnia/protocol'
import sirv from 'sirv'
import { respond, safe } from './respond.ts'
import type { Route } from './server.ts'

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

/**
 * Serves the built screens: `/kiosk`, `/display`, `/counter`, and whatever page address is below them.
 * @param base what the office's addresses begin with, see `Front`
 */
export function screenRoutes(appsDir: string, base: string): Route[] {
  return screens.flatMap((screen): Route[] => {
    const dist = join(appsDir, screen, 'dist')
    // A build that is on its way has its folder first and its page last.
    if (!existsSync(join(dist, 'index.html'))) return []
    const page = pageAt(readFileSync(join(dist, 'index.html'), 'utf8'), `${base}/${screen}/`)
    const serve = sirv(dist, {
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
          const below = (request.url ?? '/').slice(screen.length + 1)
          if (extname(below.split('?')[0] ?? '') === '') {
            const headers = { 'cache-control': 'no-cache', 'content-security-policy': policy }
            respond(response, 200, 'text/html; charset=utf-8', page, headers)
            return
          }
          // A build that is replaced while the hub runs takes files away that are still in sirv's list: it would die of one.
          if (!existsSync(join(dist, pathOf(below)))) {
            next()
            return
          }
          request.url = below
          serve(request, response, next)
        },
      },
    ]
  })
}

function pathOf(url: string): string {
  const path = url.split('?')[0] ?? ''
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

/**
 * The built page with the addresses that it loads written out. The build knows only that they lie beside it, so that one build
 * serves every office; but beside `/kiosk` is `/`, not `/kiosk/`.
 */
export const pageAt = (html: string, folder: string): string =>
  html.replace(/(\s(?:src|href)=")\.\//g, (_, before: string) => `${before}${folder}`)
