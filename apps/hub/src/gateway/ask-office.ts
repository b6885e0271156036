import { get } from '@poczekalnia/server/node-http'

/** An office that does not answer for so long counts as down, milliseconds. */
const PATIENCE_MS = 2_000

/**
 * What an office's process answers at a path of its own, for the gateway itself. Never throws.
 * @param path `/healthz`
 * @param largest characters that are read at most
 * @returns the body; `null` when the office is down or answers with anything but 200
 */
export function askOffice(
  { id, socket }: { id: string; socket: string },
  path: string,
  largest: number,
): Promise<string | null> {
  return new Promise((resolve) => {
    const request = get({ socketPath: socket, path: `/${id}${path}`, timeout: PATIENCE_MS, agent: false }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
        if (text.length > largest) request.destroy()
      })
      answer.on('end', () => resolve(answer.statusCode === 200 ? text : null))
      answer.on('error', () => resolve(null))
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(null))
    request.on('close', () => resolve(null))
  })
}
