/// <reference lib="dom" />
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/**
 * What is wrong with where things lie on a page, by measured boxes: a text or a picture outside of the screen, cut off
 * by what holds it, or over another one. Of a letter counts what is seen of it, not its line.
 * @param within only what lies in here is looked at; the whole page when left out
 */
export function boxProblems(page: Page, within = 'body'): Promise<string[]> {
  return page.evaluate((root) => {
    type Box = { name: string; element: Element; left: number; right: number; top: number; bottom: number }
    const problems = new Set<string>()
    const hidden = (element: Element) =>
      getComputedStyle(element).clipPath === 'inset(50%)' ||
      element.closest('.visually-hidden, .heard, [hidden], .measure, .second-tap') !== null ||
      !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    const name = (element: Element, text = element.textContent ?? '') =>
      `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${text.trim().slice(0, 40)}"`
    /** A dialog lies over the rest on purpose. */
    const dialog = document.querySelector('[role="alertdialog"], dialog[open]')
    const scope = dialog ?? document.querySelector(root)
    if (!scope) return [`nothing at ${root}`]

    /** What is turned to by buttons may lie above or below what is seen of it. */
    const scrollerOf = (element: Element) => {
      const holder = element.closest('.stage, .dialog, .alone')
      return holder && /auto|scroll/.test(getComputedStyle(holder).overflowY) ? holder : null
    }
    const boxes: Box[] = []
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (!element || !node.textContent?.trim() || hidden(element)) continue
      const size = Number.parseFloat(getComputedStyle(element).fontSize)
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const line of range.getClientRects()) {
        if (line.width < 1) continue
        // Capitals of Noto Sans are 0.714 em high; the box of a line of text is 1.36 em, whatever its line height.
        const top = line.top + (line.height - 0.72 * size) / 2
        boxes.push({
          name: name(element, node.textContent),
          element,
          left: line.left,
          right: line.right,
          top,
          bottom: top + 0.72 * size,
        })
      }
    }
    for (const picture of scope.querySelectorAll('svg, img, canvas')) {
      if (hidden(picture)) continue
      const { left, right, top, bottom } = picture.getBoundingClientRect()
      if (right - left > 1) boxes.push({ name: name(picture, 'picture'), element: picture, left, right, top, bottom })
    }

    /** How far what is cut off may reach: a rounded pixel, and the side of a letter that leans out. */
    const slack = 2
    for (const box of boxes) {
      const scroller = scrollerOf(box.element)
      const isTall = scroller === null && (box.top < -slack || box.bottom > innerHeight + slack)
      if (box.left < -slack || box.right > innerWidth + slack || isTall) {
        problems.add(`outside the screen: ${box.name}`)
      }
      for (
        let holder: Element | null = box.element;
        holder && holder !== document.body;
        holder = holder.parentElement
      ) {
        const { overflowX, overflowY, position } = getComputedStyle(holder)
        const at = holder.getBoundingClientRect()
        const isButton = holder.tagName === 'BUTTON' || holder.classList.contains('stub')
        const sides = isButton || overflowX !== 'visible'
        const ends = holder !== scroller && (isButton || overflowY !== 'visible')
        if (holder.tagName.toLowerCase() === 'svg') continue
        if (
          (sides && (box.left < at.left - slack || box.right > at.right + slack)) ||
          (ends && (box.top < at.top - slack || box.bottom > at.bottom + slack))
        ) {
          problems.add(`cut off by ${name(holder, '')}: ${box.name}`)
        }
        if (position === 'fixed') break
      }
    }
    boxes.forEach((one, i) => {
      for (const other of boxes.slice(i + 1)) {
        if (one.element === other.element || one.element.contains(other.element) || other.element.contains(one.element))
          continue
        // What is scrolled away lies under what stays.
        if (scrollerOf(one.element) !== scrollerOf(other.element)) continue
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left)
        const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
        if (wide > slack && high > slack) problems.add(`over each other: ${one.name} and ${other.name}`)
      }
    })
    for (const scroller of document.querySelectorAll('html[data-large] .stage')) {
      const isLong = scroller.scrollHeight > scroller.clientHeight + 4
      if (isLong && !document.querySelector('.scroll-turns')) problems.add('nothing turns to what lies below')
    }
    return [...problems]
  }, within)
}

