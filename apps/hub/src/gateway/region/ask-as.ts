import type { IncomingMessage } from 'node:http'
import { gatewayHeader } from '@poczekalnia/server/gateway-header'
import { request as ask } from '@poczekalnia/server/node-http'
import type { Served } from '../served.ts'

/** An office that does not answer for so long counts as down, milliseconds: figures of a year take their time. */
const PATIENCE_MS = 15_000
/** Characters that are read of an answer at most. */
const LARGEST = 2_000_000

/** What an office answered: its status (0: it did not), its JSON and its cookies. */
export type Answered = { status: number; body: Record<string, unknown>; cookies: readonly string[] }

const down: Answered = { status: 0, body: {}, cookies: [] }

/**
 * Asks an office in the name of who asks here: with the session that they have there and from their address. The office
 * judges it as if it had come straight to it. Never throws.
 */
export function askAs(
  office: Pick<Served, 'id'> & { process: Pick<Served['process'], 'socket'> },
  who: { request: Pick<IncomingMessage, 'headers'>; address: string; token?: string | undefined },
  what: { method: 'GET' | 'POST'; path: string; body?: object; asGateway?: true },
): Promise<Answered> {
  const { host, origin } = who.request.headers
  const body = what.body && JSON.stringify(what.body)
  const headers = {
    ...(host !== undefined && { host }),
    ...(origin !== undefined && { origin }),
    'x-forwarded-for': who.address,
    ...(who.token !== undefined && { cookie: `poczekalnia-${office.id}=${who.token}` }),
    ...(what.asGateway && { [gatewayHeader]: '1' }),
    ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
  }
  return new Promise((resolve) => {
    const asked = ask(
      {
        ...{ socketPath: office.process.socket, path: `/${office.id}${what.path}`, method: what.method },
        ...{ headers, timeout: PATIENCE_MS, agent: false },
      },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (piece: string) => {
          text += piece
          if (text.length > LARGEST) asked.destroy()
        })
        const { statusCode: status = 0, headers: told } = answer
        answer.on('end', () => resolve({ status, body: parsed(text), cookies: told['set-cookie'] ?? [] }))
        answer.on('error', () => resolve(down))
      },
    )
    asked.on('timeout', () => asked.destroy())
    asked.on('error', () => resolve(down))
    asked.on('close', () => resolve(down))
    asked.end(body)
  })
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
