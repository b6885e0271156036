import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { ImportMessage, type ImportResult } from '../../apps/hub/src/features/bookings/index.ts'
import { CommandFailure } from './command-line.ts'
import type { OnProgress } from './import-report.ts'

/** The same file again changes nothing, so after a lost answer this is all that need be said. */
const lost = 'the hub stopped answering before it was done; import the same file again, nothing is taken twice'

/**
 * Sends a file to a running hub: `POST /api/bookings`, answered in lines of JSON as it goes on (docs/protocol.md).
 *
 * @returns `null` when nothing answers at that address.
 * @throws CommandFailure with status 1 when the hub refuses, or stops half-way.
 */
export async function importOverHttp(order: {
  url: string
  token: string
  csv: Uint8Array
  skipBad: boolean
  onProgress: OnProgress
}): Promise<ImportResult | null> {
  const address = URL.parse(`${order.url.replace(/\/$/, '')}/api/bookings${order.skipBad ? '?skip-bad=1' : ''}`)
  if (!address) throw new CommandFailure(`${order.url} is not an address`)
  const response = await post(address, order.token, order.csv)
  if (response === null) return null
  if (response.status === 401 || response.status === 403)
    throw new CommandFailure(`${address.origin}: the hub does not know this operator's token`, 1)
  try {
    return await outcome(response, address, order.onProgress)
  } catch (error) {
    throw error instanceof CommandFailure ? error : new CommandFailure(`${address.origin}: ${lost}`, 1)
  }
}

async function post(address: URL, token: string, csv: Uint8Array): Promise<Response | null> {
  try {
    return await fetch(address, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv', 'accept-language': 'en' },
      body: new Uint8Array(csv),
    })
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined
    const code = cause instanceof Error && 'code' in cause ? cause.code : ''
    if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EHOSTUNREACH') return null
    throw new CommandFailure(`${address.origin}: ${lost}`, 1)
  }
}

async function outcome(response: Response, address: URL, onProgress: OnProgress): Promise<ImportResult> {
  const lines = createInterface({ input: Readable.from(response.body ?? []) })
  for await (const line of lines) {
    const message = ImportMessage.safeParse(parsed(line))
    if (!message.success) throw new CommandFailure(`${address.origin}: what answers there is not a hub`, 1)
    if ('progress' in message.data) onProgress(message.data.progress.done, message.data.progress.total)
    else if ('error' in message.data) throw new CommandFailure(message.data.error.text, 1)
    else return message.data.result
  }
  throw new CommandFailure(`${address.origin}: ${lost}`, 1)
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
