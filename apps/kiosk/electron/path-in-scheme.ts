import { join, sep } from 'node:path'
import { type Host, ownHost } from './origins.ts'

/**
 * The file that an address of ours means, `/` being `index.html`.
 *
 * @param roots the folder of each page, absolute
 * @returns `null` for an address that is not ours or would leave its folder, in whatever way it is written
 */
export function pathInScheme(address: string, roots: Readonly<Record<Host, string>>): string | null {
  const host = ownHost(address)
  if (!host) return null
  const decoded = decode(new URL(address).pathname)
  // A backslash is a separator on Windows, a colon a drive or a hidden stream, a NUL ends a name early.
  if (decoded === null || /[\\:\0]/.test(decoded)) return null
  if (decoded.split('/').includes('..')) return null
  const root = roots[host]
  const file = join(root, decoded === '/' ? 'index.html' : decoded)
  return file.startsWith(root.endsWith(sep) ? root : root + sep) ? file : null
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
