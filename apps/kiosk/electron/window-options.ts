import type { BrowserWindowConstructorOptions } from 'electron'

/**
 * How the machine's one window is made: no frame, no way out, nothing in it but our pages (electronjs.org, "Security",
 * 1-20).
 *
 * @param preload absolute path of the preload script
 * @param windowed for work on the program itself: an ordinary window of the machine's proportions
 */
export function windowOptions(parts: {
  preload: string
  orientation: 'portrait' | 'landscape'
  windowed: boolean
}): BrowserWindowConstructorOptions {
  const { preload, orientation, windowed } = parts
  const [width, height] = orientation === 'portrait' ? [1080, 1920] : [1920, 1080]
  return {
    width: windowed ? width / 2 : width,
    height: windowed ? height / 2 : height,
    show: false,
    kiosk: !windowed,
    fullscreen: !windowed,
    frame: windowed,
    // Not `resizable: false`: some window managers refuse to let such a window fill the screen.
    minimizable: windowed,
    closable: windowed,
    alwaysOnTop: !windowed,
    skipTaskbar: !windowed,
    autoHideMenuBar: true,
    enableLargerThanScreen: false,
    backgroundColor: '#FBFAF7',
    title: 'Poczekalnia',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      devTools: false,
      spellcheck: false,
      // The warning before the screen goes back to its start sounds although nobody has touched the page.
      autoplayPolicy: 'no-user-gesture-required',
      // A screen that another window covers for a moment must go on beating.
      backgroundThrottling: false,
    },
  }
}
