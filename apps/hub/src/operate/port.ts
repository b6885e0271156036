import { once } from 'node:events'
import { createServer } from 'node:net'
import { UsageProblem } from '@poczekalnia/server/usage-problem'

/** Why a port can't be had, as a line for the operator; `null` when the error is about something else. */
export function portWords(error: unknown): string | null {
  const { code, message, path, port, address } = error as NodeJS.ErrnoException & { port?: number; address?: string }
  const host = address === undefined || address === '0.0.0.0' || address === '::' ? '' : ` of ${address}`
  if (code === 'EADDRINUSE')
    return `port ${port}${host} is taken: another program listens there, perhaps another hub (choose one with --port)`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `--host is not an address of this machine: ${message}`
  if (code !== 'EACCES' || path !== undefined) return null
  return port === undefined ? `not allowed: ${message}` : `port ${port}${host} is not for this user: ${message}`
}

/**
 * Listens for a moment where the hub is going to, so that a taken port is told before anything is built.
 * @throws UsageProblem when the port can't be had
 */
export async function tryPort(host: string, port: number): Promise<void> {
  const server = createServer()
  try {
    server.listen({ host, port })
    await once(server, 'listening')
  } catch (error) {
    const words = portWords(error)
    throw words === null ? error : new UsageProblem(words)
  } finally {
    server.close()
  }
}
