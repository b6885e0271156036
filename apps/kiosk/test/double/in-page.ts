/// <reference lib="dom" />

/**
 * Runs in the page before anything of its own, as text: what Electron puts beneath a preload script. It takes the
 * binding off the page first, so that only the preload script can reach the program.
 *
 * @param preload source of the preload script, `null` for a window without one
 */
export function inPage(preload: string | null): void {
  const names = window as unknown as Record<string, (message: unknown) => Promise<unknown>>
  const program = names.__electron!
  delete names.__electron
  const isTop = window === window.top

  const refuse = (name: string) => new DOMException(name, 'NotAllowedError')
  const allowed = (name: string) => program({ kind: 'permission', name }) as Promise<boolean>
  navigator.geolocation.getCurrentPosition = (good, bad) =>
    void allowed('geolocation').then((granted) =>
      granted
        ? good({ coords: { latitude: 0, longitude: 0 } } as GeolocationPosition)
        : bad?.({ code: 1, message: 'denied' } as GeolocationPositionError),
    )
  if (navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = async () => {
      if (await allowed('media')) return new MediaStream()
      throw refuse('media')
    }
  if ('Notification' in window)
    Notification.requestPermission = async () => ((await allowed('notifications')) ? 'granted' : 'denied')
  if (navigator.clipboard)
    navigator.clipboard.readText = async () => {
      if (await allowed('clipboard-read')) return ''
      throw refuse('clipboard-read')
    }

  const open = window.open
  window.open = (url, target, features) => {
    // A denied window is null at once; whether it is denied is known only later here, so it is never opened in between.
    void program({ kind: 'window-open', url: url ? new URL(url, location.href).href : 'about:blank' }).then(
      (granted) => {
        if (granted) open.call(window, url, target, features)
      },
    )
    return null
  }

  if (preload === null || !isTop) return
  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]) {
      const answer = (await program({ kind: 'invoke', channel, args })) as { value?: unknown; problem?: string }
      if (answer.problem !== undefined) throw new Error(answer.problem)
      return answer.value
    },
    send: (channel: string, ...args: unknown[]) => void program({ kind: 'send', channel, args }),
  }
  const frozen = (value: unknown): unknown => {
    if (typeof value === 'function') return (...args: unknown[]) => value(...args)
    if (typeof value !== 'object' || value === null) return value
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, frozen(inner)])))
  }
  const contextBridge = {
    exposeInMainWorld: (name: string, api: unknown) =>
      Object.defineProperty(window, name, { value: frozen(api), enumerable: true }),
  }
  const provide = (name: string) => {
    if (name === 'electron') return { contextBridge, ipcRenderer }
    throw new Error(`module not found: ${name}`)
  }
  // A preload script of a sandboxed page is one file of CommonJS.
  new Function('require', 'module', 'exports', preload)(provide, { exports: {} }, {})
}
