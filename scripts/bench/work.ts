/// <reference lib="dom" />
import type { Browser, CDPSession, Page } from 'playwright-core'
import { openAskCounts } from '../../apps/booking/src/work/ask-counts.ts'
import { workScript } from '../../apps/booking/src/work/script.ts'
import { openWork, type WorkAsked } from '../../apps/booking/src/work/work.ts'
import { openPage, startChromium } from '../../tests/support/chromium.ts'
import { clockGhz } from './clock.ts'
import { type Benchmark, type Line, ms, percentile } from './report.ts'

/** What the aim speaks of: a core of so many GHz; and one that is as slow as DevTools takes old phones to be. */
const AIM_GHZ = 2
const OLD_PHONE = 6
const AIM_MS = 1_000
const network = { network: '203.0.113.7', wide: '203.0.113.7' }

/** How often the network has asked before, how many works are measured, and how it is called. */
const costs = [
  { asked: 0, runs: 40, name: 'the first work' },
  { asked: 200, runs: 10, name: 'after two hundred asks in an hour' },
  { asked: 2_000, runs: 3, name: 'the dearest there is' },
] as const

/**
 * The work of a hold or an entry in a real Chromium whose processor is slowed down (CDP
 * `Emulation.setCPUThrottlingRate`): to a core of two GHz, by this machine's clock as it is measured here, and to an
 * old phone. The second figure of each line is the longest that the page stood still meanwhile.
 */
export const work: Benchmark = {
  name: 'work',
  async run() {
    const ghz = clockGhz()
    const browser = await startChromium()
    try {
      const { page } = await openPage(browser, 390, 844)
      await page.setContent('<!doctype html><title>work</title><p>work</p>')
      await page.addScriptTag({ content: workScript })
      const cdp = await page.context().newCDPSession(page)
      const threaded = await withThread(browser)
      const lines: Line[] = []
      const slowed = [
        { rate: Math.max(1, ghz / AIM_GHZ), name: `${AIM_GHZ} GHz`, isAim: true },
        { rate: OLD_PHONE, name: `an old phone, ${OLD_PHONE} times slower`, isAim: false },
      ]
      for (const { rate, name, isAim } of slowed)
        for (const cost of costs) {
          const runs = isAim ? cost.runs : Math.ceil(cost.runs / 4)
          const took = await measured(page, cdp, rate, cost.asked, runs)
          const still = await measured(threaded.page, threaded.cdp, rate, cost.asked, 3)
          const [p50, p95] = [percentile(took.whole, 0.5), percentile(took.whole, 0.95)]
          const isJudged = isAim && cost.asked === 0
          lines.push({
            name: `${cost.name}, ${name}`,
            figure: `${ms(p50)}, p95 ${ms(p95)}`,
            baseline: `page still ${ms(took.longest)}, ${ms(still.longest)} with a thread; ${ghz.toFixed(1)} GHz here`,
            ratio: isJudged ? p50 / AIM_MS : null,
            aim: isJudged ? '≤ 1 s' : '',
            met: isJudged ? p50 <= AIM_MS : null,
          })
        }
      return lines
    } finally {
      await browser.close()
    }
  },
}

/** A page whose script came from an address, which makes its thread. */
async function withThread(browser: Browser): Promise<{ page: Page; cdp: CDPSession }> {
  const { page } = await openPage(browser, 390, 844)
  await page.route('http://work.example/**', (route) => {
    const isScript = route.request().url().endsWith('.js')
    return isScript
      ? route.fulfill({ contentType: 'text/javascript', body: workScript })
      : route.fulfill({
          contentType: 'text/html',
          body: '<!doctype html><title>work</title><script src="/work.js"></script>',
        })
  })
  await page.goto('http://work.example/')
  return { page, cdp: await page.context().newCDPSession(page) }
}

/** Works for whoever asks after others of their network have asked so often, one after another. */
async function measured(page: Page, cdp: CDPSession, rate: number, asked: number, runs: number) {
  const secrets = { hash: (_purpose: string, text: string) => text.length.toString(36), isSame: () => true }
  const counts = openAskCounts((wide) => wide)
  const one = openWork(secrets as unknown as Parameters<typeof openWork>[0], counts)
  const now = Date.now()
  for (let n = 0; n < asked; n++) one.count(network, now)
  const whole: number[] = []
  let longest = 0
  await cdp.send('Emulation.setCPUThrottlingRate', { rate })
  try {
    for (let n = -1; n < runs; n++) {
      const given = one.ask('hold', network, now)
      const done = await page.evaluate(inPage, given)
      if (!one.check('hold', network, done.solution, now).ok) throw new Error('the work was done wrong')
      if (n < 0) continue
      whole.push(done.took)
      longest = Math.max(longest, done.longest)
    }
  } finally {
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  }
  return { whole, longest }
}

type Works = { poczekalniaWork(challenge: string, parts: number, done: (solution: string) => void): void }

/** Runs in the page: how long the work took, and the longest that nothing else came to its turn. */
async function inPage({ challenge, parts }: WorkAsked) {
  let [longest, last, isOver] = [0, performance.now(), false]
  const channel = new MessageChannel()
  channel.port1.onmessage = () => {
    const at = performance.now()
    longest = Math.max(longest, at - last)
    last = at
    if (!isOver) setTimeout(() => channel.port2.postMessage(0), 10)
  }
  channel.port2.postMessage(0)
  const began = performance.now()
  const solution = await new Promise<string>((resolve) =>
    (window as unknown as Works).poczekalniaWork(challenge, parts, resolve),
  )
  isOver = true
  return { solution, took: performance.now() - began, longest }
}
