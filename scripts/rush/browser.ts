import { type Lines, openLines, type RawAnswer } from './lines.ts'
import type { Server, Servers } from './servers.ts'

/** What the site answered, and how long it took. */
export type Answer = { status: number; location: string | null; text: string; took: number }

/** How often what got no answer is asked, where there is more than one server. */
const MOST_TRIES = 5

/** A program's requests wait for one another on lines of its own: people's never stand behind them on this side. */
const ofPeople = openLines(4_000)

/**
 * Somebody's browser, at an address of their own: it keeps the site's mark, and can be cut off. Each request goes to
 * any of the servers; what one doesn't answer that was killed is asked again at another.
 */
export class Browser {
  readonly #site: Pick<Servers, 'url' | 'asked'>
  readonly #address: string
  readonly #lines: Lines
  cookie = ''

  constructor(site: Pick<Servers, 'url' | 'asked'>, address: string, lines: Lines = ofPeople) {
    this.#site = site
    this.#address = address
    this.#lines = lines
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
    const text = this.#textOf(method, path, body)
    const { asked } = this.#site
    let silent: Server | null = null
    for (let tries = 1; ; tries++) {
      const others: readonly Server[] = asked.filter((one) => one !== silent)
      const server = others[Math.floor(Math.random() * others.length)]
      if (!server) throw new Error('no server answers')
      try {
        return this.#read(await this.#lines.ask(server.url, text, cut), performance.now() - began)
      } catch (error) {
        if (tries === MOST_TRIES || asked.every((one) => one === server)) throw error
        silent = server
        const at = (error as NodeJS.ErrnoException).code === 'ECONNREFUSED' ? asked.indexOf(server) : -1
        if (at !== -1) asked.splice(at, 1)
      }
    }
  }

  #textOf(method: string, path: string, body: string | null): string {
    const { url } = this.#site
    const head = `${method} ${path} HTTP/1.1\r\nhost: ${url.slice(7)}\r\nx-forwarded-for: ${this.#address}\r\n`
    const mark = this.cookie && `cookie: ${this.cookie}\r\n`
    if (body === null) return `${head}${mark}\r\n`
    const about = `origin: ${url}\r\ncontent-type: application/x-www-form-urlencoded\r\n`
    return `${head}${mark}${about}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  }

  #read({ head, body }: RawAnswer, took: number): Answer {
    const mark = /\r\nset-cookie: ([^;\r]+)/i.exec(head)?.[1]
    if (mark) this.cookie = mark
    const location = /\r\nlocation: ([^\r]+)/i.exec(head)?.[1] ?? null
    return { status: Number(head.slice(9, 12)), location, text: body.toString('utf8'), took }
  }
}
