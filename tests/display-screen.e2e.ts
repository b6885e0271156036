import type { DisplayView } from '@poczekalnia/protocol'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, expectNoScroll } from './support/chromium.ts'
import { displayCall, displayTime, displayView, settledCalls } from './support/display-view.ts'
import { screenBesideHub } from './support/screen-hub.ts'
import type { ScriptedHub } from './support/scripted-hub.ts'

const opened = screenBesideHub('display')

/** A display; with a `clock` its time stands until a test turns it on. */
async function board(view: DisplayView, { width = 1920, height = 1080, sound = true, clock = false } = {}) {
  const { hub, page, problems } = await opened(view, { width, height, context: { reducedMotion: 'reduce' } })
  if (clock) {
    await page.clock.install()
    await page.clock.pauseAt(Date.now() + 60_000)
  }
  // Counts the tones that the chime starts, two notes of two waves each.
  await page.addInitScript((audible) => {
    const counted = window as unknown as { waves: number }
    counted.waves = 0
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (this: OscillatorNode, ...when: [number?]) {
      counted.waves++
      return start.apply(this, when)
    }
    if (!audible) {
      Object.defineProperty(AudioContext.prototype, 'state', { get: () => 'suspended' })
      AudioContext.prototype.resume = () => new Promise(() => undefined)
    }
  }, sound)
  await page.goto(hub.url)
  await page.waitForSelector('.strip, .closed')
  return { hub, page, problems }
}
const chimes = (page: Page) => page.evaluate(() => (window as unknown as { waves: number }).waves / 4)
const shown = (hub: ScriptedHub<DisplayView>) =>
  hub.sent.filter(({ event }) => event === 'shown').map(({ payload }) => payload.call)
const announced = (hub: ScriptedHub<DisplayView>) =>
  hub.sent.filter(({ event }) => event === 'announced').map(({ payload }) => `${payload.call} ${payload.recalls}`)
const number = (page: Page) => page.textContent('[data-testid=called-number]')
const state = (page: Page) => page.getAttribute('.panel', 'data-state')

test('a new call: number, desk, amber, one chime, told as shown', async () => {
  const { hub, page, problems } = await board(displayView({ calls: settledCalls() }))
  await expect.poll(() => state(page)).toBe('settled')
  await expect.poll(() => chimes(page)).toBe(0)
  await expect.poll(() => shown(hub)).toHaveLength(8)

  hub.show({ calls: [displayCall('U046', 25, 0), ...settledCalls().slice(0, 7)] })
  await page.waitForSelector('.panel[data-state=announcing]')
  await expect.poll(() => number(page)).toBe('U046')
  await expect.poll(() => page.textContent('[data-testid=called-desk]')).toBe('25')
  await expect.poll(() => page.textContent('.label-desk')).toBe('Stanowisko · Desk')
  await expect.poll(() => shown(hub).at(-1)).toBe('call-U046')
  await expect.poll(() => chimes(page)).toBe(1)
  expect(problems).toEqual([])
})

test('the call settles after ten seconds; calls of one moment are listed at once in turn; recalls show', async () => {
  const { hub, page } = await board(displayView({ calls: [] }), { clock: true })
  hub.show({ calls: [displayCall('U002', 2, 0), displayCall('U001', 1, 0)] })
  await page.waitForSelector('.panel[data-state=announcing]')
  await expect.poll(() => number(page)).toBe('U001')
  // The second stands in the list at once, and waits for the panel and the voice only.
  await expect.poll(() => page.locator('.recent li').allTextContents()).toEqual(['U0022'])
  await expect.poll(() => shown(hub)).toEqual(['call-U001', 'call-U002'])
  await expect.poll(() => chimes(page)).toBe(1)
  await page.clock.runFor(9_900)
  await expect.poll(() => number(page)).toBe('U001')
  await page.clock.runFor(200)
  await expect.poll(() => number(page)).toBe('U002')
  await expect.poll(() => chimes(page)).toBe(2)
  await expect.poll(() => announced(hub)).toEqual(['call-U001 0'])
  await expect.poll(() => page.locator('.recent li').allTextContents()).toEqual(['U0011'])
  await page.clock.runFor(9_000)
  await expect.poll(() => state(page)).toBe('announcing')
  await page.clock.runFor(2_000)
  await page.waitForSelector('.panel[data-state=settled]')

  hub.show({ now: displayTime(30), calls: [displayCall('U001', 1, 30, { recalls: 1 }), displayCall('U002', 2, 0)] })
  await page.waitForSelector('.panel[data-state=announcing]')
  await expect.poll(() => number(page)).toBe('U001')
  await expect.poll(() => chimes(page)).toBe(3)
  await expect.poll(() => shown(hub)).toEqual(['call-U001', 'call-U002', 'call-U001'])
})

