import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Route } from '@poczekalnia/server/endpoint'
import { respond } from '@poczekalnia/server/respond'

/**
 * The scripts by which a browser recomputes a draw: the very file that the site draws with, without its types, and what
 * binds it to the page.
 */
export function drawScripts(): Route[] {
  const headers = { 'cache-control': 'public, max-age=300' }
  const script = (path: string, text: () => string): Route => {
    let made: string | null = null
    return {
      matches: (method, at) => method === 'GET' && at === path,
      answer(_request, response) {
        made ??= text()
        respond(response, 200, 'text/javascript; charset=utf-8', made, headers)
      },
    }
  }
  const source = fileURLToPath(import.meta.resolve('@poczekalnia/booking-core/draw'))
  return [
    script('/draw-published.js', () => stripTypeScriptTypes(readFileSync(source, 'utf8'))),
    script('/draw-check.js', () => readFileSync(new URL('./check-script.js', import.meta.url), 'utf8')),
  ]
}
