import { get } from 'node:http'

/** An office that does not answer for so long counts as down, milliseconds. */
const PATIENCE_MS = 2_000
const LARGEST = 64 * 1024

/** What an office's process says of its health at `/healthz`, or that it is down. Never throws. */
export function healthOf(id: string, socket: string): Promise<{ status: string } & Record<string, unknown>> {
  const down = { status: 'down', office: id }
  return new Promise((resolve) => {
    const request = get(
      { socketPath: socket, path: `/${id}/healthz`, timeout: PATIENCE_MS, agent: false },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (piece: string) => {
          text += piece
          if (text.length > LARGEST) request.destroy()
        })
        answer.on('end', () => resolve(answer.statusCode === 200 ? (parsed(text) ?? down) : down))
        answer.on('error', () => resolve(down))
      },
    )
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(down))
    request.on('close', () => resolve(down))
  })
}

function parsed(text: string): ({ status: string } & Record<string, unknown>) | null {
  try {
    const value = JSON.parse(text)
    return typeof value === 'object' && value !== null && value.status === 'ok' ? value : null
  } catch {
    return null
  }
}
