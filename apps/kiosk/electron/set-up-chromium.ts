import type { App } from 'electron'

/** Chromium's own switches for a machine by a door, each before the program is ready. */
export function setUpChromium(app: App): void {
  const { commandLine } = app
  // Two fingers, or a swipe from the edge, must not change the page.
  commandLine.appendSwitch('disable-pinch')
  commandLine.appendSwitch('overscroll-history-navigation', '0')
  // The machine talks to its hub and to nobody else: no look-ups of proxies, updates, spelling, translation.
  commandLine.appendSwitch('no-proxy-server')
  commandLine.appendSwitch('disable-background-networking')
  commandLine.appendSwitch('disable-component-update')
  commandLine.appendSwitch('disable-features', 'Translate,TouchpadOverscrollHistoryNavigation')
  // A second renderer after a crash must not be refused because the first ones crashed too.
  app.disableDomainBlockingFor3DAPIs()
}