test('a call older than 30 seconds on arrival goes to the board without sound', async () => {
  const { hub, page } = await board(displayView())
  hub.show({ calls: [displayCall('U001', 1, -31)] })
  await page.waitForSelector('.panel[data-state=settled]')
  await expect.poll(() => chimes(page)).toBe(0)
  await expect.poll(() => shown(hub)).toEqual(['call-U001'])
})

test('a browser that allows no sound yet shows the call all the same, and says that it is silent', async () => {
  const { hub, page } = await board(displayView(), { sound: false })
  await page.waitForSelector('.muted')
  hub.show({ calls: [displayCall('U001', 1, 0)] })
  await page.waitForSelector('.panel[data-state=announcing]')
  await expect.poll(() => shown(hub)).toEqual(['call-U001'])
})

test('the number can be read from ten metres: 275 px at least, 360 px as a rule, nothing cut off', async () => {
  for (const [called, desk, least] of [
    ['U045', 3, 355],
    ['U046', 25, 355],
    ['W999', 125, 275],
  ] as const) {
    const { page } = await board(displayView({ calls: [displayCall(called, desk, -2), ...settledCalls()] }))
    await page.evaluate(() => document.fonts.ready)
    const size = await page.evaluate(() => {
      const of = (selector: string) => document.querySelector(selector)!
      const panel = of('.panel').getBoundingClientRect()
      const boxes = ['[data-testid=called-number]', '[data-testid=called-desk]', '.label-desk'].map((selector) =>
        of(selector).getBoundingClientRect(),
      )
      return {
        type: Number.parseFloat(getComputedStyle(of('[data-testid=called-number]')).fontSize),
        desk: Number.parseFloat(getComputedStyle(of('[data-testid=called-desk]')).fontSize),
        row: Number.parseFloat(getComputedStyle(of('.recent li')).fontSize),
        inside: boxes.every((box) => box.left >= panel.left && box.right <= panel.right),
      }
    })
    expect(size.type, called).toBeGreaterThanOrEqual(least)
    expect(size.desk, called).toBe(size.type)
    expect(size.row).toBeGreaterThanOrEqual(112)
    expect(size.inside, called).toBe(true)
  }
})

test('the board keeps its proportions on other screens', async () => {
  for (const [width, height] of [
    [1280, 720],
    [3840, 2160],
    [1080, 1920],
  ] as const) {
    const calls = [displayCall('U046', 25, -2), ...settledCalls()]
    const { page } = await board(displayView({ calls }), { width, height })
    await expectNoScroll(page, `${width}×${height}`)
    const type = await page.evaluate(() =>
      Number.parseFloat(getComputedStyle(document.querySelector('.number')!).fontSize),
    )
    expect(type).toBeGreaterThanOrEqual((275 * Math.min(width, height)) / 1080)
  }
})

test('after ten seconds without a word a banner says so with the time of the last news, then goes', async () => {
  const standing = { width: 1080, height: 1920, clock: true }
  const { hub, page } = await board(displayView({ calls: settledCalls() }), standing)
  await hub.goDark()
  await page.clock.runFor(9_000)
  await expect.poll(() => page.locator('.stale').count()).toBe(0)
  await page.clock.runFor(2_000)
  await page.waitForSelector('.stale')
  await expect.poll(() => page.textContent('.stale')).toContain('12:05')
  await page.clock.resume()
  await expectAccessible(page, 'stale')
  // The banner takes rows from the list: nothing lies over anything else.
  const overlaps = await page.evaluate(() => {
    const boxes = ['.stale', '.head', '.panel .label', '.number', '.recent', '.strip'].map((selector) =>
      document.querySelector(selector)!.getBoundingClientRect(),
    )
    return boxes.filter((box, i) => i > 0 && box.top < boxes[i - 1]!.bottom - 1).length
  })
  expect(overlaps).toBe(0)
  await hub.comeBack()
  await page.waitForSelector('.stale', { state: 'detached' })
})

test('after a reconnect the hub hears again what is on the screen, without sound', async () => {
  const { hub, page } = await board(displayView({ calls: [displayCall('U001', 1, -60)] }))
  await expect.poll(() => shown(hub)).toEqual(['call-U001'])
  await hub.goDark()
  await hub.comeBack()
  await expect.poll(() => shown(hub)).toEqual(['call-U001', 'call-U001'])
  await expect.poll(() => chimes(page)).toBe(0)
})

