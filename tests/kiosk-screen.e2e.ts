import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { words } from '@poczekalnia/locales'
import { type KioskView, type Language, staffLanguages as languages } from '@poczekalnia/protocol'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { builtScreen } from './support/built-screen.ts'
import { drawn, expectAccessible, openPage, startChromium } from './support/chromium.ts'
import { answer, back, choose, refusals, screen, sizeProblems, tour, walkInRefusals } from './support/kiosk-tour.ts'
import { bookedTicket, collection, everyStatus, known, thursday, visit, walkInTicket } from './support/kiosk-view.ts'
import { scan } from './support/scanner.ts'
import { type Handler, lost, type ScriptedHub, startScriptedHub } from './support/scripted-hub.ts'

let browser: Browser
let dist: string
const open: { hub: ScriptedHub<KioskView>; page: Page }[] = []

beforeAll(async () => {
  dist = await builtScreen('kiosk')
  browser = await startChromium()
})
afterEach(async () => {
  for (const { hub, page } of open.splice(0)) {
    await page.context().close()
    await hub.stop()
  }
})
afterAll(() => browser?.close())

const found: Record<string, Handler> = {
  'find-visit': () => ({ ok: true, visit }),
  'confirm-visit': () => ({ ok: true, ticket: bookedTicket }),
  'take-ticket': () => ({ ok: true, ticket: walkInTicket }),
}

/** A machine; with a `clock` a test can turn it on, and it runs by itself meanwhile. */
async function kiosk(
  handlers: Record<string, Handler> = found,
  view = thursday,
  { width = 1080, height = 1920, clock = false } = {},
) {
  const hub = await startScriptedHub({ path: '/kiosk', dist, view, handlers })
  const { page, problems } = await openPage(browser, width, height, { reducedMotion: 'reduce' })
  open.push({ hub, page })
  if (clock) await page.clock.install()
  await page.goto(hub.url)
  await screen(page, 'languages')
  return { hub, page, problems }
}
const turned = { clock: true }
const events = (hub: ScriptedHub<KioskView>) => hub.sent.map(({ event }) => event)
const idle = (times: Partial<KioskView['idle']>) => ({ idle: { ...thursday.idle, ...times } })

test('[BYD-1] a booked visitor: language, PIN by touch, "is this your visit?", the ticket, the start', async () => {
  const { hub, page, problems } = await kiosk()
  await choose(page, 'uk')
  await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe('uk')
  await answer(page, 0).click()
  for (const digit of '4821') await page.getByRole('button', { name: digit, exact: true }).click()
  await screen(page, 'visit')
  await expect.poll(() => page.locator('.facts').textContent()).toContain('12:20')
  await expect.poll(() => page.locator('.facts').textContent()).toContain('Проживання довгострокового резидента ЄС')
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
  await answer(page, 0).click()
  await screen(page, 'ticket')
  await expect.poll(() => page.locator('.number').textContent()).toBe('C012')
  const type = await page.locator('.number').evaluate((number) => getComputedStyle(number).fontSize)
  expect(Number.parseFloat(type)).toBeCloseTo(300)
  const told = await page.locator('main').textContent()
  for (const fact of ['12:20', 'Цей час приблизний', '10-25', 'Зал очікування, III piętro', 'Друкуємо талон']) {
    expect(told).toContain(fact)
  }
  hub.show({ prints: { [bookedTicket.id]: { state: 'printed' } } })
  await page.getByText('Візьміть талон').waitFor()
  hub.show(idle({ afterTicketSeconds: 0.5, resetAfterSeconds: 0.5 }))
  await screen(page, 'languages')
  expect(hub.sent.map(({ event, payload }) => [event, payload])).toEqual([
    ['find-visit', { pin: '4821' }],
    ['confirm-visit', { visit: 'visit-1', language: 'uk', key: expect.stringMatching(/^[0-9a-f]{32}$/) }],
  ])
  expect(problems).toEqual([])
})

