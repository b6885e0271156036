import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DisplayLayout, DisplayView } from '@poczekalnia/protocol'
import { clipNames, clipsOfOffice, heardOrWhole, joined, seconds, sentence } from '@poczekalnia/voice'
import { decodeOggOpus } from '@poczekalnia/voice/ogg-opus'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { builtScreen } from './support/built-screen.ts'
import { drawn, expectAccessible, expectNoScroll, openPage, startChromium } from './support/chromium.ts'
import { displayCall, displayTime, displayView, settledCalls } from './support/display-view.ts'
import { type ScriptedHub, startScriptedHub } from './support/scripted-hub.ts'

/** What was scheduled on the audio's own clock: a clip by its address, or a tone of the chime. All in seconds. */
type Heard = { what: string; at: number; from: number; length: number; whole: number }

const clips = join(import.meta.dirname, '../packages/voice/clips')
let browser: Browser
let dist: string
const open: { hub: ScriptedHub<DisplayView>; page: Page }[] = []

beforeAll(async () => {
  dist = await builtScreen('display')
  browser = await startChromium()
})
afterEach(async () => {
  for (const { hub, page } of open.splice(0)) {
    await page.context().close()
    await hub.stop()
  }
})
afterAll(() => browser?.close())

const layout = (sound: Partial<DisplayLayout['sound']>, more: Partial<DisplayLayout> = {}): DisplayLayout => ({
  ...displayView().layout,
  ...more,
  sound: { volume: 80, voice: true, repeat: false, quiet: false, ...sound },
})

/** A display with the clips of the program; `without` are missing. */
async function speaking(view: DisplayView, without: readonly string[] = [], width = 1920, height = 1080) {
  let fetched = 0
  const serve = (path: string) => {
    if (!path.startsWith('/voice/')) return null
    const clip = path.slice('/voice/'.length)
    if (clip === 'index.json') return { body: JSON.stringify({ clips: indexOf(without) }), type: 'application/json' }
    fetched++
    return { body: readFileSync(join(clips, clip)), type: 'audio/ogg' }
  }
  const hub = await startScriptedHub({ path: '/display', dist, view, serve })
  const { page, problems } = await openPage(browser, width, height)
  open.push({ hub, page })
  // Follows each clip from its address to the moment it is scheduled for.
  await page.addInitScript(() => {
    const kept = window as unknown as { heard: unknown[]; settledAfter: number[] }
    kept.heard = []
    kept.settledAfter = []
    new MutationObserver(() => {
      if (document.querySelector('.panel[data-state=settled]')) kept.settledAfter.push(kept.heard.length)
    }).observe(document, { subtree: true, childList: true, attributeFilter: ['data-state'] })
    const names = new WeakMap<object, string>()
    const fetched = window.fetch
    window.fetch = async (...asked) => {
      const answer = await fetched(...asked)
      const body = answer.arrayBuffer.bind(answer)
      answer.arrayBuffer = async () => {
        const bytes = await body()
        const address = String(asked[0]).replace(/^.*\/voice\/(.*)\.ogg.*$/, '$1')
        const slice = bytes.slice.bind(bytes)
        bytes.slice = (...part: [number, number?]) => {
          const copy = slice(...part)
          names.set(copy, address)
          return copy
        }
        return bytes
      }
      return answer
    }
    const decode = AudioContext.prototype.decodeAudioData
    AudioContext.prototype.decodeAudioData = async function (this: AudioContext, bytes: ArrayBuffer) {
      const name = names.get(bytes) ?? '?'
      const buffer = await decode.call(this, bytes)
      names.set(buffer, name)
      return buffer
    }
    const start = AudioBufferSourceNode.prototype.start
    AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode, ...[at, from, length]: number[]) {
      kept.heard.push({ what: names.get(this.buffer!), at, from, length, whole: this.buffer?.duration })
      return start.call(this, at, from, length)
    }
    const ring = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (this: OscillatorNode, at?: number) {
      kept.heard.push({ what: 'chime', at, from: 0, length: 1.1, whole: 1.1 })
      return ring.call(this, at)
    }
  })
  await page.goto(hub.url)
  await page.waitForSelector('.strip')
  const { prefixes, desks } = { prefixes: view.queues.map(({ prefix }) => prefix), desks: view.desks }
  const needed = 4 * clipsOfOffice({ prefixes, desks }).length - without.length
  const ready = () => expect.poll(() => fetched).toBe(needed)
  return { hub, page, problems, ready }
}

