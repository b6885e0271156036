import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, expectNoScroll, openPage, startChromium } from './support/chromium.ts'

/** The judges of all the pages are judged: each finds what it is there to find. */

let browser: Browser
beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser?.close())

test('a button without a name, pale letters and a page that is too wide do not pass', async () => {
  const { page } = await openPage(browser, 1280, 720)
  const body = (inside: string) =>
    page.setContent(`<!doctype html><html lang="pl"><title>Strona</title><main><h1>Strona</h1>${inside}</main></html>`)
  await body('<button type="button">Dalej</button>')
  await expectAccessible(page, 'a good page')
  await expectNoScroll(page, 'a good page')
  await body('<button type="button"></button>')
  await expect(expectAccessible(page, 'no name')).rejects.toThrow('button-name')
  await body('<p style="color: #ccc; background: #fff">Ledwo widać</p>')
  await expect(expectAccessible(page, 'pale')).rejects.toThrow('color-contrast')
  await body('<p style="width: 200vw">Szeroko</p>')
  await expect(expectNoScroll(page, 'wide')).rejects.toThrow()
  await page.context().close()
})
