import { Agent, request } from 'node:http'
import type { Server, Servers } from './servers.ts'

/** What the site answered, and how long it took. */
export type Answer = { status: number; location: string | null; text: string; took: number }

/** How often what got no answer is asked, where there is more than one server. */
const MOST_TRIES = 5

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

/**
 * Somebody's browser, at an address of their own: it keeps the site's mark, and can be cut off. Each request goes to
 * any of the servers; what one doesn't answer that was killed is asked again at another.
 */
export class Browser {
  readonly #site: Pick<Servers, 'url' | 'asked'>
  readonly #address: string
  readonly #agent: Agent
  cookie = ''

  constructor(site: Pick<Servers, 'url' | 'asked'>, address: string, agent: Agent = ofPeople) {
    this.#site = site
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

  async #ask(method: string, path: string, body: string | null, cut = false): Promise<Answer> {
    const began = performance.now()
    const { asked } = this.#site
    let silent: Server | null = null
    for (let tries = 1; ; tries++) {
      const others: readonly Server[] = asked.filter((one) => one !== silent)
      const server = others[Math.floor(Math.random() * others.length)]
      if (!server) throw new Error('no server answers')
      try {
        return await this.#askAt(server, began, method, path, body, cut)
      } catch (error) {
        if (tries === MOST_TRIES || asked.every((one) => one === server)) throw error
        silent = server
        const at = (error as NodeJS.ErrnoException).code === 'ECONNREFUSED' ? asked.indexOf(server) : -1
        if (at !== -1) asked.splice(at, 1)
      }
    }
  }

  #askAt({ url }: Server, began: number, method: string, path: string, body: string | null, cut: boolean) {
    const headers: Record<string, string> = { 'x-forwarded-for': this.#address }
    if (this.cookie) headers.cookie = this.cookie
    if (body !== null) {
      headers.origin = this.#site.url
      headers['content-type'] = 'application/x-www-form-urlencoded'
      headers['content-length'] = String(Buffer.byteLength(body))
    }
    return new Promise<Answer>((resolve, reject) => {
      const { hostname, port } = new URL(url)
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