function indexOf(without: readonly string[]) {
  const index: Record<string, Record<string, string>> = {}
  for (const language of ['pl', 'en', 'uk', 'ru']) {
    index[language] = {}
    for (const name of clipNames)
      if (!without.includes(`${language}/${name}`)) index[language][name] = `${language}/${name}.ogg?1`
  }
  return index
}
const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: Heard[] }).heard)
const voices = async (page: Page) => (await heard(page)).filter(({ what }) => what !== 'chime')
const chimes = async (page: Page) => (await heard(page)).filter(({ what }) => what === 'chime').length / 4
const troubles = (hub: ScriptedHub<DisplayView>) =>
  hub.sent.filter(({ event }) => event === 'trouble').map(({ payload }) => payload.troubles)
test('a call is spoken after the chime, in Polish and in the ticket’s language, joined without gaps', async () => {
  const { hub, page, problems, ready } = await speaking(displayView({ layout: layout({}) }))
  await ready()
  hub.show({ calls: [displayCall('U045', 25, 0, { language: 'uk' })] })
  await expect.poll(async () => (await voices(page)).length).toBe(8)
  const spoken = await voices(page)
  expect(spoken.map(({ what }) => what)).toEqual([
    ...['number', 'letter-u', 'n-45', 'desk-25'].map((name) => `pl/${name}`),
    ...['number', 'letter-u', 'n-45', 'desk-25'].map((name) => `uk/${name}`),
  ])
  const ring = (await heard(page)).find(({ what }) => what === 'chime')!
  expect(spoken[0]!.at - ring.at).toBeGreaterThan(1)
  spoken.slice(1).forEach((piece, i) => {
    const before = spoken[i]!
    const gap = piece.at - before.at - before.length
    expect(gap).toBeGreaterThanOrEqual(0)
    expect(gap).toBeLessThan(i === 3 ? 0.7 : 0.08)
  })
  // Chromium decodes the clips to what they are, and joins them as the program says.
  const soundOf = (name: string) => decodeOggOpus(readFileSync(join(clips, 'pl', `${name}.ogg`)))
  const plan = joined([sentence('pl', { number: 'U045', desk: 25 })], (name) => heardOrWhole(soundOf(name)))
  const polish = spoken.slice(0, 4)
  for (const [i, { whole }] of polish.entries()) expect(whole).toBeCloseTo(seconds(soundOf(plan.pieces[i]!.clip)), 2)
  expect(polish[3]!.at + polish[3]!.length - polish[0]!.at).toBeCloseTo(plan.length, 1)
  expect(troubles(hub)).toEqual([[]])
  expect(problems).toEqual([])
})

test('two calls never overlap: the panel and the voice of the second wait for the first', async () => {
  const { hub, page, ready } = await speaking(displayView({ layout: layout({}) }))
  await ready()
  const call = (number: string, desk: number) => displayCall(number, desk, 0, { language: 'en' })
  hub.show({ calls: [call('U778', 8), call('U777', 25)] })
  await expect.poll(async () => (await voices(page)).length).toBe(20)
  const all = (await heard(page)).sort((one, other) => one.at - other.at)
  const second = all.filter(({ what }) => what === 'chime')[4]!
  const before = all.filter(({ at }) => at < second.at)
  expect(Math.max(...before.map(({ at, length }) => at + length))).toBeLessThanOrEqual(second.at + 0.001)
  await expect.poll(() => page.textContent('[data-testid=called-number]')).toBe('U778')
})

