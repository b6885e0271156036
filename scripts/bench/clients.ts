import type { Ack } from '@poczekalnia/protocol'
import { io, type Socket } from 'socket.io-client'

/** A linked client of the hub, or of anything else that speaks socket.io. */
export type Client = {
  socket: Socket
  /** Asks and waits for the acknowledgement. @throws Error for a refusal */
  ask<T>(event: string, payload: object): Promise<T>
  /** As `ask`, but a refusal is an answer. */
  tryAsk<T>(event: string, payload: object): Promise<Ack<T>>
}

/** Links one client over WebSocket alone. @param path see `socketAddress` @throws Error when it is not let in */
export async function linked(url: string, auth: object = {}, path = '/socket.io'): Promise<Client> {
  const socket = io(url, { path, auth, transports: ['websocket'], forceNew: true })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  const tryAsk = async <T>(event: string, payload: object) =>
    (await socket.timeout(20_000).emitWithAck(event, payload)) as Ack<T>
  return {
    socket,
    tryAsk,
    async ask<T>(event: string, payload: object) {
      const answer = await tryAsk<T>(event, payload)
      if (!answer.ok) throw new Error(`${event} was refused: ${JSON.stringify(answer.error)}`)
      return answer
    },
  }
}

/** Links a client for each token. */
export const linkedAll = (url: string, tokens: readonly string[]): Promise<Client[]> =>
  Promise.all(tokens.map((token, i) => linked(url, { token, session: `page-${i}` })))

export function part(clients: readonly Client[]): void {
  for (const { socket } of clients) socket.disconnect()
}
