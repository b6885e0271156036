import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { io } from 'socket.io-client'
import { openPage, startChromium } from '../../tests/support/chromium.ts'
import { demonstration } from '../../tests/support/demonstration.ts'
import { hubProcess } from '../../tests/support/hub-process.ts'
import { readEvents } from '../../tests/support/log-check.ts'
import type { Benchmark } from './report.ts'

const VISITORS = 20
/** Five presses a second. */
const PRESS_MS = 200
/** How often a clerk presses who can't wait: until the desk does what was pressed. */
const IMPATIENT_MS = 20

/**
 * What a visit costs a clerk: presses, and the time in which the desk takes none. The keys are those of a whole visit,
 * from one call to the next; `BENCH_DESK_KEYS` names others, `nsf` as it was before "finish and next".
 */
export const clerkPresses: Benchmark = {
  name: 'desk',
  async run() {
    const keys = [...(process.env.BENCH_DESK_KEYS ?? 'ns')]
    const steady = await atDesk(async (page) => {
      const began = performance.now()
      for (let i = 0; i < VISITORS * keys.length; i++) {
        await wait(Math.max(0, began + i * PRESS_MS - performance.now()))
        await page.keyboard.press(keys[i % keys.length] ?? '')
      }
      await wait(1_000)
    })
    let seconds = 0
    await atDesk(async (page) => {
      const began = performance.now()
      for (let i = 0; i < VISITORS * keys.length; i++) {
        const before = await stateOf(page)
        for (let tries = 0; tries < 200; tries++) {
          await page.keyboard.press(keys[i % keys.length] ?? '')
          await wait(IMPATIENT_MS)
          if ((await stateOf(page)) !== before) break
        }
      }
      seconds = (performance.now() - began) / 1000 / VISITORS
    })
    const lost = VISITORS - steady.started
    return [
      {
        name: `a clerk's presses for a visit, keys ${keys.join(' ')}`,
        figure: `${keys.length} presses`,
        baseline: `${VISITORS} visitors, five presses a second`,
        ratio: null,
        aim: '2, 0 lost',
        met: keys.length <= 2 && lost === 0,
      },
      {
        name: 'visits begun that way',
        figure: `${steady.started} of ${VISITORS}`,
        baseline: `${steady.presses} presses`,
        ratio: null,
        aim: 'all',
        met: lost === 0,
      },
      {
        name: 'a visit as fast as the desk takes presses',
        figure: `${seconds.toFixed(2)} s`,
        baseline: `pressed every ${IMPATIENT_MS} ms`,
        ratio: null,
        aim: '< 1 s',
        met: seconds < 1,
      },
    ]
  },
}

/** Who is at the desk, and in which state. */
const stateOf = (page: Page): Promise<string> =>
  page.evaluate(
    `['.visitor', '[data-testid=number]'].map((part) => document.querySelector(part)).map((part) =>
      (part?.dataset.state ?? '') + (part?.matches('.number') ? part.textContent : '')).join(' ')`,
  )

/** A desk of a real hub with enough people waiting; answers how many visits were begun there. */
async function atDesk(work: (page: Page) => Promise<void>): Promise<{ started: number; presses: number }> {
  const hub = await hubProcess({ office: 'offices/bydgoszcz.yaml', args: ['--at', '2026-11-19T12:05'] })
  const browser = await startChromium()
  try {
    await hub.start()
    const { tokens } = await demonstration(hub.dir)
    const kiosk = io(`${hub.url}/kiosk`, { auth: { token: tokens.kiosk }, transports: ['websocket'] })
    for (let i = 0; i < VISITORS + 10; i++)
      await kiosk.emitWithAck('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'pl' })
    kiosk.disconnect()
    const { page } = await openPage(browser, 1366, 768)
    let presses = 0
    const press = page.keyboard.press.bind(page.keyboard)
    page.keyboard.press = async (key) => {
      presses++
      await press(key)
    }
    await page.goto(`${hub.url}/counter#token=${tokens.counter}`)
    await page.waitForSelector('.desk:focus')
    await press('Enter')
    await page.waitForSelector('[data-act=next][aria-disabled=false]')
    await wait(1_000)
    await work(page)
    const events = await readEvents(hub.dbFile, 'bydgoszcz')
    const own = events.filter(({ type }) => type === 'ServiceStarted')
    return { started: own.length, presses }
  } finally {
    await browser.close()
    await hub.remove()
  }
}
