import { EventEmitter } from 'node:events'
import type { BrowserWindowConstructorOptions } from 'electron'
import { app } from './app.ts'
import { obey } from './control.ts'
import { preventable } from './preventable.ts'
import { WebContents } from './web-contents.ts'

const windows = new Set<BrowserWindow>()

/** A window: a page of its size. */
export class BrowserWindow extends EventEmitter {
  static getAllWindows = (): BrowserWindow[] => [...windows]
  readonly options: BrowserWindowConstructorOptions
  readonly webContents: WebContents
  #size: [number, number]
  #visible: boolean
  #destroyed = false

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    this.options = options
    this.#size = [options.width ?? 800, options.height ?? 600]
    this.#visible = options.show !== false
    const [width, height] = this.#size
    this.webContents = new WebContents({ width, height }, options.webPreferences?.preload)
    windows.add(this)
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
    app.emit('web-contents-created', preventable(), this.webContents)
  }

  show = (): void => {
    this.#visible = true
  }
  hide = (): void => {
    this.#visible = false
  }
  isVisible = (): boolean => this.#visible
  isDestroyed = (): boolean => this.#destroyed
  getContentSize = (): number[] => [...this.#size]

  close(): void {
    const event = preventable()
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }

  destroy(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    windows.delete(this)
    this.webContents.destroy()
    this.emit('closed')
    if (windows.size === 0) app.emit('window-all-closed')
  }
}

const current = () => {
  const window = [...windows].at(-1)
  if (!window) throw new Error('no window is open')
  return window
}

obey({
  windows: () => [...windows].map((window) => ({ options: window.options, visible: window.isVisible() })),
  press: (input) => current().webContents.press(input),
  unresponsive: () => current().emit('unresponsive'),
  close: () => current().close(),
  /** As if the program had been tricked into showing it. */
  load: (url) => current().webContents.loadURL(url),
})
