import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Secrets } from '../secrets.ts'

/** By which a browser is known again that has held an hour: chance, signed, and kept nowhere here (BOK-15). */
const NAME = 'device'
const KEPT_SECONDS = 24 * 3600

/** The mark that a browser brings back; `null`: none that was made here. */
export function deviceIn({ headers }: Pick<IncomingMessage, 'headers'>, secrets: Secrets): string | null {
  for (const part of (headers.cookie ?? '').slice(0, 4096).split(';')) {
    const [name, value = ''] = part.trim().split('=')
    const [id = '', proof = ''] = value.split('.')
    if (name === NAME && secrets.isSame(proof, secrets.hash('line', `device ${id}`))) return id
  }
  return null
}

/** A new mark, as a header. @param path where the office's pages lie */
export function newDevice(secrets: Secrets, { path, secure }: { path: string; secure: boolean }): string {
  const id = randomBytes(12).toString('base64url')
  const value = `${id}.${secrets.hash('line', `device ${id}`)}`
  return `${NAME}=${value}; Path=${path}; Max-Age=${KEPT_SECONDS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}
