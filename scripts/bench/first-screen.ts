/// <reference lib="dom" />
import { join } from 'node:path'
import { type KioskView, type Language, languages, staffLanguages } from '@poczekalnia/protocol'
import type { Browser, Page } from 'playwright-core'
import { openPage, startChromium } from '../../tests/support/chromium.ts'
import { thursday } from '../../tests/support/kiosk-view.ts'
import { type ScriptedHub, startScriptedHub } from '../../tests/support/scripted-hub.ts'
import { type Benchmark, count, type Line, ms, percentile } from './report.ts'

/** Starts of each page, in turn with the other's, so that other work on the machine meets both. */
const STARTS = 60
const AIM = 1.1
const AIM_BYTES = 1.2

/** A built page that is measured: whose it is, and the languages that its office offers. */
type Measured = { name: string; hub: ScriptedHub<KioskView>; starts: number[]; switches: number[]; bytes: number }

/**
 * The ticket machine's page from nothing to its first screen, and from a tap on a language to the next, with every
 * language there is beside four: of the build that `BENCH_BESIDE=DIR` names, or of this one.
 */
export const firstScreen: Benchmark = {
  name: 'first-screen',
  async run() {
    const own = join(import.meta.dirname, '../..')
    const beside = process.env.BENCH_BESIDE
    const browser = await startChromium()
    const [all, four] = [
      await served(`${languages.length} languages`, own, languages),
      await served(`four languages${beside ? ', the other build' : ''}`, beside ?? own, staffLanguages),
    ]
    try {
      for (let i = -2; i < STARTS; i++) for (const one of [all, four]) await start(browser, one, i >= 0)
    } finally {
      await Promise.all([all.hub.stop(), four.hub.stop()])
      await browser.close()
    }
    const line = (name: string, numbers: (one: Measured) => number[]): Line => {
      const [figure, baseline] = [percentile(numbers(all), 0.95), percentile(numbers(four), 0.95)]
      const middle = (one: Measured) => ms(percentile(numbers(one), 0.5))
      return {
        name,
        figure: `${ms(figure)} (p50 ${middle(all)})`,
        baseline: `${ms(baseline)} (p50 ${middle(four)}), ${four.name}`,
        ratio: figure / baseline,
        aim: `≤ ${AIM}`,
        met: figure / baseline <= AIM,
      }
    }
    return [
      line('ticket machine: cold page → first screen, p95', ({ starts }) => starts),
      line('tap on a language → its screen, p95', ({ switches }) => switches),
      {
        name: 'what the page loads for its first screen',
        figure: `${count(all.bytes / 1000)} kB`,
        baseline: `${count(four.bytes / 1000)} kB, ${four.name}`,
        ratio: all.bytes / four.bytes,
        aim: `≤ ${AIM_BYTES}`,
        met: all.bytes / four.bytes <= AIM_BYTES,
      },
    ]
  },
}

async function served(name: string, root: string, offered: readonly Language[]): Promise<Measured> {
  const view = { ...thursday, office: { ...thursday.office, languages: [...offered] } }
  const hub = await startScriptedHub({ path: '/kiosk', dist: join(root, 'apps/kiosk/dist'), view })
  return { name, hub, starts: [], switches: [], bytes: 0 }
}

/** One start in a profile of its own, which has nothing kept, and a tap on each of the languages that both offer. */
async function start(browser: Browser, measured: Measured, counts: boolean): Promise<void> {
  const { page } = await openPage(browser, 1080, 1920, { reducedMotion: 'reduce' })
  try {
    await page.addInitScript(watch)
    await page.goto(measured.hub.url)
    const shown = await page.evaluate(() => (window as unknown as Watched).shown('languages', ''))
    await rested(page)
    const switches: number[] = []
    for (const language of staffLanguages.filter((one) => one !== 'pl')) {
      switches.push(await page.evaluate((to) => (window as unknown as Watched).tap(to), language))
      await page.evaluate(() => (window as unknown as Watched).back())
    }
    if (!counts) return
    measured.starts.push(shown)
    measured.switches.push(...switches)
    measured.bytes = await page.evaluate(() =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        // Texts of other languages than the bundle's are fetched when the first screen stands.
        .filter(({ name }) => name.includes('/assets/') && !/\/[a-z]{2}-[\w-]+\.js$/.test(name))
        .reduce((bytes, { decodedBodySize }) => bytes + decodedBodySize, 0),
    )
  } finally {
    await page.context().close()
  }
}

/** Nothing more is loaded: what is fetched after the first paint is here. */
async function rested(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready.then(() => {}))
}

type Watched = {
  shown(screen: string, language: string): Promise<number>
  tap(language: string): Promise<number>
  back(): Promise<void>
}

/** Runs in the page, before its own scripts: when a screen stands, drawn, by the page's own clock. */
function watch(): void {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const shown = async (screen: string, language: string) => {
    for (;;) {
      const stands = document.querySelector(`[data-screen="${screen}"]`)
      if (stands && (language === '' || document.documentElement.lang === language)) break
      await frame()
    }
    await frame()
    return performance.now()
  }
  Object.assign(window, {
    shown,
    async tap(language: string) {
      const card = document.querySelector<HTMLElement>(`.card[lang="${language}"]`)
      const began = performance.now()
      card?.click()
      return (await shown('home', language)) - began
    },
    async back() {
      document.querySelector<HTMLElement>('.bottom button')?.click()
      await shown('languages', '')
    },
  })
}
