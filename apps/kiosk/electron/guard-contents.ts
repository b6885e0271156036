import { type App, Menu, type WebContents } from 'electron'
import type { Log } from '../device/log.ts'
import { isSwallowed } from '../device/swallowed-keys.ts'
import { isNavigationAllowed } from './is-navigation-allowed.ts'
import { ownHost } from './origins.ts'

/**
 * Keeps every page that is ever made inside the machine: no new windows, no way elsewhere, no tools, no zoom, no menu.
 */
export function guardContents(app: App, log: Log): void {
  Menu.setApplicationMenu(null)
  app.on('web-contents-created', (_event, contents) => guard(contents, log))
}

function guard(contents: WebContents, log: Log): void {
  contents.setWindowOpenHandler(({ url }) => {
    log.warn({ url: shortened(url) }, 'new window refused')
    return { action: 'deny' }
  })
  const stay = (event: { preventDefault(): void; url: string; isMainFrame: boolean }) => {
    if (isNavigationAllowed({ from: contents.getURL(), to: event.url, isMainFrame: event.isMainFrame })) return
    event.preventDefault()
    log.warn({ url: shortened(event.url) }, 'navigation refused')
  }
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  // A page may ask to be kept when it is to be replaced; nobody is there to answer.
  contents.on('will-prevent-unload', (event) => event.preventDefault())
  contents.on('context-menu', (event) => event.preventDefault())
  contents.on('devtools-opened', () => contents.closeDevTools())
  contents.on('before-input-event', (event, input) => {
    if (isSwallowed({ ...input }, ownHost(contents.getURL()) === 'shell')) event.preventDefault()
  })
  contents.on('zoom-changed', () => contents.setZoomLevel(0))
  contents.on('did-finish-load', () => {
    contents.setZoomFactor(1)
    void contents.setVisualZoomLevelLimits(1, 1).catch(() => undefined)
  })
}

/** For the log: where to, without what may stand behind it. */
function shortened(address: string): string {
  const url = URL.parse(address)
  return url ? `${url.protocol}//${url.host}`.slice(0, 100) : 'unreadable'
}