test('[ACC-10] a wait beyond closing is said before a ticket is taken, with what else one can do', async () => {
  const many = (certain: boolean) => ({
    queues: [
      {
        ...thursday.queues[0]!,
        bring: [],
        estimate: { low: 475, high: 480 },
        pastClosing: { closes: '15:30', certain },
      },
    ],
  })
  const { hub, page } = await kiosk(found, { ...thursday, ...many(true) })
  const say = (key: string, facts = {}): string => words('en')(`kiosk:${key}`, facts)
  await choose(page, 'en')
  await expect.poll(() => answer(page, 1).textContent()).toContain(say('queue.pastCertain'))
  await expect.poll(() => answer(page, 1).textContent()).not.toContain('7 h')
  await answer(page, 1).click()
  await screen(page, 'walk-in')
  await page.getByText(say('walkIn.pastCertain', { closes: '15:30' })).waitFor()
  expect(events(hub), 'nothing is taken unasked').not.toContain('take-ticket')
  await page.getByRole('button', { name: say('walkIn.else') }).click()
  await screen(page, 'information')
  await back(page)
  hub.show(many(false))
  await answer(page, 1).click()
  await page.getByText(say('walkIn.past', { closes: '15:30' })).waitFor()
  await page.getByRole('button', { name: say('walkIn.yesAnyway') }).click()
  await screen(page, 'ticket')
})

test('[ALL-12] "not mine" leads back to an empty PIN; nothing was confirmed', async () => {
  const { hub, page } = await kiosk()
  await choose(page, 'pl')
  await answer(page, 0).click()
  await page.keyboard.type('4821')
  await screen(page, 'visit')
  await answer(page, 1).click()
  await screen(page, 'pin')
  await expect.poll(() => page.locator('.boxes').textContent()).toBe('')
  await hub.heard()
  expect(events(hub)).toEqual(['find-visit'])
})

test('the PIN is masked but for its last digit, and that one soon as well', async () => {
  const { page } = await kiosk(found, thursday, turned)
  const boxes = () => expect.poll(() => page.locator('.boxes').textContent())
  await choose(page, 'pl')
  await answer(page, 0).click()
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 10_000)
  await page.keyboard.type('48')
  // A key is told on after a scanner's pause.
  await page.clock.runFor(200)
  await boxes().toBe('•8')
  await page.clock.runFor(1_000)
  await boxes().toBe('••')
  await page.keyboard.press('Backspace')
  await page.clock.runFor(1_000)
  await boxes().toBe('•')
  await page.locator('[data-key=clear]').click()
  await boxes().toBe('')
  const sizes = await page.locator('.key').evaluateAll((keys) => keys.map((key) => key.getBoundingClientRect().height))
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(200)
})

