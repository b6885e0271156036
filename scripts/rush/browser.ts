import { Agent, request } from 'node:http'

/** What the site answered, and how long it took. */
export type Answer = { status: number; location: string | null; text: string; took: number }

const agents: Agent[] = []

/** A program's requests wait for one another in its own pool: people's never stand behind them on this side. */
export function connections(atOnce: number): Agent {
  const made = new Agent({ keepAlive: true, maxSockets: atOnce, timeout: 60_000 })
  agents.push(made)
  return made
}

const ofPeople = connections(4_000)

export const closeAll = (): void => {
  for (const agent of agents) agent.destroy()
}

/** Somebody's browser, at an address of their own: it keeps the site's mark, and can be cut off. */
export class Browser {
  readonly #url: URL
  readonly #address: string
  readonly #agent: Agent
  cookie = ''

  constructor(url: string, address: string, agent: Agent = ofPeople) {
    this.#url = new URL(url)
    this.#address = address
    this.#agent = agent
  }

  get(path: string): Promise<Answer> {
    return this.#ask('GET', path, null)
  }

  /** @param cut the line breaks as soon as the answer begins: what it says is not read */
  post(path: string, form: Record<string, string>, cut = false): Promise<Answer> {
    return this.#ask('POST', path, new URLSearchParams(form).toString(), cut)
  }

  #ask(method: string, path: string, body: string | null, cut = false): Promise<Answer> {
    const began = performance.now()
    const headers: Record<string, string> = { 'x-forwarded-for': this.#address }
    if (this.cookie) headers.cookie = this.cookie
    if (body !== null) {
      headers.origin = this.#url.origin
      headers['content-type'] = 'application/x-www-form-urlencoded'
      headers['content-length'] = String(Buffer.byteLength(body))
    }
    return new Promise((resolve, reject) => {
      const { hostname, port } = this.#url
      const asked = request({ agent: this.#agent, hostname, port, method, path, headers }, (response) => {
        const [mark] = response.headers['set-cookie'] ?? []
        if (mark) this.cookie = mark.split(';')[0] ?? ''
        const { statusCode: status = 0 } = response
        const answer = { status, location: response.headers.location ?? null }
        if (cut) {
          response.destroy()
          resolve({ ...answer, text: '', took: performance.now() - began })
          return
        }
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          resolve({ ...answer, text: Buffer.concat(chunks).toString('utf8'), took: performance.now() - began })
        })
      })
      asked.on('error', reject)
      asked.end(body ?? undefined)
    })
  }
}
