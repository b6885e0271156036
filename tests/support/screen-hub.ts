import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { builtScreen } from './built-screen.ts'
import { openPage, startChromium } from './chromium.ts'
import { type Handler, type ScriptedHub, type Serve, startScriptedHub } from './scripted-hub.ts'

type Opening = {
  handlers?: Record<string, Handler>
  /** What lies at other addresses of the hub. */
  serve?: Serve
  width: number
  height: number
  context?: BrowserContextOptions
}

/**
 * For a file whose tests look at one built screen: one browser for all of them, and for each page a scripted hub of its
 * own. Pages and hubs go after each test.
 * @returns opens a page beside a hub that shows it the view; the page is sent to `hub.url` by who asked for it
 */
export function screenBesideHub(name: 'counter' | 'display' | 'kiosk') {
  let browser: Browser
  let dist: string
  const open: { hub: { stop(): Promise<void> }; page: Page }[] = []

  beforeAll(async () => {
    dist = await builtScreen(name)
    browser = await startChromium()
  })
  afterEach(async () => {
    for (const { hub, page } of open.splice(0)) {
      await page.context().close()
      await hub.stop()
    }
  })
  afterAll(() => browser?.close())

  return async <View extends { seq: number }>(
    view: View,
    { handlers = {}, serve, width, height, context = {} }: Opening,
  ) => {
    const hub: ScriptedHub<View> = await startScriptedHub({ path: `/${name}`, dist, view, handlers, serve })
    const { page, problems } = await openPage(browser, width, height, context)
    open.push({ hub, page })
    return { hub, page, problems }
  }
}
