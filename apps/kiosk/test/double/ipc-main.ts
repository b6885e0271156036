import { EventEmitter } from 'node:events'

// biome-ignore lint/suspicious/noExplicitAny: a channel carries what the program makes of it
type Handler = (event: any, ...args: any[]) => unknown
const handlers = new Map<string, Handler>()

export const ipcMain = Object.assign(new EventEmitter(), {
  handle(channel: string, handler: Handler) {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
  removeHandler: (channel: string) => void handlers.delete(channel),
})

/** What a page gets back: errors travel as their text, as in Electron. */
export async function invoked(
  channel: string,
  event: unknown,
  args: unknown[],
): Promise<{ value: unknown } | { problem: string }> {
  const handler = handlers.get(channel)
  if (!handler)
    return { problem: `Error invoking remote method '${channel}': Error: No handler registered for '${channel}'` }
  try {
    return { value: await handler(event, ...args) }
  } catch (error) {
    return { problem: `Error invoking remote method '${channel}': ${String(error)}` }
  }
}
