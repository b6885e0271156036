import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron'
import type { Log } from '../device/log.ts'
import { type Answers, Ask, type AskName, channels, mayAsk, Signal } from './contract.ts'
import { type Host, ownHost } from './origins.ts'

/** A function for each ask; the types hold question and answer together. */
export type Answerers = { [Name in AskName]: (ask: Extract<Ask, { ask: Name }>) => Promise<Answers[Name]> }

/**
 * Listens to our own pages: a message counts only from the main frame of our window, showing a page of ours, and only
 * in the contract's own shape.
 *
 * @param isMine whether a message comes from the machine's window
 */
export function listen(parts: {
  isMine: (contents: WebContents) => boolean
  unlocked: () => boolean
  answerers: Answerers
  onSignal: (signal: Signal, host: Host) => void
  log: Log
}): void {
  const { answerers, log } = parts

  ipcMain.handle(channels.ask, async (event, message: unknown) => {
    const host = sender(event)
    const read = Ask.safeParse(message)
    if (!host || !read.success || !mayAsk(host, read.data.ask, parts.unlocked())) {
      log.warn({ ask: read.success ? read.data.ask : 'unreadable', from: host ?? 'elsewhere' }, 'ask refused')
      throw new Error('refused')
    }
    const answer = answerers[read.data.ask] as (ask: Ask) => Promise<unknown>
    return answer(read.data)
  })
  ipcMain.on(channels.signal, (event, message: unknown) => {
    const host = sender(event)
    const read = Signal.safeParse(message)
    if (host && read.success) parts.onSignal(read.data, host)
  })

  function sender({ sender: contents, senderFrame }: IpcMainInvokeEvent | IpcMainEvent): Host | null {
    if (!senderFrame || senderFrame.parent !== null || !parts.isMine(contents)) return null
    return ownHost(senderFrame.url)
  }
}
