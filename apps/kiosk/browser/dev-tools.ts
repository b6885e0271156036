import type { Readable, Writable } from 'node:stream'

/** What the browser tells without being asked. `session`: of which page. */
export type Told = { method: string; params: Record<string, unknown>; session: string | null }

export type DevTools = {
  /** Asks the browser, or one of its pages. Rejects with what it said against it, or when it has ended. */
  ask(method: string, params?: object, session?: string): Promise<Record<string, unknown>>
  onTold(listener: (told: Told) => void): void
}

type Message = {
  id?: number
  method?: string
  params?: Record<string, unknown>
  result?: Record<string, unknown>
  error?: { message: string }
  sessionId?: string
}

/**
 * Chromium's DevTools protocol over the pipe of `--remote-debugging-pipe`: no port, so that nobody but this process can
 * speak to it. Messages end with a zero byte.
 */
export function devToolsOver(to: Writable, from: Readable): DevTools {
  const waiting = new Map<number, PromiseWithResolvers<Record<string, unknown>>>()
  const listeners = new Set<(told: Told) => void>()
  let last = 0
  let rest = ''

  const take = (text: string) => {
    const message = JSON.parse(text) as Message
    if (message.id === undefined) {
      const told = { method: message.method ?? '', params: message.params ?? {}, session: message.sessionId ?? null }
      for (const listener of listeners) listener(told)
      return
    }
    const asked = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error) asked?.reject(new Error(message.error.message))
    else asked?.resolve(message.result ?? {})
  }
  from.setEncoding('utf8').on('data', (text: string) => {
    const messages = (rest + text).split('\0')
    rest = messages.pop() ?? ''
    for (const message of messages) take(message)
  })
  from.on('close', () => {
    for (const asked of waiting.values()) asked.reject(new Error('the browser has ended'))
    waiting.clear()
  })
  // Of a browser that has ended: whoever asked hears it above.
  for (const end of [to, from]) end.on('error', () => undefined)

  return {
    ask(method, params = {}, session) {
      const asked = Promise.withResolvers<Record<string, unknown>>()
      last += 1
      waiting.set(last, asked)
      to.write(`${JSON.stringify({ id: last, method, params, ...(session && { sessionId: session }) })}\0`)
      return asked.promise
    },
    onTold: (listener) => void listeners.add(listener),
  }
}
