import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Limits } from '../limits.ts'
import type { Secrets } from '../secrets.ts'

/** By which a browser is known again that has held an hour or entered: chance, signed, kept nowhere here (BOK-15). */
const NAME = 'device'
const KEPT_SECONDS = 24 * 3600

/** What one browser may do, whoever sits behind it. */
export type Devices = {
  /** Whether it has done so much that it has to wait. */
  isSpent(request: IncomingMessage): Promise<boolean>
  /** Makes a browser known that isn't yet. */
  mark(request: IncomingMessage, response: ServerResponse): void
}

/** @param parts.path where the office's pages lie */
export function openDevices(
  limit: 'device' | 'deviceEntry',
  parts: { limits: Limits; secrets: Secrets; path: string; publicUrl: string },
): Devices {
  const { limits, secrets, path } = parts
  const secure = parts.publicUrl.startsWith('https:')
  return {
    async isSpent(request) {
      const device = deviceIn(request, secrets)
      return device !== null && (await limits[limit](device, performance.now())) > 0
    },
    mark(request, response) {
      if (deviceIn(request, secrets) === null) response.setHeader('set-cookie', newDevice(secrets, { path, secure }))
    },
  }
}

/** The mark that a browser brings back; `null`: none that was made here. */
function deviceIn({ headers }: Pick<IncomingMessage, 'headers'>, secrets: Secrets): string | null {
  for (const part of (headers.cookie ?? '').slice(0, 4096).split(';')) {
    const [name, value = ''] = part.trim().split('=')
    const [id = '', proof = ''] = value.split('.')
    if (name === NAME && secrets.isSame(proof, secrets.hash('line', `device ${id}`))) return id
  }
  return null
}

/** A new mark, as a header. */
function newDevice(secrets: Secrets, { path, secure }: { path: string; secure: boolean }): string {
  const id = randomBytes(12).toString('base64url')
  const value = `${id}.${secrets.hash('line', `device ${id}`)}`
  return `${NAME}=${value}; Path=${path}; Max-Age=${KEPT_SECONDS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}