test('the call is repeated once, without the chime, when no other waits; the panel stays till its end', async () => {
  const { hub, page, ready } = await speaking(displayView({ layout: layout({ repeat: true }) }))
  await ready()
  hub.show({ calls: [displayCall('U045', 25, 0)] })
  await expect.poll(async () => (await voices(page)).length).toBe(8)
  await page.waitForSelector('.panel[data-state=settled]')
  // When the panel came to rest everything had been said: four words twice, and the four tones of one chime.
  expect(await page.evaluate(() => (window as unknown as { settledAfter: number[] }).settledAfter.find(Boolean))).toBe(
    12,
  )
  await page.waitForTimeout(2_000)
  await expect.poll(() => voices(page)).toHaveLength(8)
  await expect.poll(() => chimes(page)).toBe(1)
})

test('in quiet hours nothing is heard and everything is shown; without the voice there is the chime', async () => {
  const quiet = await speaking(displayView({ layout: layout({ quiet: true }) }))
  await quiet.ready()
  quiet.hub.show({ calls: [displayCall('U045', 25, 0)] })
  await quiet.page.waitForSelector('.panel[data-state=announcing]')
  await quiet.page.waitForTimeout(1_500)
  await expect.poll(() => heard(quiet.page)).toEqual([])

  const chime = await speaking(displayView({ layout: layout({ voice: false }) }))
  chime.hub.show({ calls: [displayCall('U045', 25, 0)] })
  await expect.poll(() => chimes(chime.page)).toBe(1)
  await chime.page.waitForTimeout(1_500)
  await expect.poll(() => voices(chime.page)).toEqual([])
})

test('a missing clip: chime and text, the other language spoken whole, and the hub told which it is', async () => {
  const { hub, page, ready } = await speaking(displayView({ layout: layout({}) }), ['uk/n-45', 'uk/desk-25'])
  await ready()
  await expect
    .poll(() => troubles(hub).at(-1))
    .toEqual([{ kind: 'voice', language: 'uk', missing: ['desk-25', 'n-45'], count: 2 }])
  hub.show({ calls: [displayCall('U045', 25, 0, { language: 'uk' })] })
  await expect.poll(async () => (await voices(page)).length).toBe(4)
  await page.waitForTimeout(1_000)
  expect((await voices(page)).every(({ what }) => what.startsWith('pl/'))).toBe(true)
  await expect.poll(() => chimes(page)).toBe(1)

  // The hub that comes back is told anew.
  const before = troubles(hub).length
  await hub.goDark()
  await hub.comeBack()
  await expect.poll(() => troubles(hub).length).toBeGreaterThan(before)
  expect(troubles(hub).at(-1)).toHaveLength(1)
})

const long = {
  pl:
    'Z powodu awarii systemu obsługa trwa dziś dłużej niż zwykle. Osoby, ' +
    'które mają umówioną wizytę po godzinie 13:00, prosimy o cierpliwość. ' +
    'Wnioski można także złożyć w biurze podawczym, pokój nr 4 na parterze, albo wysłać pocztą na adres urzędu. ' +
    'Przepraszamy za utrudnienia i dziękujemy za wyrozumiałość.',
  uk:
    'Через збій системи обслуговування сьогодні триває довше, ніж зазвичай. ' +
    'Просимо відвідувачів із записом після 13:00 про терпіння. Заяви також можна подати в канцелярії, ' +
    'кімната № 4 на першому поверсі, або надіслати поштою.',
}

