/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { LINE_PAUSE_MS, SCANNER_PAUSE_MS } from '../../apps/kiosk/src/scan/strokes.ts'

/** The pause between two keys of the scanner, s. */
const PAUSE_S = 0.008

/**
 * How a scanner ends a line; with Ctrl as many do that send the signs below a space: a carriage return as Ctrl+M, a
 * line feed as Ctrl+J.
 */
type End = 'Enter' | 'Tab' | 'Ctrl+M' | 'Ctrl+J' | 'Ctrl+]'

const CTRL = 2
const keyOf = (sign: string) => {
  const ends: Record<string, End> = { '\r': 'Ctrl+M', '\n': 'Ctrl+J', '\u001d': 'Ctrl+]' }
  return endOf(ends[sign]) ?? { key: sign, text: sign }
}
function endOf(end: End | undefined) {
  if (end === undefined) return null
  if (end === 'Enter') return { key: end, text: '\r', windowsVirtualKeyCode: 13 }
  if (end === 'Tab') return { key: end, windowsVirtualKeyCode: 9 }
  const key = end.slice(-1).toLowerCase()
  return { key, modifiers: CTRL, windowsVirtualKeyCode: key === ']' ? 221 : key.toUpperCase().charCodeAt(0) }
}

/**
 * A scanner that types: the text and its last key, handed to the browser in one go with the times at which a scanner
 * would have pressed them. Each key sent only after the one before was seen would be a person's pace on a machine that
 * has other work.
 * @param text signs below a space are sent with Ctrl
 */
export async function scan(page: Page, text: string, end: End = 'Enter'): Promise<void> {
  const keyboard = await page.context().newCDPSession(page)
  const keys = [...[...text].map(keyOf), endOf(end) ?? { key: end }]
  const begin = Date.now() / 1000
  await Promise.all(
    keys.flatMap((key, i) => {
      const timestamp = begin + i * PAUSE_S
      return [
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, ...key }),
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, key: key.key }),
      ]
    }),
  )
  await keyboard.detach()
}

/**
 * A key as a person pressed it, at a moment of theirs: what is judged by the time between two keys is then the same on
 * a machine that is slow to bring them.
 * @param at epoch ms
 */
export async function pressAt(page: Page, sign: string, at: number): Promise<void> {
  const keyboard = await page.context().newCDPSession(page)
  const key = keyOf(sign)
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp: at / 1000, ...key })
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp: at / 1000, key: key.key })
  await keyboard.detach()
}

/**
 * Until the machine has told every key on that was pressed so far: it keeps each as long as a scanner's next could
 * follow.
 */
export async function toldOn(page: Page): Promise<void> {
  await page.evaluate((pause) => new Promise((resolve) => setTimeout(resolve, pause)), 2 * SCANNER_PAUSE_MS)
}

/** Until what is scanned next is a scan of its own, and no further line of the last one. */
export async function scanIsOver(page: Page): Promise<void> {
  await page.evaluate((pause) => new Promise((resolve) => setTimeout(resolve, pause)), LINE_PAUSE_MS + 100)
}
