import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { LogLine, Program } from './program.ts'
import { waitFor } from './wait-for.ts'

const main = join(import.meta.dirname, '../electron/dist/main.js')
const boot = join(import.meta.dirname, 'double/boot.ts')

export type DoubleProgram = Program & {
  kind: 'double'
  /** Has the world outside do something: `press`, `load`, `unresponsive`, `child-gone`, `windows`, `menu`, … */
  order(name: string, facts?: unknown): Promise<unknown>
  /** Every page of its Chromium, ours or not. */
  pages(): Promise<Page[]>
  /** How many processes there were so far: a relaunch begins a new one. */
  starts(): number
}

type Said =
  | { say: 'stage'; endpoint: string }
  | { say: 'relaunch'; args: string[] }
  | { say: 'done'; id: number; answer?: unknown; problem?: string }

/**
 * Starts the built program on the double of Electron.
 *
 * @param options.keyring file of the system's key store; without one the system has none
 */
export async function startDouble(options: {
  folder: string
  keyring?: string
  env?: Record<string, string>
}): Promise<DoubleProgram> {
  const lines: LogLine[] = []
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let child: ChildProcess
  let browser: Promise<Browser> | null = null
  let status: number | null = null
  let starts = 0
  let last = 0
  let raw = ''
  let stopping = false

  const start = (args: string[]) => {
    starts += 1
    status = null
    let again: string[] | null = null
    const started = fork(boot, [main, ...args], {
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, ...(options.keyring && { DOUBLE_KEYRING: options.keyring }), ...options.env },
    })
    child = started
    let rest = ''
    started.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\n')
      rest = parts.pop() ?? ''
      for (const line of parts) if (line.startsWith('{')) lines.push(JSON.parse(line) as LogLine)
    })
    started.stderr?.setEncoding('utf8').on('data', (text: string) => {
      raw += text
    })
    started.on('message', (said: Said) => {
      if (said.say === 'stage') browser = chromium.connectOverCDP(said.endpoint)
      else if (said.say === 'relaunch') again = said.args
      else if (said.problem !== undefined) waiting.get(said.id)?.reject(new Error(said.problem))
      else waiting.get(said.id)?.resolve(said.answer)
    })
    started.on('exit', (code) => {
      status = code ?? -1
      for (const one of waiting.values()) one.reject(new Error('the program has ended'))
      waiting.clear()
      browser = null
      if (again && !stopping) start(again)
    })
  }
  start([`--folder=${options.folder}`])

  const page = (): Promise<Page> =>
    waitFor(`a page of the program\n${raw}`, async () => {
      if (status !== null) throw new Error(`it ended with ${status}: ${raw}`)
      const pages = (await browser)?.contexts()[0]?.pages() ?? []
      return pages.filter((one) => one.url().includes('.poczekalnia.localhost')).at(-1)
    })

  return {
    kind: 'double',
    page,
    pages: async () => (await browser)?.contexts()[0]?.pages() ?? [],
    screen: (name) =>
      waitFor(`the screen ${name}`, async () => {
        const shown = await page()
        return (await shown.locator(`[data-screen="${name}"]`).count()) > 0 ? shown : null
      }),
    async crash() {
      const shown = await page()
      const session = await shown.context().newCDPSession(shown)
      session.send('Page.crash').catch(() => undefined)
    },
    order(name, facts) {
      const asked = Promise.withResolvers<unknown>()
      last += 1
      waiting.set(last, asked)
      child.send({ id: last, order: name, facts })
      return asked.promise
    },
    log: () => lines,
    status: () => status,
    starts: () => starts,
    async stop() {
      stopping = true
      const connected = await browser
      await connected?.close().catch(() => undefined)
      if (status !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 8_000)
      await ended
      clearTimeout(late)
    },
  }
}
