import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { waitFor } from '../../apps/kiosk/test/wait-for.ts'
import { freePort } from './free-port.ts'

type Target = { id: string; webSocketDebuggerUrl: string }

export type Tab = {
  /** What an expression comes to in the page; a promise is waited for. */
  ask<Answer>(expression: string): Promise<Answer>
  /** Brings it before the others, as a click on its tab does: they are hidden then. */
  show(): Promise<void>
}

export type Tabs = {
  /** Opens an address in a new tab before the others; resolves when the tab is there, whatever comes of the page. */
  open(address: string): Promise<Tab>
  stop(): Promise<void>
}

/**
 * Chromium with tabs as people have them: one is seen, the others are hidden, and all share six connections to a host.
 * Pages of Playwright all believe that they are seen.
 */
export async function startTabs(): Promise<Tabs> {
  const profile = mkdtempSync(join(tmpdir(), 'tabs-'))
  const port = await freePort()
  const browser: ChildProcess = spawn(
    process.env.POCZEKALNIA_CHROMIUM ?? '/usr/bin/chromium',
    [
      ...['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
      ...['--autoplay-policy=no-user-gesture-required', `--user-data-dir=${profile}`],
      ...[`--remote-debugging-port=${port}`, 'about:blank'],
    ],
    { stdio: 'ignore' },
  )
  const at = `http://127.0.0.1:${port}/json`
  await waitFor('the browser', async () => (await fetch(`${at}/version`)).ok, 90_000)
  return {
    async open(address) {
      const target = (await (
        await fetch(`${at}/new?${encodeURIComponent(address)}`, { method: 'PUT' })
      ).json()) as Target
      const line = new WebSocket(target.webSocketDebuggerUrl)
      await once(line, 'open')
      const waiting = new Map<number, (message: { result?: { result?: { value?: unknown } } }) => void>()
      line.addEventListener('message', ({ data }) => {
        const message = JSON.parse(String(data))
        waiting.get(message.id)?.(message)
        waiting.delete(message.id)
      })
      let last = 0
      return {
        ask<Answer>(expression: string) {
          const { promise, resolve } = Promise.withResolvers<Answer>()
          last += 1
          waiting.set(last, ({ result }) => resolve(result?.result?.value as Answer))
          const params = { expression, returnByValue: true, awaitPromise: true, userGesture: true }
          line.send(JSON.stringify({ id: last, method: 'Runtime.evaluate', params }))
          return promise
        },
        async show() {
          await fetch(`${at}/activate/${target.id}`)
        },
      }
    },
    async stop() {
      browser.kill('SIGKILL')
      await once(browser, 'exit')
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
