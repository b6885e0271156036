/// <reference lib="dom" />
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** Where pictures go, one folder for each screen: its languages lie beside each other there. */
export const fileOf = (folder: string, scene: string, language: string): string => {
  const inside = join(folder, scene.replaceAll(/[^\p{L}\d×%]+/gu, '-'))
  mkdirSync(inside, { recursive: true })
  return join(inside, `${language}.jpg`)
}

/** Keeps a picture of what a page shows, `scale` of its size. */
export async function keepPicture(page: Page, file: string, scale: number): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'jpeg',
    quality: 80,
    optimizeForSpeed: true,
    captureBeyondViewport: false,
    clip: { x: 0, y: 0, width, height, scale },
  })
  await session.detach()
  writeFileSync(file, Buffer.from(data, 'base64'))
}

/** Texts of a page that are set in a font which does not come with the program: its looks differ by machine. */
export async function borrowedFonts(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  await session.send('DOM.enable')
  await session.send('CSS.enable')
  const { root } = await session.send('DOM.getDocument', { depth: 0 })
  const { nodeIds } = await session.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    selector: 'h1, h2, p, dt, dd, li, button, strong, time',
  })
  const found = new Set<string>()
  for (const nodeId of nodeIds) {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
    for (const { familyName, isCustomFont } of fonts) {
      if (isCustomFont) continue
      const { outerHTML } = await session.send('DOM.getOuterHTML', { nodeId })
      found.add(`a font of the system, ${familyName}: ${outerHTML.replaceAll(/<[^>]+>/g, ' ').slice(0, 80)}`)
    }
  }
  await session.detach()
  return [...found]
}

/** Headings and lines whose last word stands alone under a much longer line. */
export const leftOver = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const range = document.createRange()
    for (const one of document.querySelectorAll('h1, h2, p, dd, li, .title, .state')) {
      if (one.closest('.visually-hidden') || one.getClientRects().length === 0) continue
      range.selectNodeContents(one)
      const rows = new Map<number, { left: number; right: number }>()
      for (const { left, right, bottom } of range.getClientRects()) {
        if (right - left < 1) continue
        const row = [...rows.keys()].find((y) => Math.abs(y - bottom) < 12) ?? bottom
        const known = rows.get(row)
        rows.set(row, { left: Math.min(left, known?.left ?? left), right: Math.max(right, known?.right ?? right) })
      }
      const widths = [...rows].sort(([a], [b]) => a - b).map(([, { left, right }]) => right - left)
      const last = widths.at(-1) ?? 0
      if (widths.length > 1 && last < 0.25 * Math.max(...widths))
        found.push(`left over: "${one.textContent?.trim().slice(-40)}" in ${one.tagName}.${one.className}`)
    }
    return found
  })
