import { connect, type Socket } from 'node:net'

/** What came back: enough to go on, and no more work for the client than needed. */
export type RawAnswer = { status: number; location: string | null; body: Buffer }

/**
 * One connection that stays, with HTTP/1.1 by hand: Node's own client costs as much as the server that is measured.
 * One question at a time.
 */
export class RawClient {
  #socket: Socket
  readonly #host: string
  readonly #url: string
  #pending: { resolve: (answer: RawAnswer) => void; reject: (error: Error) => void } | null = null
  #chunks: Buffer[] = []
  #size = 0

  private constructor(socket: Socket, url: string) {
    this.#socket = this.#listenTo(socket)
    this.#url = url
    this.#host = new URL(url).host
  }

  static async open(url: string): Promise<RawClient> {
    return new RawClient(await lineTo(url), url)
  }

  /** @param address whom the site takes it to be from */
  async get(path: string, address: string): Promise<RawAnswer> {
    const text = `GET ${path} HTTP/1.1\r\nhost: ${this.#host}\r\nx-forwarded-for: ${address}\r\n\r\n`
    try {
      return await this.#ask(text)
    } catch {
      // On a busy machine a server may close a line that was quiet while the next question is on its way.
      this.#socket = this.#listenTo(await lineTo(this.#url))
      return this.#ask(text)
    }
  }

  post(path: string, form: Record<string, string>, address: string): Promise<RawAnswer> {
    const body = new URLSearchParams(form).toString()
    const lines = [
      ...[`POST ${path} HTTP/1.1`, `host: ${this.#host}`, `origin: http://${this.#host}`],
      ...[`x-forwarded-for: ${address}`, 'content-type: application/x-www-form-urlencoded'],
      `content-length: ${Buffer.byteLength(body)}`,
    ]
    return this.#ask(`${lines.join('\r\n')}\r\n\r\n${body}`)
  }

  close(): void {
    this.#pending = null
    this.#socket.destroy()
  }

  #listenTo(socket: Socket): Socket {
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => this.#take(chunk))
    socket.on('error', (error) => this.#pending?.reject(error))
    socket.on('close', () => this.#pending?.reject(new Error('the line was closed')))
    return socket
  }

  #ask(text: string): Promise<RawAnswer> {
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject }
      this.#socket.write(text)
    })
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk)
    this.#size += chunk.length
    const whole = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks, this.#size)
    const answer = readAnswer(whole)
    if (!answer) return
    this.#chunks = []
    this.#size = 0
    const pending = this.#pending
    this.#pending = null
    pending?.resolve(answer)
  }
}

/** @returns `null`: it is not all there yet */
function readAnswer(bytes: Buffer): RawAnswer | null {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return null
  const head = bytes.toString('latin1', 0, end)
  const body = bytes.subarray(end + 4)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length !== undefined ? body.length < Number(length) : !body.subarray(-7).includes('0\r\n\r\n')) return null
  const location = /\r\nlocation: ([^\r]+)/i.exec(head)?.[1] ?? null
  return { status: Number(head.slice(9, 12)), location, body }
}

function lineTo(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    socket.once('error', reject)
    socket.once('connect', () => resolve(socket))
  })
}
