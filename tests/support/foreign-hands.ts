/// <reference lib="dom" />
import type { Page } from 'playwright-core'

/** Changes a page as Google's translation does: each text is replaced by two `<font>` with other words. */
export const translate = (page: Page) =>
  page.evaluate(() => {
    const texts: Text[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) if (walker.currentNode.nodeValue?.trim()) texts.push(walker.currentNode as Text)
    for (const text of texts) {
      if (['SCRIPT', 'STYLE'].includes(text.parentElement?.tagName ?? '')) continue
      const outer = document.createElement('font')
      const inner = document.createElement('font')
      outer.style.verticalAlign = 'inherit'
      inner.textContent = `«${text.nodeValue}»`
      outer.append(inner)
      text.replaceWith(outer)
    }
  })

/** Changes a page as an extension for telephone numbers does: what has digits is put into an element of its own. */
export const link = (page: Page) =>
  page.evaluate(() => {
    const texts: Text[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) if (/\d/.test(walker.currentNode.nodeValue ?? '')) texts.push(walker.currentNode as Text)
    for (const text of texts) {
      if (['SCRIPT', 'STYLE'].includes(text.parentElement?.tagName ?? '')) continue
      const theirs = document.createElement('span')
      text.parentNode?.insertBefore(theirs, text)
      theirs.append(text)
    }
  })

/** Changes a page as an extension that blocks what it takes for advertising does: elements are gone. */
export const remove = (page: Page) =>
  page.evaluate(() => {
    for (const element of document.querySelectorAll('#root *'))
      if (element.childElementCount === 0 && element.isConnected && element.id === '') element.parentElement?.remove()
  })

/** Puts all that the page shows into an element of its own. */
export const wrap = (page: Page) =>
  page.evaluate(() => {
    const root = document.getElementById('root') as HTMLElement
    const theirs = document.createElement('div')
    theirs.append(...root.childNodes)
    root.append(theirs)
  })

export const changes = { translate, link, remove, wrap }
