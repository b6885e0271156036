import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { drawn } from './chromium.ts'
import type { ScriptedHub } from './scripted-hub.ts'

/**
 * Follows the views that a page is sent. Call it before the page is opened.
 * @returns resolves when the hub's newest view has reached the page and is drawn
 */
export function followViews(page: Page, hub: Pick<ScriptedHub<{ seq: number }>, 'seq'>): () => Promise<void> {
  let newest = 0
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const text = String(payload)
      if (text.includes('["view",')) newest = Number(/"seq":(\d+)/.exec(text)?.[1] ?? newest)
    }),
  )
  return async () => {
    await expect.poll(() => newest).toBe(hub.seq())
    await drawn(page)
  }
}