test.each([
  [1280, 720],
  [1920, 1080],
  [3840, 2160],
  [1080, 1920],
])(
  'layouts at %i×%i: nothing scrolls or is cut off, capitals keep their share, nothing serious',
  async (width, height) => {
    const share = Math.min(width, height) / 1080
    // The widest that there can be where the board lies across; where it stands, as wide as they usually are.
    const widest = [displayCall('W999', 125, -2), ...settledCalls()]
    const usual = [displayCall('U046', 25, -2), ...settledCalls()]
    const calls = width > height ? widest : usual
    const stopped = displayView().queues.map((queue) => ({
      ...queue,
      ...(queue.prefix === 'U' && { tickets: { open: false as const, reason: 'stopped' as const, next: null } }),
    }))
    const views: Record<string, DisplayView> = {
      foot: displayView({ calls, message: long }),
      side: displayView({ calls, queues: stopped, layout: layout({ voice: false }, { sidePanel: true, rows: 8 }) }),
      'side, long': displayView({
        calls,
        message: long,
        layout: layout({ voice: false }, { sidePanel: true, rows: 4 }),
      }),
      rows: displayView({ calls, layout: layout({ voice: false }, { rows: 8 }) }),
      turned: displayView({
        calls: usual,
        layout: layout(
          { voice: false },
          { orientation: width > height ? 'portrait' : 'landscape', sidePanel: true, rows: 4 },
        ),
      }),
    }
    for (const [name, view] of Object.entries(views)) {
      const { page, problems } = await speaking(view, [], width, height)
      await drawn(page)
      await expectNoScroll(page, name)
      const seen = await page.evaluate(() => {
        const size = (selector: string) =>
          Number.parseFloat(getComputedStyle(document.querySelector(selector)!).fontSize)
        const cut = [...document.querySelectorAll('.fit, .panel, .message')].filter(
          (box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1,
        )
        return { call: size('.number'), row: size('.recent li'), cut: cut.map((box) => box.className) }
      })
      expect(seen.cut, name).toEqual([])
      // Capitals of Noto Sans are 0.714 of its type: 190 px at 1080 lines for 10 m, rows a 200th of the distance.
      expect(seen.call * 0.714, name).toBeGreaterThanOrEqual(190 * share)
      expect(seen.row, name).toBeGreaterThanOrEqual((name === 'rows' ? 100 : 112) * share - 0.1)
      await expectAccessible(page, name)
      expect(problems, name).toEqual([])
    }
  },
)

test('closed says why and when to come, in the room’s languages one after the other', async () => {
  const { page } = await speakingClosed({
    openNow: false,
    hoursToday: null,
    specialDay: { closed: true, holiday: 'independence-day' },
    now: '2026-11-11T10:00:00+01:00',
    opensNext: '2026-11-12T08:00:00+01:00',
    message: null,
  })
  const text = (await page.locator('.closed').allInnerTexts()).join(' ').replaceAll(/\s+/g, ' ')
  expect(text).toMatch(/Narodowe Święto Niepodległości\s+Zapraszamy: czwartek, 12\slistopada, od 08:00/)
  expect(text).toMatch(/День Незалежності Польщі/)
  await expectAccessible(page, 'holiday')
  await page.waitForFunction(() => document.querySelector('.closed [lang=en]') !== null)
})

async function speakingClosed(over: Partial<DisplayView>) {
  const hub = await startScriptedHub({ path: '/display', dist, view: displayView(over) })
  const { page } = await openPage(browser, 1920, 1080)
  await page.goto(hub.url)
  await page.waitForSelector('.closed')
  open.push({ hub, page })
  return { hub, page }
}

test('a message of the supervisor shows at once, and a stop of tickets with its reason and when to come', async () => {
  const { hub, page } = await speaking(displayView({ calls: settledCalls(), message: null, waitingLanguages: [] }))
  await expect.poll(() => page.locator('.info-page').count()).toBe(0)
  hub.show({ message: { pl: 'Winda nie działa.', en: 'The lift is out of order.' } })
  await expect.poll(() => page.locator('.info-page').allInnerTexts()).toEqual(['Winda nie działa.'])
  const next = '2026-11-20T12:00:00+01:00'
  const text = { pl: 'Kolejka jest bardzo długa.' }
  hub.show((view) => ({
    ...view,
    now: displayTime(5),
    message: null,
    queues: view.queues.map((queue) =>
      queue.prefix === 'U' ? { ...queue, tickets: { open: false, reason: 'stopped', next, text } } : queue,
    ),
  }))
  await expect
    .poll(async () => (await page.locator('.info-page').allInnerTexts()).join(' ').replaceAll(/\s+/g, ' '))
    .toMatch(/teraz nie wydajemy biletów[\s\S]*bardzo długa[\s\S]*piątek, 20\slistopada, od 12:00/)
})
