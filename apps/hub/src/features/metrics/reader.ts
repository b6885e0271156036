import { hash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/**
 * Environment variable with the token that whoever reads the figures has to show. On the command line every user of the
 * machine could read it.
 */
export const metricsVariable = 'POCZEKALNIA_METRICS_TOKEN'

const here = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const ownNames = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i
/** Whoever asks through another program does not ask from this machine, although its address says so. */
const handedOn = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'] as const

/**
 * Whether who asks may read the figures. With a token set: whoever shows it, from wherever. Without one: programs of
 * this machine that ask the hub itself, by a name of this machine. A page of another site that had its own name lead
 * here (DNS rebinding) asks by that name, and whom a TLS proxy hands on comes with a header that says so.
 * @param token what `POCZEKALNIA_METRICS_TOKEN` holds; `null`: none is set
 */
export function mayReadMetrics(
  { headers, socket }: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } },
  token: string | null,
): boolean {
  if (token !== null) {
    const shown = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
    return shown !== undefined && timingSafeEqual(hash('sha256', shown, 'buffer'), hash('sha256', token, 'buffer'))
  }
  if (!here.has(socket.remoteAddress ?? '')) return false
  return ownNames.test(headers.host ?? '') && handedOn.every((name) => headers[name] === undefined)
}

/** The token that was set for this process, if any. */
export const metricsToken = (env: NodeJS.ProcessEnv = process.env): string | null => env[metricsVariable] || null
