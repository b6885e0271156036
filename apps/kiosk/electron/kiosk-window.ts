import { BrowserWindow, type BrowserWindowConstructorOptions, type WebContents } from 'electron'
import type { Page } from './first-page.ts'
import { pageUrl } from './origins.ts'
import type { Trouble } from './recovery-for.ts'

/** The machine's one window. */
export type KioskWindow = {
  /** Shows a page in the window. Resolves when it is loaded, and also when it is not: that is told as trouble. */
  show(page: Page): Promise<void>
  /** Shows a page in a fresh window, opened before the old one goes: nobody sees the desktop between them. */
  recreate(page: Page): Promise<void>
  page(): Page
  /** Whether a message comes from this window's page. */
  isMine(contents: WebContents): boolean
  size(): { width: number; height: number }
  /** Lets the window be closed, and closes it. */
  close(): void
}

const urls: Record<Page, string> = {
  kiosk: pageUrl('kiosk'),
  pairing: pageUrl('shell', 'pairing'),
  settings: pageUrl('shell', 'settings'),
  service: pageUrl('shell', 'service'),
  moment: `${pageUrl('shell')}moment.html`,
}

/**
 * @param onLoaded a page has come up
 * @param onTrouble something is wrong with the page that is shown
 */
export function openKioskWindow(parts: {
  options: () => BrowserWindowConstructorOptions
  onLoaded: (page: Page) => void
  onTrouble: (trouble: Trouble) => void
}): KioskWindow {
  let shown: Page = 'moment'
  let closing = false
  let window = open()

  function open(): BrowserWindow {
    const made = new BrowserWindow(parts.options())
    const isCurrent = () => made === window
    made.once('ready-to-show', () => made.show())
    // Alt+F4 of a window manager, a closing session: staff leave by the service menu.
    made.on('close', (event) => {
      if (!closing && isCurrent()) event.preventDefault()
    })
    made.on('unresponsive', () => isCurrent() && parts.onTrouble({ type: 'unresponsive' }))
    made.webContents.on('render-process-gone', (_event, { reason }) => {
      if (isCurrent() && !closing) parts.onTrouble({ type: 'page-gone', reason })
    })
    return made
  }

  async function load(into: BrowserWindow, page: Page): Promise<void> {
    shown = page
    try {
      await into.webContents.loadURL(urls[page])
      if (into === window && shown === page) parts.onLoaded(page)
    } catch (error) {
      // Another page was asked for meanwhile, or the window is gone.
      if (into !== window || shown !== page || closing) return
      parts.onTrouble({ type: 'load-failed', reason: error instanceof Error ? error.message : String(error) })
    }
  }

  return {
    show: (page) => load(window, page),
    async recreate(page) {
      const old = window
      window = open()
      await load(window, page)
      window.show()
      old.destroy()
    },
    page: () => shown,
    isMine: (contents) => !window.isDestroyed() && contents === window.webContents,
    size() {
      const [width = 0, height = 0] = window.getContentSize()
      return { width, height }
    },
    close() {
      closing = true
      if (!window.isDestroyed()) window.destroy()
    },
  }
}
