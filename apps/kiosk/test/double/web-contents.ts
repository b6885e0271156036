import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Frame, Page, Route } from 'playwright-core'
import { inside, isInside, outside } from './addresses.ts'
import { inPage } from './in-page.ts'
import { invoked, ipcMain } from './ipc-main.ts'
import { preventable } from './preventable.ts'
import { answerOwn, permission } from './session.ts'
import { newPage } from './stage.ts'

type Message =
  | { kind: 'invoke' | 'send'; channel: string; args: unknown[] }
  | { kind: 'permission'; name: string }
  | { kind: 'window-open'; url: string }
type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }

/**
 * A page as Electron's `WebContents`. A crashed page is replaced by a fresh one when it is loaded anew, as Electron
 * starts a new process.
 */
export class WebContents extends EventEmitter {
  readonly #size: { width: number; height: number }
  readonly #preload: string | null
  #page: Promise<Page>
  #crashed = false
  #destroyed = false
  /** The program itself loads this: that is no navigation of the page's. */
  #loading: string | null = null
  #onOpen: OpenHandler | null = null
  #url = ''

  constructor(size: { width: number; height: number }, preload: string | undefined) {
    super()
    this.#size = size
    this.#preload = preload === undefined ? null : readFileSync(preload, 'utf8')
    this.#page = this.#make()
  }

  async #make(): Promise<Page> {
    const page = await newPage(this.#size.width, this.#size.height)
    await page.exposeBinding('__electron', ({ frame }, message: Message) => this.#hear(frame, message))
    await page.addInitScript(`(${inPage.toString()})(${JSON.stringify(this.#preload)})`)
    await page.route('**/*', (route) => this.#request(page, route))
    page.on('crash', () => {
      if (this.#destroyed) return
      this.#crashed = true
      this.emit('render-process-gone', preventable(), { reason: 'crashed', exitCode: 139 })
    })
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.#url = inside(frame.url())
    })
    page.on('load', () => this.emit('did-finish-load'))
    // A window that was allowed after all would be one of Electron's own; this double opens none.
    page.on('popup', (popup) => void popup.close())
    page.on('dialog', (dialog) => void dialog.dismiss())
    return page
  }

  async #hear(frame: Frame, message: Message): Promise<unknown> {
    if (this.#destroyed) return undefined
    const senderFrame = { url: inside(frame.url()), parent: frame.parentFrame() }
    const event = { sender: this, senderFrame, ...preventable() }
    switch (message.kind) {
      case 'invoke':
        return invoked(message.channel, event, message.args)
      case 'send':
        ipcMain.emit(message.channel, event, ...message.args)
        return undefined
      case 'permission':
        return permission(this, message.name, senderFrame.url)
      case 'window-open':
        return this.#onOpen?.({ url: inside(message.url) }).action !== 'deny'
      default:
        return message satisfies never
    }
  }

  async #request(page: Page, route: Route): Promise<void> {
    const request = route.request()
    const url = inside(request.url())
    if (request.isNavigationRequest() && this.#loading !== request.url()) {
      const isMainFrame = request.frame() === page.mainFrame()
      const event = preventable({ url, isMainFrame, isSameDocument: false })
      this.emit('will-frame-navigate', event)
      if (isMainFrame && !event.defaultPrevented) this.emit('will-navigate', event)
      if (event.defaultPrevented) return route.abort('aborted')
    }
    if (!isInside(request.url())) return route.continue()
    const answer = await answerOwn(url, request.method())
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    })
  }

  async loadURL(address: string): Promise<void> {
    if (this.#destroyed) throw new Error('Object has been destroyed')
    if (this.#crashed) {
      const old = this.#page
      this.#crashed = false
      this.#page = this.#make()
      void old.then((page) => page.close()).catch(() => undefined)
    }
    const page = await this.#page
    this.#loading = outside(address)
    try {
      const answer = await page.goto(this.#loading, { waitUntil: 'load' })
      this.#url = address
      if (answer && answer.status() >= 400 && (await answer.body().catch(() => '')).length === 0)
        throw new Error(`ERR_FAILED (-2) loading '${address}'`)
    } catch (error) {
      throw new Error(`ERR_FAILED (-2) loading '${address}': ${String(error).split('\n')[0]}`)
    } finally {
      this.#loading = null
    }
  }

  getURL = (): string => this.#url
  isDestroyed = (): boolean => this.#destroyed
  isCrashed = (): boolean => this.#crashed
  setWindowOpenHandler = (handler: OpenHandler): void => {
    this.#onOpen = handler
  }
  setZoomFactor = (): void => undefined
  setZoomLevel = (): void => undefined
  setVisualZoomLevelLimits = (): Promise<void> => Promise.resolve()
  closeDevTools = (): void => undefined

  /** A key from the machine's keyboard: the program sees it before the page does. */
  async press(input: { key: string; control: boolean; alt: boolean; meta: boolean; shift: boolean }): Promise<boolean> {
    const event = preventable()
    this.emit('before-input-event', event, { type: 'keyDown', code: '', isAutoRepeat: false, ...input })
    if (event.defaultPrevented) return false
    const held = (['control', 'alt', 'meta', 'shift'] as const).filter((name) => input[name])
    const names = { control: 'Control', alt: 'Alt', meta: 'Meta', shift: 'Shift' }
    const page = await this.#page
    await page.keyboard.press([...held.map((name) => names[name]), input.key === ' ' ? 'Space' : input.key].join('+'))
    return true
  }

  destroy(): void {
    this.#destroyed = true
    void this.#page.then((page) => page.close()).catch(() => undefined)
    this.emit('destroyed')
  }
}
