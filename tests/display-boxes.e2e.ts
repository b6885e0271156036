import { type DisplayView, languages } from '@poczekalnia/protocol'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { boxProblems, numbersAndDesks, picture } from './support/boxes.ts'
import { builtScreen } from './support/built-screen.ts'
import { drawn, expectAccessible, expectNoScroll, openPage, startChromium } from './support/chromium.ts'
import { displayCall, displayTime, displayView, settledCalls } from './support/display-view.ts'
import { type ScriptedHub, startScriptedHub } from './support/scripted-hub.ts'

let browser: Browser
let hub: ScriptedHub<DisplayView>
let page: Page

beforeAll(async () => {
  hub = await startScriptedHub({ path: '/display', dist: await builtScreen('display'), view: displayView() })
  browser = await startChromium()
  page = (await openPage(browser, 1920, 1080, { reducedMotion: 'reduce' })).page
  await page.goto(hub.url)
  await page.waitForSelector('.strip')
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

let minute = 0
/**
 * Shows a view on a screen of a size, and waits until it stands: each is a minute after the one before, and says so.
 */
async function show(view: DisplayView, [width, height]: readonly [number, number]): Promise<void> {
  await page.setViewportSize({ width, height })
  minute = (minute + 1) % 600
  const now = displayTime(minute * 60)
  hub.show(() => ({ ...view, now }))
  await page.waitForFunction((time) => document.querySelector('time')?.textContent === time, now.slice(11, 16))
  await drawn(page)
}

const sizes = [
  [1920, 1080],
  [1280, 720],
  [1024, 768],
  [1366, 768],
  [2560, 1080],
  [3840, 2160],
  [1080, 1920],
  [768, 1366],
] as const

const long = {
  pl: 'Z powodu awarii systemu obsługa trwa dziś dłużej niż zwykle. '.repeat(5).slice(0, 300),
  uk: 'Через збій системи обслуговування триває сьогодні довше, ніж зазвичай. '.repeat(5).slice(0, 300),
}
const waiting = (prefixes: readonly string[], count: number): DisplayView['queues'] =>
  prefixes.map((prefix) => ({ id: prefix, prefix, name: { pl: `Sprawa ${prefix}` }, waiting: count }))

test.each(numbersAndDesks)('[ACC-6] %s → %i is whole and apart on the board at every size', async (number, desk) => {
  // Called a while ago: nothing rings, and the panel is free for the next.
  const calls = [
    displayCall(number, desk, -40),
    ...settledCalls().slice(0, 7),
    displayCall(number.replace(/.$/, '0'), desk, -600),
  ]
  const prefix = number.replace(/\d/g, '')
  const crowd = [...new Set([prefix, 'A', 'B', 'WA', 'WM', 'WW', 'MW', 'GG', 'OQ', 'DD'])]
  for (const size of sizes) {
    for (const [what, more] of Object.entries({
      plain: {},
      'many queues, a long message': { queues: waiting(crowd, 103), message: long },
      'side panel': { layout: { ...displayView().layout, sidePanel: true, rows: 8 }, message: long },
    })) {
      await show(displayView({ calls, desks: [1, desk], ...more }), size)
      await picture(page, `board ${number} ${desk} ${size.join('×')} ${what}`)
      await expect
        .poll(() => boxProblems(page), { message: `${number} → ${desk}, ${size.join('×')}, ${what}` })
        .toEqual([])
      const type = await page.evaluate(() => {
        const of = (selector: string) =>
          Number.parseFloat(getComputedStyle(document.querySelector(selector) as Element).fontSize)
        const all = [...document.querySelectorAll('.board *')].filter(({ textContent }) => textContent?.trim())
        return {
          number: of('.number'),
          desk: of('.desk'),
          row: of('.recent li'),
          others: Math.max(
            ...all
              .filter((one) => !one.closest('.call'))
              .map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
          ),
        }
      })
      const unit =
        size[0] > size[1] ? Math.min(size[0] / 1920, size[1] / 1080) : Math.min(size[0] / 1080, size[1] / 1920)
      expect(type.desk).toBe(type.number)
      expect(type.number, 'the biggest thing').toBeGreaterThan(type.others)
      const least = size[0] < size[1] ? 215 : what === 'plain' ? 275 : 215
      expect(type.number / unit, `${size.join('×')}, ${what}`).toBeGreaterThanOrEqual(least)
      expect(type.row / unit).toBeGreaterThanOrEqual(what === 'plain' ? 95 : 60)
    }
  }
})

/** A board of 1920 px at 200 and at 400 percent, and the narrowest page of WCAG 1.4.10, lying and standing. */
const enlarged = [
  [960, 540],
  [480, 270],
  [320, 256],
  [320, 640],
] as const

test('[ACC-3] enlarged to 200 and to 400 percent nothing of the board is lost or has to be turned to', async () => {
  const calls = [displayCall('WM1001', 25, -40), ...settledCalls().slice(0, 5)]
  const closed = { openNow: false, hoursToday: null, message: long, calls: [] }
  for (const size of enlarged) {
    for (const [what, view] of Object.entries({
      board: displayView({ calls, queues: waiting(['A', 'B', 'WM'], 103), message: long }),
      panel: displayView({ calls, layout: { ...displayView().layout, sidePanel: true }, message: long }),
      closed: displayView(closed),
    })) {
      await show(view, size)
      await picture(page, `board enlarged ${size.join('×')} ${what}`)
      await expect.poll(() => boxProblems(page), { message: `${size.join('×')}, ${what}` }).toEqual([])
      await expectNoScroll(page, `${size.join('×')}, ${what}`)
    }
  }
})

test('[ACC-8] axe finds nothing serious on the board in Polish and any other language', async () => {
  for (const language of languages) {
    const layout = { ...displayView().layout, languages: ['pl' as const, language], sidePanel: true }
    await show(
      displayView({ calls: settledCalls(), layout, waitingLanguages: [language], message: null }),
      [1920, 1080],
    )
    await page.waitForSelector('.board')
    await expectAccessible(page, `the board in ${language}`)
  }
})
