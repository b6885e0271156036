import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { screens } from '@poczekalnia/protocol'
import type { Route } from '@poczekalnia/server/endpoint'
import { respond, safe } from '@poczekalnia/server/respond'
import { sendFile } from '../../transport/http/send-file.ts'

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

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/**
 * Serves the built screens: `/kiosk`, `/display`, `/counter`, and whatever page address is below them.
 * @param base what the office's addresses begin with, see `HttpEndpoint`
 */
export function screenRoutes(appsDir: string, base: string): Route[] {
  return screens.flatMap((screen): Route[] => {
    const dist = join(appsDir, screen, 'dist')
    // A build that is on its way has its folder first and its page last.
    if (!existsSync(join(dist, 'index.html'))) return []
    const page = pageAt(readFileSync(join(dist, 'index.html'), 'utf8'), `${base}/${screen}/`)
    const files = filesIn(dist)
    return [
      {
        matches: (method, path) => method === 'GET' && (path === `/${screen}` || path.startsWith(`/${screen}/`)),
        answer(request, response, notFound) {
          const below = pathOf((request.url ?? '/').slice(screen.length + 1))
          if (extname(below) === '') {
            const headers = { 'cache-control': 'no-cache', 'content-security-policy': policy }
            respond(response, 200, 'text/html; charset=utf-8', page, headers)
            return
          }
          const file = files.get(below)
          if (file === undefined) return notFound()
          const isHashed = below.startsWith('/assets/')
          const headers = {
            ...safe,
            'content-type': types[extname(below)] ?? 'application/octet-stream',
            'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
            'content-security-policy': policy,
          }
          // A build that is replaced while the hub runs takes files away: they are just not there.
          return sendFile(request, response, file, headers, notFound)
        },
      },
    ]
  })
}

/** What a build holds, by its path below the screen's address: nothing else is given out, whatever an address says. */
function filesIn(dist: string): Map<string, string> {
  const all = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = all.map((entry) => join(entry.parentPath, entry.name))
  return new Map(paths.map((path) => [`/${relative(dist, path).split(sep).join('/')}`, path]))
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
 * The built page with the addresses that it loads written out. The build knows only that they lie beside it, so that
 * one build serves every office; but beside `/kiosk` is `/`, not `/kiosk/`.
 */
export const pageAt = (html: string, folder: string): string =>
  html.replace(/(\s(?:src|href)=")\.\//g, (_, before: string) => `${before}${folder}`)