/**
 * With low buttons and large letters: what can be pressed but is not brought into the lowest two fifths of the screen,
 * whichever way one turns. The page is left as it was found.
 */
export function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const stage = document.querySelector('.stage')
    // What staff type on has a place of its own, and under a dialog nothing can be pressed.
    const scope = document.querySelector('[role="alertdialog"], dialog[open]') ?? document
    const buttons = [...scope.querySelectorAll('button')].filter((one) => !one.closest('.second-tap, .pairing-form'))
    const missing = new Set(buttons)
    const look = () => {
      const end = stage?.getBoundingClientRect().bottom ?? innerHeight
      for (const button of missing) {
        const box = button.getBoundingClientRect()
        const low =
          Math.min(box.bottom, stage?.contains(button) ? end : innerHeight) - Math.max(box.top, innerHeight * 0.6)
        if (low >= Math.min(box.height, 64) - 2) missing.delete(button)
      }
    }
    const before = stage?.scrollTop ?? 0
    for (let press = 0; press < 60; press++) {
      look()
      const down = document.querySelector<HTMLElement>('.scroll-turns button:last-child')
      if (!down || down.ariaDisabled === 'true') break
      down.click()
      await frame()
      await frame()
    }
    stage?.scrollTo({ top: before })
    await frame()
    await frame()
    return [...missing].map((button) => `never in reach: ${button.className} "${button.textContent?.slice(0, 30)}"`)
  })
}

/**
 * Numbers, ranges and times whose digits do not stand from left to right, as they do in every language: what an Arabic
 * line has turned round.
 */
export function turnedDigits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const turned: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const { 0: number, index } of (node.textContent ?? '').matchAll(/\d[\d:.\u2060–-]*\d/g)) {
        const [first, last] = [index, index + number.length - 1].map((at) => {
          range.setStart(node, at)
          range.setEnd(node, at + 1)
          return range.getBoundingClientRect()
        })
        if (!first?.width || !last?.width || first.top !== last.top) continue
        if (first.left >= last.left) turned.push(`${number} in "${node.textContent?.slice(0, 60)}"`)
      }
    }
    return turned
  })
}

/** Keeps a picture of the page in the folder `POCZEKALNIA_PICTURES`, for who wants to look at what was measured. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.POCZEKALNIA_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name.replaceAll(/[^\p{L}\d]+/gu, '-')}.png`) })
}

/** Numbers that a profile can lead to, from usual to widest, with desks of one to three digits (ACC-6). */
export const numbersAndDesks: readonly (readonly [number: string, desk: number])[] = [
  ['U045', 3],
  ['A012', 25],
  ['W999', 125],
  ['U1001', 8],
  ['WM011', 1],
  ['WM011', 25],
  ['WM1001', 999],
  ['WW9999', 888],
]

/** Sets a page's text as wide apart as a reader may set it for themselves (WCAG 1.4.12), until it is loaded anew. */
export const spaceText = (page: Page) =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
       p { margin-bottom: 2em !important }`,
    )
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  })

/** Words that stand on two lines, within what a selector finds: nobody reads "квалификаци и" at first sight. */
export const brokenWords = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((found) =>
    found.flatMap((element) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      const broken: string[] = []
      while (texts.nextNode()) {
        const text = texts.currentNode as Text
        for (const { index, 0: word } of text.data.matchAll(/[\p{L}\p{M}]+/gu)) {
          const range = document.createRange()
          range.setStart(text, index)
          range.setEnd(text, index + word.length)
          if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push(`broken: ${word}`)
        }
      }
      return broken
    }),
  )