test.each(languages)('[ALL-3] every refusal is worded, with its facts and a way on: %s', async (language) => {
  const { hub, page } = await kiosk()
  await choose(page, language)
  await answer(page, 0).click()
  const texts = new Set<string>()
  for (const error of refusals) {
    hub.answer({ 'find-visit': () => ({ ok: false, error }) })
    await page.keyboard.type('1111')
    await screen(page, error.code === 'no-ticket-needed' ? 'by-number' : 'refused')
    const text = (await page.locator('.stage').textContent()) ?? ''
    expect(text).not.toMatch(/\{\{|undefined|errors?[:.]|refused\./)
    for (const fact of ['hour', 'opens', 'number', 'seconds'] as const) {
      if (fact in error && !(error.code === 'visit-used' && fact === 'hour')) {
        expect(text).toContain(String((error as Record<string, unknown>)[fact]))
      }
    }
    texts.add(text)
    await expect.poll(() => page.locator('.answer').count()).toBeGreaterThan(0)
    await back(page)
    await screen(page, 'pin')
  }
  // "Cannot be done right now" serves what should never happen; all the others differ.
  expect(texts.size).toBe(refusals.length)
})

test.each(languages)(
  '[OLS-3] [KAT-7] a ticket that cannot be had any more: why, and when again: %s',
  async (language) => {
    const { hub, page } = await kiosk()
    await choose(page, language)
    const texts = new Set<string>()
    for (const error of walkInRefusals) {
      hub.answer({ 'take-ticket': () => ({ ok: false, error }) })
      await answer(page, 1).click()
      await answer(page, 0).click()
      await screen(page, 'refused')
      const text = (await page.locator('.ask').textContent()) ?? ''
      expect(text).not.toMatch(/\{\{|undefined|errors?[:.]|refused\./)
      const when = ('next' in error && error.next) || ''
      const day = when.startsWith('2026-11-19') ? 'today' : 'tomorrow'
      expect(text).toContain(words(language)(`kiosk:when.${day}`, { time: when.slice(11, 16) }))
      texts.add(text)
      await back(page)
      await screen(page, 'home')
    }
    expect(texts.size).toBe(walkInRefusals.length)
  },
)

test('[ALL-3] after too many tries the machine counts down before it lets anyone try again', async () => {
  const { page } = await kiosk(
    { 'find-visit': () => ({ ok: false, error: { code: 'too-many-tries', seconds: 30 } }) },
    thursday,
    turned,
  )
  await choose(page, 'en')
  await answer(page, 0).click()
  await page.keyboard.type('1111')
  const again = page.getByRole('button', { name: 'Try again' })
  await again.waitFor()
  await expect.poll(() => again.isDisabled()).toBe(true)
  await page.clock.fastForward(31_000)
  await page.getByText('You can try again now.').waitFor()
  await again.click()
  await screen(page, 'pin')
})

test.each(languages)(
  '[ACC-9] the PIN again tells how the ticket stands, each way in its own words: %s',
  async (language) => {
    const { hub, page } = await kiosk()
    await choose(page, language)
    await answer(page, 0).click()
    const texts = new Set<string>()
    for (const status of everyStatus) {
      const ticket = known(status, { language })
      const used = { code: 'visit-used', number: ticket.number, hour: '12:20', queue: ticket.queue, ticket }
      hub.answer({ 'find-visit': () => ({ ok: false, error: used }), 'find-ticket': () => ({ ok: true, ticket }) })
      await page.keyboard.type('4821')
      await screen(page, 'status')
      const text = (await page.locator('.ask').textContent()) ?? ''
      expect(text).not.toMatch(/\{\{|undefined|status\./)
      expect(text).toContain('C012')
      if ('desk' in status && status.desk !== null) expect(text).toContain(String(status.desk))
      if ('until' in status) expect(text).toContain(status.until.slice(11, 16))
      texts.add((await page.locator('.stage').textContent()) ?? '')
      await back(page)
      await screen(page, 'pin')
    }
    expect(texts.size).toBe(everyStatus.length)
  },
)

test('[ACC-9] one’s own paper scanned: how it stands, and the call as soon as it comes', async () => {
  let ticket = known({ status: 'waiting', ahead: 1, estimate: { low: 5, high: 15 }, desk: null, why: null })
  const { hub, page, problems } = await kiosk({ 'find-ticket': () => ({ ok: true, ticket }) })
  await scan(page, `${hub.url.split('/kiosk')[0]}${ticket.page}`)
  await screen(page, 'status')
  await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe('uk')
  await page.getByText(words('uk')('kiosk:status.waiting')).waitFor()
  ticket = known({ status: 'called', desk: 8, at: '2026-11-19T12:05:00+01:00', recalls: 0, reason: 'booked-hour-come' })
  hub.show({ now: '2026-11-19T12:05:01+01:00' })
  await page.locator('[data-status="called"]').waitFor()
  await expect.poll(() => page.locator('h1').textContent()).toContain('8')
  expect(hub.sent.every(({ event, payload }) => event === 'find-ticket' && payload.code === 'k7q2mwx9tzb4cvn8')).toBe(
    true,
  )
  expect(problems).toEqual([])
})

test('[BYD-8] [ACC-9] paper that failed is asked for again; without any the number is kept', async () => {
  let ticket = known(everyStatus[0]!, { print: { state: 'failed', reason: 'paper-out' }, mayPrint: true })
  const { hub, page } = await kiosk({
    'find-ticket': () => ({ ok: true, ticket }),
    'print-again': () => {
      ticket = known(everyStatus[0]!, { print: { state: 'printing' } })
      return { ok: true }
    },
  })
  await scan(page, `http://hub.example${ticket.page}`)
  await page.getByRole('button', { name: words('uk')('kiosk:status.print') }).click()
  await page.getByText(words('uk')('kiosk:ticket.printing')).waitFor()
  await expect.poll(() => page.getByRole('button', { name: words('uk')('kiosk:status.print') }).count()).toBe(0)
  expect(hub.sent.filter(({ event }) => event === 'print-again')).toHaveLength(1)
})

test('[ACC-4] a ticket warns before it goes and is held as often as wanted', async () => {
  const { hub, page } = await kiosk(found, thursday, turned)
  await choose(page, 'pl')
  await answer(page, 1).click()
  await answer(page, 0).click()
  await screen(page, 'ticket')
  hub.show({ prints: { [walkInTicket.id]: { state: 'printed' } } })
  await page.locator('[data-paper="printed"]').waitFor()
  for (const quiet of [13_000, 61_000, 61_000]) {
    await page.clock.fastForward(quiet)
    await page.getByRole('button', { name: words('pl')('kiosk:idle.ticketStay') }).click()
    await expect.poll(() => page.locator('.stub .number').textContent()).toBe('U045')
  }
  await page.clock.fastForward(61_000)
  await page.locator('.dialog').waitFor()
  await page.clock.fastForward(21_000)
  await screen(page, 'languages')
})

test('[ACC-6] a ticket’s screen shows no call with its own number: the example is plainly another', async () => {
  const { page } = await kiosk()
  await choose(page, 'en')
  await answer(page, 1).click()
  await answer(page, 0).click()
  await screen(page, 'ticket')
  await expect.poll(() => page.locator('.board').textContent()).toBe('e.g.K0008')
  await expect.poll(() => page.locator('.board').getAttribute('aria-label')).toBe('For example: number K000, desk 8')
  const amber = await page.locator('.stub').evaluate((stub) => getComputedStyle(stub).getPropertyValue('--called'))
  const grounds = await page
    .locator('.stage *')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor))
  expect(amber).not.toBe('')
  expect(grounds).not.toContain('rgb(255, 200, 61)')
})

test('[BYD-7] a walk-in is asked for the papers first; without them the machine says what to do', async () => {
  const { hub, page } = await kiosk()
  await choose(page, 'ru')
  await answer(page, 1).click()
  await page.getByText('Вызов (wezwanie), полученный из управления').waitFor()
  await answer(page, 1).click()
  await screen(page, 'prepare')
  await expect.poll(() => page.locator('.ask').textContent()).toContain('15:30')
  await hub.heard()
  expect(hub.sent).toEqual([])
  await back(page)
  await answer(page, 1).click()
  await answer(page, 0).click()
  await screen(page, 'ticket')
  await expect.poll(() => page.locator('.number').textContent()).toBe('U045')
  await expect.poll(() => page.locator('.expect').textContent()).toContain('25-40')
})

test('a double tap takes one ticket', async () => {
  let tapped = () => {}
  const twice = new Promise<void>((resolve) => {
    tapped = resolve
  })
  const { hub, page } = await kiosk({ 'take-ticket': () => twice.then(() => found['take-ticket']?.({})) })
  await choose(page, 'pl')
  await answer(page, 1).click()
  await answer(page, 0).dblclick()
  tapped()
  await screen(page, 'ticket')
  await hub.heard()
  expect(events(hub)).toEqual(['take-ticket'])
})

test('[ALL-5] a lost acknowledgement: the same act with the same key, and the same ticket on the screen', async () => {
  let asked = 0
  const { hub, page } = await kiosk({
    'take-ticket': () => (++asked === 1 ? lost : { ok: true, ticket: walkInTicket }),
  })
  await choose(page, 'pl')
  await answer(page, 1).click()
  await answer(page, 0).click()
  await screen(page, 'ticket')
  await hub.heard()
  expect(hub.sent).toHaveLength(2)
  expect(hub.sent[1]!.payload).toEqual(hub.sent[0]!.payload)
})

test('no answer at all: the machine says so, and trying again can never take a second ticket', async () => {
  const { hub, page } = await kiosk({ 'take-ticket': () => lost }, thursday, turned)
  await choose(page, 'pl')
  await answer(page, 1).click()
  await answer(page, 0).click()
  await expect
    .poll(async () => {
      await page.clock.runFor(1_000)
      return page.locator('[data-screen="unanswered"]').count()
    })
    .toBe(1)
  expect(hub.sent.length).toBeGreaterThan(1)
  hub.answer(found)
  await page.locator('.language').click()
  await page.getByRole('button', { name: 'English' }).click()
  await answer(page, 0).click()
  await screen(page, 'ticket')
  const payloads = hub.sent.map(({ payload }) => JSON.stringify(payload))
  expect(new Set(payloads).size).toBe(1)
})

test('paper that failed: the number stays, huge, with a code that a phone reads', async ({ skip }) => {
  const { hub, page } = await kiosk(found, thursday, turned)
  await choose(page, 'pl')
  await answer(page, 1).click()
  await answer(page, 0).click()
  await screen(page, 'ticket')
  hub.show({ prints: { [walkInTicket.id]: { state: 'failed', reason: 'paper-out' } } })
  await page.getByText('Twój numer jest ważny').waitFor()
  await page.clock.fastForward(30_000)
  await expect.poll(() => page.locator('.number').textContent()).toBe('U045')
  const picture = join(dist, 'code.png')
  await page.locator('.qr').screenshot({ path: picture })
  let read: string
  try {
    read = execFileSync('zbarimg', ['-q', '--raw', picture], { encoding: 'utf8' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return skip('zbarimg is not installed')
    throw error
  }
  expect(read.trim()).toBe(new URL(walkInTicket.page, hub.url).href)
})

test('printer trouble is said before a ticket is offered', async () => {
  const { page } = await kiosk(found, { ...thursday, printer: 'cover-open' })
  await choose(page, 'en')
  await page.getByText('cannot print just now').waitFor()
  await answer(page, 1).click()
  await screen(page, 'walk-in')
  await page.getByText('cannot print just now').waitFor()
})

test('[BYD-6] a queue that gives no tickets now stays readable, says when, and explains itself', async () => {
  const closed: KioskView = {
    ...thursday,
    queues: [
      { ...thursday.queues[0]!, state: { open: false, reason: 'not-today', next: '2026-11-20T12:00:00+01:00' } },
    ],
  }
  const { hub, page } = await kiosk(found, closed)
  await choose(page, 'pl')
  await expect.poll(() => answer(page, 1).textContent()).toContain('jutro od 12:00')
  await answer(page, 1).click()
  await screen(page, 'queue-closed')
  await expect.poll(() => page.locator('.ask').textContent()).toContain('jutro od 12:00')
  await hub.heard()
  expect(hub.sent).toEqual([])
})

test('[KAT-7] [OLS-7] no paper, early end, whom today serves, a message: all read at once, at every size', async () => {
  const own = (uk: string) => ({ pl: uk, en: uk, uk, ru: uk })
  const view: KioskView = {
    ...thursday,
    queues: [{ ...thursday.queues[0]!, state: { open: false, reason: 'stopped', next: null } }, collection],
    printer: 'paper-out',
    openNow: false,
    opensNext: '2026-11-20T08:00:00+01:00',
    closedEarly: { at: '12:00', text: own('Збій інформаційної системи.') },
    onlyFor: own(
      'Сьогодні обслуговуємо лише родини з малими дітьми, осіб з інвалідністю та громадян ЄС і Великої Британії, ' +
        'за записом.',
    ),
    message: own('Сьогодні обслуговування триває довше, ніж зазвичай. Дякуємо за терпіння.'),
  }
  const { page } = await kiosk(found, view)
  await choose(page, 'uk')
  for (const reach of [false, true]) {
    if (reach) await page.locator('.tool[aria-pressed]').first().click()
    for (const { width, height, smallest } of sizes) {
      await page.setViewportSize({ width, height })
      await drawn(page)
      const where = `${width}×${height}${reach ? ' reach' : ''}`
      await expect.poll(() => sizeProblems(page, smallest), { message: where }).toEqual([])
      let told = (await page.locator('.ask').textContent()) ?? ''
      const more = page.locator('.tool.more')
      if ((await more.count()) > 0) {
        await more.click()
        await screen(page, 'notices')
        for (let last = false; !last; ) {
          await expect.poll(() => sizeProblems(page, smallest), { message: `${where}, notices` }).toEqual([])
          told += (await page.locator('.ask').textContent()) ?? ''
          last = (await page.locator('.answer.main').count()) === 0
          if (!last) await page.locator('.answer.main').click()
        }
        await page.getByRole('button', { name: words('uk')('kiosk:toStart') }).click()
        await screen(page, 'home')
      }
      for (const fact of ['не друкує', 'Збій', '08:00', 'родини з малими дітьми', 'Дякуємо за терпіння'])
        expect(told, where).toContain(fact)
    }
    // The week's hours, on the smallest screen: today's come before them.
    await page.locator('.answer.closed').first().click()
    await screen(page, 'queue-closed')
    await page.getByRole('button', { name: words('uk')('kiosk:hours.title') }).click()
    await screen(page, 'hours')
    await expect.poll(() => page.locator('.ask .notice').textContent()).toContain('Збій')
    await expect.poll(() => sizeProblems(page, sizes.at(-1)!.smallest), { message: 'hours' }).toEqual([])
    await back(page)
    await screen(page, 'home')
  }
})

test('[BYD-9] who has no booking is told what to do, in pages without scrolling', async () => {
  const { page } = await kiosk(found, thursday, { width: 1024, height: 768 })
  await choose(page, 'uk')
  await answer(page, 2).click()
  await screen(page, 'information')
  let told = await page.locator('.ask').textContent()
  await page.getByRole('button', { name: words('uk')('kiosk:information.next') }).click()
  told += (await page.locator('.ask').textContent()) ?? ''
  for (const fact of ['biuro podawcze', 'кімната № 4', 'поштою']) expect(told).toContain(fact)
})

test('idle: a warning with a way to stay, then the start with nothing left of the visitor', async () => {
  const { page } = await kiosk(found, thursday, turned)
  await page.locator('.tool[aria-pressed]').first().click()
  await page.locator('.tool[aria-pressed]').last().click()
  await page.waitForSelector('html[data-theme=contrast][data-reach]')
  await choose(page, 'en')
  await answer(page, 0).click()
  await page.keyboard.type('48')
  await expect.poll(() => page.locator('.boxes').textContent()).toBe('••')
  await page.clock.fastForward(thursday.idle.warnAfterSeconds * 1_000)
  await page.getByRole('button', { name: 'Yes, I am here' }).click()
  await expect.poll(() => page.locator('.boxes').textContent()).toBe('••')
  await page.clock.fastForward(thursday.idle.warnAfterSeconds * 1_000)
  await page.waitForSelector('.dialog')
  await page.keyboard.press('ArrowDown')
  await page.waitForSelector('.dialog', { state: 'detached' })
  await page.clock.fastForward(thursday.idle.warnAfterSeconds * 1_000)
  await page.waitForSelector('.dialog')
  await page.clock.fastForward(thursday.idle.resetAfterSeconds * 1_000)
  await screen(page, 'languages')
  await page.waitForSelector('html[data-theme=light][lang=pl]:not([data-reach])')
})

test('a ticket without paper obeys the idle rule, with its warning', async () => {
  const { hub, page } = await kiosk(found, thursday, turned)
  await choose(page, 'en')
  await answer(page, 1).click()
  await answer(page, 0).click()
  await screen(page, 'ticket')
  hub.show({ prints: { [walkInTicket.id]: { state: 'failed', reason: 'offline' } } })
  await page.waitForSelector('[data-paper="failed"]')
  await page.clock.fastForward(thursday.idle.warnAfterSeconds * 1_000)
  await page.waitForSelector('.dialog')
  await screen(page, 'ticket')
  await page.clock.fastForward(thursday.idle.resetAfterSeconds * 1_000)
  await screen(page, 'languages')
})

test('a hub out of reach: said in the visitor’s language, healed where they were; a ticket stays', async () => {
  const { hub, page } = await kiosk(found, thursday, turned)
  await choose(page, 'uk')
  await answer(page, 1).click()
  await screen(page, 'walk-in')
  await hub.goDark()
  await page.getByText('Автомат зараз не має зв’язку').waitFor()
  await hub.comeBack()
  await screen(page, 'walk-in')
  await answer(page, 0).click()
  await screen(page, 'ticket')
  await hub.goDark()
  await expect.poll(() => hub.linked()).toBe(0)
  await page.clock.runFor(10_000)
  await drawn(page)
  await expect.poll(() => page.locator('.number').textContent()).toBe('U045')
  await hub.comeBack()
})

test('a token that the hub does not take: visitors are sent to a desk, and a new address mends it', async () => {
  const { hub, page } = await kiosk()
  hub.refuse(true)
  await screen(page, 'unpaired')
  await expect.poll(() => page.locator('main').textContent()).toContain('Please ask at a desk')
  hub.refuse(false)
  await page.evaluate('location.hash = "#token=other"')
  await expect.poll(() => hub.tokens.at(-1)).toBe('other')
  await drawn(page)
  await screen(page, 'unpaired')
  await page.evaluate(`location.hash = ${JSON.stringify(new URL(hub.url).hash)}`)
  await screen(page, 'languages')
})

/** Where the pictures of every screen go, for a person to look at; nowhere unless asked for. */
const pictures = process.env.POCZEKALNIA_PICTURES

/**
 * The smallest type is that whose capitals are 6 mm high (EN 301 549 5.1.4): 34 px at 4 px a mm, 28 px on a 15" panel.
 */
const sizes = [
  { width: 1080, height: 1920, smallest: 33 },
  { width: 1920, height: 1080, smallest: 33 },
  { width: 1024, height: 768, smallest: 28 },
]

/** A tour lets the hub go dark twice and looks at thirty screens: half a minute alone, minutes on a busy machine. */
const tourMs = 1_200_000

/** Walks through all screens in a language and measures each at every size; axe looks at the first. */
async function everyScreen(language: Language, reach: boolean) {
  const { hub, page, problems } = await kiosk(found, thursday, sizes.at(-1))
  // Tours wait for their frames at the same time: the end of one must not close the others.
  open.splice(
    open.findIndex((one) => one.page === page),
    1,
  )
  const wrong: string[] = []
  let count = 0
  const look = async (name: string) => {
    count++
    for (const { width, height, smallest } of sizes) {
      const where = `${language} ${width}×${height}${reach ? ' reach' : ''}: ${name}`
      await page.setViewportSize({ width, height })
      await drawn(page)
      wrong.push(...(await sizeProblems(page, smallest)).map((problem) => `${where}: ${problem}`))
      if (pictures) {
        mkdirSync(pictures, { recursive: true })
        await page.screenshot({ path: join(pictures, `${where.replaceAll(/[^\p{L}\d]+/gu, '-')}.png`) })
      }
      if (width === sizes[0]!.width && !reach) await expectAccessible(page, where)
    }
  }
  try {
    await tour(page, hub, language, look, { reach })
  } finally {
    await page.context().close()
    await hub.stop()
  }
  expect(wrong).toEqual([])
  expect(count).toBeGreaterThan(25)
  expect(problems).toEqual([])
}

test.concurrent.each(languages)(
  'every screen at every size: all fits, targets are large, axe finds nothing serious: %s',
  (language) => everyScreen(language, false),
  tourMs,
)
test.concurrent.each(['pl', 'uk'] as const)(
  'reach: every control in the lowest two fifths, at every size: %s',
  (language) => everyScreen(language, true),
  tourMs,
)
