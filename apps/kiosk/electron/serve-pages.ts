import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { protocol } from 'electron'
import { contentPolicy } from './content-policy.ts'
import { type Host, ownHost, scheme } from './origins.ts'
import { pathInScheme } from './path-in-scheme.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
}

/** Makes our scheme a proper origin. Has to be called before the program is ready. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme, privileges }])
}

/**
 * Serves the program's own pages under our scheme.
 *
 * @param roots the folder of each page
 * @param hub the hub's address, asked anew for each page, since pairing changes it
 */
export function servePages(roots: Readonly<Record<Host, string>>, hub: () => string | null): void {
  protocol.handle(scheme, async (request) => {
    const file = request.method === 'GET' ? pathInScheme(request.url, roots) : null
    const type = file && types[extname(file)]
    const body = type ? await readFile(file).catch(() => null) : null
    if (!type || !body) return new Response(null, { status: 404 })
    const policy = contentPolicy(ownHost(request.url) === 'kiosk' ? hub() : null)
    return new Response(new Uint8Array(body), {
      headers: { 'content-type': type, 'content-security-policy': policy, 'x-content-type-options': 'nosniff' },
    })
  })
}