test('empty, closed and refused say what they are, in Polish and English; nothing serious in any state', async () => {
  const past = settledCalls().map((call) => ({ ...call, current: false }))
  const states: Record<string, DisplayView> = {
    empty: displayView(),
    closed: displayView({ openNow: false, calls: past, waitingLanguages: [] }),
    'not today': displayView({ openNow: false, hoursToday: null }),
    settled: displayView({ calls: settledCalls() }),
    announcing: displayView({ calls: [displayCall('U046', 25, -2), ...settledCalls()] }),
  }
  for (const [name, view] of Object.entries(states)) {
    const { page, problems } = await board(view)
    await expectAccessible(page, name)
    await expectNoScroll(page, name)
    await expect.poll(() => page.textContent('.demo-mark')).toBe('wersja pokazowa')
    const text = (await page.locator('.board').allInnerTexts()).join('')
    // Under the Polish the language of most who wait; the others of the room have their turns.
    if (name === 'empty') expect(text).toMatch(/Poczekaj na swój numer[\s\S]*Зачекайте/)
    if (name === 'closed')
      expect(text).toMatch(
        /nieczynny[\s\S]*piątek, 20\slistopada, od\s08:00[\s\S]*closed[\s\S]*20\sNovember, from\s08:00/,
      )
    expect(text).not.toMatch(/\{\{|display:|undefined/)
    expect(problems).toEqual([])
  }
  const { hub, page } = await board(displayView())
  hub.refuse(true)
  await page.waitForSelector('[data-state=refused]')
  await expectAccessible(page, 'refused')
})

test('idle and stale the board speaks the languages of who waits, one after the other', async () => {
  const { hub, page } = await board(displayView({ waitingLanguages: ['ru', 'uk'] }), { clock: true })
  const up = (within: string) => page.locator(`${within} .turn[data-up="true"]`).first().getAttribute('lang')
  const seen = new Set<string | null>()
  for (let turn = 0; turn < 3; turn++) {
    await expect.poll(() => up('.notice')).not.toBe(null)
    seen.add(await up('.notice'))
    await page.clock.runFor(12_100)
  }
  expect([...seen].sort()).toEqual(['en', 'ru', 'uk'])
  await hub.goDark()
  await page.clock.runFor(11_000)
  await page.waitForSelector('.stale')
  await expect.poll(() => page.locator('.stale .turn').allTextContents()).toHaveLength(3)
  await expect.poll(() => page.locator('.stale .turn[data-up="true"]').count()).toBe(1)
})

test('a long message on a closed board gets smaller, never cut off; many queues stay on a standing one', async () => {
  const words = 'Z powodu awarii systemu obsługa trwa dziś dłużej niż zwykle. '.repeat(5)
  const closed = displayView({ openNow: false, hoursToday: null, message: { pl: words }, waitingLanguages: [] })
  const queues = [...'ABCDEUWK'].map((prefix) => ({ id: prefix, prefix, name: { pl: prefix }, waiting: 103 }))
  for (const [view, width, height] of [
    [closed, 1920, 1080],
    [closed, 1080, 1920],
    [displayView({ queues, calls: settledCalls() }), 1080, 1920],
  ] as const) {
    const { page } = await board(view, { width, height })
    await page.evaluate(() => document.fonts.ready)
    const outside = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.big-clock, .closed-text > *, .queues li, .head h1')].flatMap((part) => {
          const { top, left, right, bottom } = part.getBoundingClientRect()
          const inside = top >= 0 && left >= 0 && right <= innerWidth && bottom <= innerHeight
          const head = document.querySelector('.head h1')!.getBoundingClientRect()
          const over = part.closest('.closed') !== null && top < head.bottom - 1 && left < head.right
          return inside && !over ? [] : [part.textContent]
        }),
      )
    await expect.poll(outside).toEqual([])
  }
})

test('[ALL-4] nothing of a visitor is on the board but number and desk', async () => {
  const { page } = await board(
    displayView({ calls: [displayCall('U046', 25, -2, { language: 'uk' }), ...settledCalls()] }),
  )
  expect((await page.locator('.panel').allInnerTexts()).join('').replaceAll(/\s+/g, ' ')).toBe(
    'Bilet · Ticket Stanowisko · Desk U046 25',
  )
  await expect.poll(() => page.innerHTML('.board')).not.toMatch(/Ukrain|україн/i)
})
