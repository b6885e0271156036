import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { freePort } from '../../../../tests/support/free-port.ts'
import { originProxy } from './origin-proxy.ts'

let launching: Promise<BrowserContext> | null = null

/** The one Chromium of this program, started when it becomes ready. `profile` is a folder of its own. */
export function startStage(profile: string, switches: readonly string[]): Promise<BrowserContext> {
  launching ??= launch(profile, switches)
  return launching
}

export function stage(): Promise<BrowserContext> {
  if (!launching) throw new Error('Electron: nothing can be shown before the app is ready')
  return launching
}

async function launch(profile: string, switches: readonly string[]): Promise<BrowserContext> {
  const port = await freePort()
  const proxy = await originProxy()
  const context = await chromium.launchPersistentContext(join(profile, 'Chromium'), {
    executablePath: process.env.POCZEKALNIA_CHROMIUM ?? '/usr/bin/chromium',
    viewport: null,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--autoplay-policy=no-user-gesture-required',
      '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets',
      `--remote-debugging-port=${port}`,
      `--proxy-server=http://127.0.0.1:${proxy}`,
      '--proxy-bypass-list=<-loopback>',
      ...switches.filter((one) => !/^--(no-proxy-server|disable-features)/.test(one)),
    ],
  })
  process.send?.({ say: 'stage', endpoint: `http://127.0.0.1:${port}` })
  return context
}

/** A fresh page of a size. */
export async function newPage(width: number, height: number): Promise<Page> {
  const page = await (await stage()).newPage()
  await page.setViewportSize({ width, height })
  return page
}
