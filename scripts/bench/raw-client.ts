import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import type { Client } from './clients.ts'

/** What asks and is answered: a whole client, or one by hand. */
export type Asker = Pick<Client, 'ask'>

/**
 * A machine's link with WebSocket (RFC 6455) and socket.io's packets by hand. The usual client costs as much processor
 * as a database's whole commit, on the cores that are measured; this one reads of an answer only whether it is one.
 * Views that come meanwhile are received and left.
 */
export class RawClient implements Asker {
  readonly #socket: Socket
  readonly #name: string
  readonly #asked = new Map<string, { resolve: (answer: string) => void; reject: (error: Error) => void }>()
  #rest: Buffer = Buffer.alloc(0)
  #number = 0

  private constructor(socket: Socket, name: string) {
    this.#socket = socket
    this.#name = name
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => this.#take(chunk))
    const end = (error: Error) => {
      for (const { reject } of this.#asked.values()) reject(error)
      this.#asked.clear()
    }
    socket.on('error', end)
    socket.on('close', () => end(new Error('the link was closed')))
  }

  /** Links to a namespace, `http://127.0.0.1:8080/kiosk`. @throws Error when it is not let in */
  static async open(url: string, auth: object): Promise<RawClient> {
    const { hostname, port, host, pathname } = new URL(url)
    const socket = connect({ host: hostname, port: Number(port) })
    const lines = [
      ...['GET /socket.io/?EIO=4&transport=websocket HTTP/1.1', `host: ${host}`, 'upgrade: websocket'],
      ...['connection: upgrade', `sec-websocket-key: ${randomBytes(16).toString('base64')}`],
      'sec-websocket-version: 13',
    ]
    socket.write(`${lines.join('\r\n')}\r\n\r\n`)
    const rest = await new Promise<Buffer>((resolve, reject) => {
      let head = Buffer.alloc(0)
      const take = (chunk: Buffer) => {
        head = Buffer.concat([head, chunk])
        const end = head.indexOf('\r\n\r\n')
        if (end < 0) return
        socket.off('data', take)
        if (head.toString('latin1', 0, 12) === 'HTTP/1.1 101') resolve(head.subarray(end + 4))
        else reject(new Error(`no link: ${head.toString('latin1', 0, end)}`))
      }
      socket.on('data', take).once('error', reject)
    })
    const client = new RawClient(socket, pathname)
    await client.#answered('', `40${pathname},${JSON.stringify(auth)}`, rest)
    return client
  }

  async ask<T>(event: string, payload: object): Promise<T> {
    const id = String(this.#number++)
    const answer = await this.#answered(id, `42${this.#name},${id}${JSON.stringify([event, payload])}`)
    if (!answer.startsWith('[{"ok":true')) throw new Error(`${event} was refused: ${answer}`)
    return undefined as T
  }

  close(): void {
    this.#socket.destroy()
  }

  #answered(id: string, packet: string, rest?: Buffer): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject })
      this.#send(packet)
      if (rest?.length) this.#take(rest)
    })
  }

  /** One text frame, masked with nothing, as the standard lets a client choose. */
  #send(text: string): void {
    const length = Buffer.byteLength(text)
    const head = length < 126 ? 6 : 8
    const frame = Buffer.alloc(head + length)
    frame[0] = 0x81
    if (length < 126) frame[1] = 0x80 | length
    else {
      frame[1] = 0x80 | 126
      frame.writeUInt16BE(length, 2)
    }
    frame.write(text, head)
    this.#socket.write(frame)
  }

  #take(chunk: Buffer): void {
    let left = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk
    for (;;) {
      if (left.length < 4) break
      const short = left[1]! & 0x7f
      const head = short < 126 ? 2 : short === 126 ? 4 : 10
      if (left.length < head) break
      const length = short < 126 ? short : short === 126 ? left.readUInt16BE(2) : Number(left.readBigUInt64BE(2))
      if (left.length < head + length) break
      this.#packet(left.subarray(head, head + length))
      left = left.subarray(head + length)
    }
    this.#rest = left
  }

  #packet(packet: Buffer): void {
    const [kind, type] = [packet[0], packet[1]]
    if (kind === digit.ping) this.#send('3')
    if (kind !== digit.message || type === digit.event) return
    const text = packet.toString('utf8', 2 + this.#name.length + 1)
    const isAnswer = type === digit.answer
    const id = isAnswer ? text.slice(0, text.indexOf('[')) : ''
    const asked = this.#asked.get(id)
    this.#asked.delete(id)
    if (type === digit.refused) asked?.reject(new Error(`not let in: ${text}`))
    else asked?.resolve(text.slice(id.length))
  }
}

const digit = { event: 0x32, answer: 0x33, refused: 0x34, message: 0x34, ping: 0x32 }

/** Links a client for each token. */
export const rawClients = (url: string, tokens: readonly string[]): Promise<RawClient[]> =>
  Promise.all(tokens.map((token, i) => RawClient.open(url, { token, session: `page-${i}` })))
