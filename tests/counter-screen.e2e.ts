import { type CounterView, staffLanguages as languages } from '@poczekalnia/protocol'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, expectNoScroll } from './support/chromium.ts'
import { atDesk, bookedVisitor, counterView, everyCounterState } from './support/counter-view.ts'
import { settled } from './support/desk-hands.ts'
import { followViews } from './support/follow-views.ts'
import { screenBesideHub } from './support/screen-hub.ts'
import { type Handler, lost, type ScriptedHub } from './support/scripted-hub.ts'

const opened = screenBesideHub('counter')

/** A desk; with a `clock` its time stands until a test turns it on. */
async function desk(
  view: CounterView,
  handlers: Record<string, Handler> = {},
  { width = 1280, height = 720, clock = false } = {},
) {
  const { hub, page, problems } = await opened(view, { handlers, width, height })
  const shown = followViews(page, hub)
  if (clock) await page.clock.install()
  await page.goto(hub.url)
  await page.waitForSelector('.bar')
  if (clock) await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 10_000)
  return { hub, page, problems, shown }
}
const show = (hub: ScriptedHub<CounterView>, view: CounterView) => hub.show(() => view)
const sent = (hub: ScriptedHub<CounterView>) => hub.sent.map(({ event }) => event)
const payload = (hub: ScriptedHub<CounterView>) => {
  const { key, ...rest } = hub.sent.at(-1)!.payload
  expect(key).toBeTruthy()
  return rest
}
const act = (page: Page, name: string) => page.locator(`[data-act=${name}]`)
const ticket = (number: string) => ({
  ok: true,
  ticket: { id: 't', number, queue: 'q', desk: 3, reason: 'booked-hour-come', call: 'c' },
})
const called = (over = {}) => atDesk('called', bookedVisitor(over))
const serving = () => atDesk('serving', bookedVisitor({ status: 'serving', startedAt: '2026-11-19T12:05:00+01:00' }))

test.each(languages)(
  'every state fits 1280×720 without scrolling, nothing cut off, nothing serious: %s',
  async (language) => {
    const { hub, page, problems, shown } = await desk(counterView())
    await page.selectOption('select', language)
    for (const [name, view] of Object.entries(everyCounterState())) {
      const where = `${name} ${language}`
      show(hub, view)
      await shown()
      await expectNoScroll(page, where)
      const cut = await page.evaluate(() => {
        const all = [...document.querySelectorAll('.button, .button span, .bar h1, .statuses li, dd, .message')]
        const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect()
        const visitor = box('.visitor')
        const message = box('.message')
        return {
          texts: all
            .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
            .map(({ textContent }) => textContent),
          overlap: visitor && message ? visitor.bottom > message.top + 6 : false,
          below: (box('.acts')?.bottom ?? 0) > innerHeight,
          tall: [...document.querySelectorAll('.rest .button')]
            .filter((element) => element.scrollHeight > element.clientHeight + 1)
            .map(({ textContent }) => textContent),
        }
      })
      expect(cut, where).toEqual({ texts: [], overlap: false, below: false, tall: [] })
      await expect
        .poll(() => page.textContent('body'), { message: where })
        .not.toMatch(/\{\{|counter:|errors:|undefined/)
      // What axe looks at is the same in every language.
      if (language === 'pl') await expectAccessible(page, where)
    }
    expect(problems).toEqual([])
  },
)

test('every dialog is usable by keys and has nothing serious', async () => {
  const { hub, page } = await desk(called({ recallsOwed: 0 }))
  const opens = async (key: string, name: string) => {
    await page.keyboard.press(key)
    await page.waitForSelector('dialog[open]')
    await expectAccessible(page, name)
    await expect
      .poll(() => page.evaluate(() => document.querySelector('dialog')!.getBoundingClientRect().bottom < innerHeight), {
        message: name,
      })
      .toBe(true)
    await page.keyboard.press('Escape')
    await page.waitForSelector('dialog', { state: 'detached' })
  }
  for (const [key, name] of [
    ['t', 'transfer'],
    ['x', 'cancel'],
    ['b', 'take back'],
    ['?', 'help'],
  ] as const)
    await opens(key, name)
  show(hub, counterView())
  await page.waitForSelector('[data-act=call][aria-disabled=false]')
  for (const [key, name] of [
    ['c', 'call'],
    ['p', 'pause'],
    ['q', 'close'],
  ] as const)
    await opens(key, name)
  await hub.heard()
  expect(sent(hub)).toEqual([])
})

test('next, start, next: one big button that changes with the state, a key for each; finish is beside', async () => {
  const { hub, page } = await desk(counterView())
  hub.answer({
    'call-next': () => {
      show(hub, called())
      return ticket('A011')
    },
    start: () => {
      show(hub, serving())
      return { ok: true }
    },
    'finish-and-next': () => {
      show(hub, atDesk('called', bookedVisitor({ number: 'A012' })))
      return ticket('A012')
    },
    finish: () => {
      show(hub, counterView())
      return { ok: true }
    },
  })
  await expect.poll(() => act(page, 'next').getAttribute('aria-keyshortcuts')).toBe('N')
  await act(page, 'next').click()
  await act(page, 'start').waitFor()
  await expect.poll(() => page.textContent('[data-testid=number]')).toBe('A011')
  await expect.poll(() => page.textContent('.message')).toBe('Wywołano A011')
  await expect.poll(() => page.title()).toBe('A011 · Stanowisko 3')
  await page.keyboard.press('s')
  await act(page, 'finishNext').waitFor()
  await expect.poll(() => act(page, 'finishNext').getAttribute('aria-keyshortcuts')).toBe('N')
  await page.keyboard.press('n')
  await page.getByText('Obsługa zakończona. Wywołano A012').waitFor()
  await page.keyboard.press('s')
  await act(page, 'finish').waitFor()
  await page.keyboard.press('f')
  await act(page, 'next').waitFor()
  expect(sent(hub)).toEqual(['call-next', 'start', 'finish-and-next', 'start', 'finish'])
})

test('[ALL-6] a double press calls one: by mouse, by key, held down, and while the hub is slow', async () => {
  const { hub, page } = await desk(counterView(), {}, { clock: true })
  let slow = Promise.resolve()
  hub.answer({
    'call-next': async () => {
      await slow
      show(hub, called())
      return ticket('A011')
    },
  })
  await act(page, 'next').dblclick()
  await act(page, 'start').waitFor()
  await hub.heard()
  expect(sent(hub)).toEqual(['call-next'])

  show(hub, counterView())
  await page.waitForSelector('[data-act=next][aria-disabled=false]')
  await page.clock.runFor(1_000)
  let answerNow = () => {}
  slow = new Promise((resolve) => {
    answerNow = resolve
  })
  await page.keyboard.press('n')
  for (let press = 0; press < 5; press++) await page.keyboard.press('n')
  await page.keyboard.down('n')
  await page.keyboard.down('n')
  await page.keyboard.up('n')
  await expect.poll(() => act(page, 'next').getAttribute('aria-busy')).toBe('true')
  answerNow()
  await act(page, 'start').waitFor()
  await page.waitForSelector('[aria-busy=true]', { state: 'detached' })
  await page.keyboard.press('n')
  await hub.heard()
  expect(sent(hub)).toEqual(['call-next', 'call-next'])
})

test('a press whose acknowledgement was lost is repeated with the same key', async () => {
  const { hub, page } = await desk(counterView())
  let tries = 0
  hub.answer({ 'call-next': () => (++tries === 1 ? lost : ticket('A011')) })
  await act(page, 'next').click()
  await expect.poll(() => hub.sent.length).toBe(2)
  expect(hub.sent[0]!.payload.key).toBe(hub.sent[1]!.payload.key)
})

test('[ALL-7] absent waits for the owed recalls and says so', async () => {
  const { hub, page } = await desk(called({ recallsOwed: 1 }))
  await expect.poll(() => act(page, 'absent').textContent()).toContain('najpierw R')
  await expect.poll(() => act(page, 'absent').getAttribute('aria-disabled')).toBe('true')
  await act(page, 'absent').click({ force: true })
  await page.keyboard.press('a')
  await hub.heard()
  expect(sent(hub)).toEqual([])
  await page.keyboard.press('r')
  await expect.poll(() => sent(hub)).toEqual(['recall'])
  show(hub, called({ recalls: 1, recallsOwed: 0 }))
  await page.waitForSelector('[data-act=absent][aria-disabled=false]')
  await page.keyboard.press('a')
  await expect.poll(() => sent(hub)).toEqual(['recall', 'no-show'])
})

test('return, transfer to a queue and to a desk, cancel with a reason', async () => {
  const { hub, page, shown } = await desk(called())
  const again = async () => {
    show(hub, called())
    await shown()
    await settled(page)
  }
  await page.keyboard.press('w')
  await page.getByRole('button', { name: 'Od razu' }).press('1')
  await expect.poll(() => sent(hub)).toEqual(['return'])
  expect(payload(hub)).toEqual({})
  await again()
  await page.keyboard.press('t')
  await page.locator('dialog').getByRole('button', { name: 'Uzupełnienie dokumentów' }).click()
  await expect.poll(() => sent(hub).at(-1)).toBe('transfer')
  expect(payload(hub)).toEqual({ queue: 'uzupelnienie-dokumentow' })
  await again()
  await page.keyboard.press('t')
  await expect
    .poll(() => page.getByRole('button', { name: '5', exact: true }).getAttribute('aria-keyshortcuts'))
    .toBe('C')
  await page.keyboard.press('c')
  await expect.poll(() => hub.sent.length).toBe(3)
  expect(payload(hub)).toEqual({ desk: 5 })
  await again()
  await page.keyboard.press('x')
  await page.keyboard.press('2')
  await expect.poll(() => sent(hub).at(-1)).toBe('cancel-visit')
  expect(payload(hub)).toEqual({ reason: 'documents-missing' })
})

test('queues as listed: moved up and down by the keyboard, the focus goes along, and the order is sent', async () => {
  const { hub, page } = await desk(counterView({ order: 'as-listed' }))
  await page.keyboard.press('k')
  await page.waitForSelector('dialog[open]')
  const names = () => page.locator('.queue-choice label').allTextContents()
  const [first, second, third, last] = await names()
  await page.getByRole('button', { name: `Niżej: ${first}` }).press('Enter')
  await expect.poll(() => names()).toEqual([second, first, third, last])
  await page.keyboard.press('Enter')
  await expect.poll(() => names()).toEqual([second, third, first, last])
  await expect.poll(() => page.textContent('dialog [role=status]')).toBe(`${first}: miejsce 3 z 4`)
  // At the end of the list the button stays, and does nothing more.
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect.poll(() => names()).toEqual([second, third, last, first])
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe(`Niżej: ${first}`)
  await page.getByRole('button', { name: `Wyżej: ${last}` }).press('Enter')
  await expect.poll(() => names()).toEqual([second, last, third, first])
  await expectAccessible(page, 'queues as listed')
  await page.keyboard.press('3')
  await page.getByRole('button', { name: 'Obsługuj te kolejki' }).click()
  await expect.poll(() => sent(hub)).toEqual(['open-desk'])
  const [one, two, , four] = counterView().desk?.queues ?? []
  expect(payload(hub)).toEqual({ desk: 3, queues: [two, four, one] })
})

test('call a number: typed, or by a click on its row; take back an absent one', async () => {
  const { hub, page, shown } = await desk(counterView())
  const again = async () => {
    show(hub, counterView())
    await shown()
    await settled(page)
  }
  await page.keyboard.press('c')
  await page.keyboard.type('u030')
  await page.keyboard.press('Enter')
  await expect.poll(() => sent(hub)).toEqual(['call'])
  expect(payload(hub)).toEqual({ ticket: 'U030' })
  await again()
  await page.getByRole('button', { name: 'Wywołaj A014' }).click()
  await expect.poll(() => page.inputValue('dialog input')).toBe('A014')
  await page.keyboard.press('Enter')
  await expect.poll(() => hub.sent.length).toBe(2)
  expect(payload(hub)).toEqual({ ticket: 'A014' })
  await again()
  await page.getByRole('button', { name: 'Przywróć U019' }).click()
  await expect.poll(() => sent(hub).at(-1)).toBe('take-back')
  expect(payload(hub)).toEqual({ ticket: 't-U019' })
  await again()
  await page.keyboard.press('b')
  await page.keyboard.press('4')
  await expect.poll(() => hub.sent.length).toBe(4)
  expect(payload(hub)).toEqual({ ticket: 't-A009' })
})

test('pause with a reason, resume, close', async () => {
  const { hub, page, shown } = await desk(counterView())
  await page.keyboard.press('p')
  await page.keyboard.press('1')
  await expect.poll(() => sent(hub)).toEqual(['pause'])
  expect(payload(hub)).toEqual({ reason: 'break' })
  show(hub, atDesk('paused'))
  await act(page, 'resume').waitFor()
  await settled(page)
  await page.keyboard.press('p')
  await expect.poll(() => sent(hub)).toEqual(['pause', 'resume'])
  show(hub, counterView())
  await shown()
  await settled(page)
  await page.keyboard.press('q')
  await page.keyboard.press('Enter')
  await expect.poll(() => sent(hub)).toEqual(['pause', 'resume', 'close-desk'])
})

test('keys rest while somebody types or a dialog is open, and can be switched off for good', async () => {
  const { hub, page } = await desk(counterView())
  await page.keyboard.press('c')
  await page.keyboard.type('NNN')
  await expect.poll(() => page.inputValue('dialog input')).toBe('NNN')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+n').catch(() => undefined)
  await page.keyboard.press('?')
  await page.getByLabel('Używaj skrótów klawiszowych').uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await page.reload()
  await act(page, 'next').waitFor()
  await page.keyboard.press('n')
  await hub.heard()
  await expect.poll(() => act(page, 'next').getAttribute('aria-keyshortcuts')).toBeNull()
  await hub.heard()
  expect(sent(hub)).toEqual([])
})

test('a desk in use says by whom and is taken over only knowingly', async () => {
  const { hub, page, shown } = await desk(counterView({ desk: null }))
  await page.getByRole('button', { name: /^1/ }).click()
  await expect.poll(() => page.textContent('dialog')).toMatch(/Przejąć stanowisko 1\?.*Okienko 1.*U026/)
  await page.keyboard.press('Escape')
  await page.waitForSelector('dialog', { state: 'detached' })
  await hub.heard()
  expect(sent(hub)).toEqual([])
  await page.getByRole('button', { name: /^1/ }).click()
  await page.getByRole('button', { name: 'Przejmij stanowisko' }).click()
  await expect.poll(() => sent(hub)).toEqual(['open-desk'])
  expect(payload(hub)).toEqual({ desk: 1, takeOver: true })
  show(hub, counterView({ desk: null }))
  await shown()
  await settled(page)
  await page.getByRole('button', { name: /^4/ }).click()
  await expect.poll(() => hub.sent.length).toBe(2)
  expect(payload(hub)).toEqual({ desk: 4 })
})

test('whose desk was taken over is told', async () => {
  const { hub, page } = await desk(serving())
  show(
    hub,
    counterView({
      desk: null,
      takenOver: { desk: 3, by: 'Jan Zieliński', at: '2026-11-19T12:03:00+01:00', visitor: 'A011' },
    }),
  )
  await page.waitForSelector('.chooser')
  expect((await page.textContent('[role=alert]'))?.trim()).toBe(
    'O 12:03 stanowisko 3 przejęła inna osoba: Jan Zieliński. Numer A011 obsługuje teraz ta osoba. ' +
      'Aby pracować dalej, wybierz stanowisko.',
  )
  // What the clerk was about to press opens no other desk.
  for (const key of ['Enter', 'n', 's', ' ']) await page.keyboard.press(key)
  await hub.heard()
  expect(sent(hub)).toEqual([])
})

test('a refusal is worded with its facts', async () => {
  const { page } = await desk(counterView(), {
    'call-next': () => ({ ok: false, error: { code: 'desk-busy', number: 'U026' } }),
  })
  await act(page, 'next').click()
  await page.waitForSelector('.message[data-kind=refused]')
  await expect.poll(() => page.textContent('.message')).toContain('U026')
  await page.selectOption('select', 'uk')
  await expect.poll(() => page.textContent('.message')).toContain('U026')
  await expectNoScroll(page, 'refused')
})

test('[BYD-5] [ALL-4] name and case are on the page only while the visitor is at the desk', async () => {
  const { hub, page } = await desk(called())
  await expect.poll(() => page.textContent('body')).toContain('Олександра Коваленко-Вишневецька')
  show(hub, counterView())
  await act(page, 'next').waitFor()
  await expect.poll(() => page.innerHTML('body')).not.toMatch(/Олександра|WSC-II/)
})

test('[BOK-18] beside the name the desk has what the passport may say, with the states that write it so', async () => {
  const { page } = await desk(called())
  await expect
    .poll(() => page.textContent('.passport'))
    .toBe('W paszporcie może być: OLEKSANDRA KOVALENKO VYSHNEVETSKA (UKR)OLEKSANDRA KOVALENKO VISHNEVETSKA (RUS)')
})

test('[ALL-9] the desk says why this ticket was chosen', async () => {
  const { page } = await desk(called({ reason: 'desk-idle-visitor-early' }))
  await expect.poll(() => page.textContent('.facts')).toContain('przed umówioną godziną, bo stanowisko jest wolne')
})

test('a visitor who was called and then goes by themselves: the desk says so, until its next act', async () => {
  const states = everyCounterState()
  const { hub, page } = await desk(called())
  show(hub, states['visitor-left']!)
  await page.waitForSelector('.message[data-kind=gone]')
  await expect.poll(() => page.textContent('.message')).toBe('A011 rezygnuje z wizyty. Możesz wywołać następną osobę.')
  show(hub, called())
  await page.waitForSelector('.message[data-kind=none]')
  show(hub, states['visitor-needs-time']!)
  await page.waitForSelector('.message[data-kind=gone]')
  await expect.poll(() => page.textContent('.message')).toContain('U020 potrzebuje więcej czasu, do 12:13.')
})

test('[ALL-2] who is at the desk is given priority by two keys, and the desk says from when it counts', async () => {
  const { grounds = [] } = everyCounterState()['everything-known']!
  const { hub, page } = await desk({ ...serving(), grounds })
  await page.keyboard.press('g')
  await page.waitForSelector('dialog[open]')
  await expect.poll(() => page.inputValue('dialog input')).toBe('A011')
  await expect.poll(() => page.textContent('dialog')).toContain('gdy przekażesz ten numer albo wróci on do kolejki')
  await page.keyboard.press('2')
  await expect.poll(() => sent(hub)).toEqual(['give-priority'])
  expect(payload(hub)).toEqual({ ticket: 'A011', ground: 'disability' })
  show(hub, { ...atDesk('serving', bookedVisitor({ status: 'serving', priority: 'disability' })), grounds })
  await page.getByText('Niepełnosprawność').waitFor()
  await expect.poll(() => page.textContent('.facts')).not.toContain('(Niepełnosprawność)')
})

test('with everything wrong at once the bar says it, and keeps its buttons in the window', async () => {
  const troubles = [{ kind: 'sound-blocked' as const }]
  const { page } = await desk({
    ...called(),
    person: { name: 'Aleksandra Wiśniewska-Kowalczyk', role: 'clerk', mustChangePassword: false },
    machine: { linked: 1, printer: 'offline' },
    displays: { linked: 2, list: [{ name: 'Sala 161', screen: null, linkedSince: counterView().now, troubles }] },
  })
  await expect.poll(() => page.locator('.statuses [data-tone=wrong]').allTextContents()).toHaveLength(2)
  const outside = await page.evaluate(() =>
    [...document.querySelectorAll('.bar > *')]
      .filter((part) => part.getBoundingClientRect().right > innerWidth || part.getBoundingClientRect().width < 16)
      .map(({ className }) => className),
  )
  expect(outside).toEqual([])
  await expectAccessible(page, 'everything wrong')
})

test('[BYD-8] nothing on the desk issues a ticket', async () => {
  const { page } = await desk(counterView())
  const labels = await page.locator('button').allTextContents()
  expect(labels.filter((label) => /wydaj|wydruk|drukuj|nowy bilet/i.test(label))).toEqual([])
})

test('[BYD-8] failed paper is printed again by a key and a digit, and the same ticket it stays', async () => {
  const withoutPaper = [
    { ticket: 't-U044', number: 'U044' },
    { ticket: 't-U045', number: 'U045' },
  ]
  const { hub, page } = await desk(called())
  await page.keyboard.press('d')
  await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
  show(hub, { ...called(), withoutPaper })
  await page.waitForSelector('.without-paper')
  await expect.poll(() => page.textContent('.without-paper p')).toBe('U044, U045')
  await page.keyboard.press('d')
  await page.waitForSelector('dialog[open]')
  await page.keyboard.press('2')
  await expect.poll(() => sent(hub)).toContain('reprint')
  expect(payload(hub)).toEqual({ ticket: 't-U045' })
})

test('the longest refusal and a lost link cover nothing, in any language', async () => {
  const { hub, page } = await desk(
    called({ recalls: 2, recallsOwed: 0, reason: 'desk-idle-visitor-early', shown: null }),
  )
  hub.answer({ recall: () => ({ ok: false, error: { code: 'recall-first', recalls: 1, needed: 3 } }) })
  await page.keyboard.press('r')
  await page.waitForSelector('.message[data-kind=refused]')
  const free = () =>
    page.evaluate(() => {
      const box = (selector: string) => document.querySelector(selector)!.getBoundingClientRect()
      return box('.visitor').bottom <= box('.message').top + 6 && box('.acts').bottom <= innerHeight
    })
  for (const language of languages) {
    await page.selectOption('select', language)
    await expect.poll(() => free(), { message: language }).toBe(true)
  }
  await hub.goDark()
  await page.waitForSelector('[data-kind=lost]')
  for (const language of languages) {
    await page.selectOption('select', language)
    await expect.poll(() => free(), { message: `lost ${language}` }).toBe(true)
  }
  await hub.comeBack()
})

test('a lost link is told, nothing can be pressed; it comes back without reload, with the same session', async () => {
  const { hub, page } = await desk(serving())
  await page.evaluate(() => {
    ;(window as unknown as { same: boolean }).same = true
  })
  await page.keyboard.press('f')
  await expect.poll(() => hub.sent.length).toBe(1)
  await hub.goDark()
  await page.waitForSelector('[data-kind=lost]')
  await expect.poll(() => page.textContent('.message')).toMatch(/Brak połączenia od 12:05/)
  await expect.poll(() => act(page, 'finish').getAttribute('aria-disabled')).toBe('true')
  await expectAccessible(page, 'lost')
  await expectNoScroll(page, 'lost')
  await hub.comeBack()
  await page.waitForSelector('[data-kind=lost]', { state: 'detached' })
  await page.waitForSelector('[data-act=return][aria-disabled=false]')
  await page.keyboard.press('n')
  await expect.poll(() => hub.sent.length).toBe(2)
  expect(hub.sent[1]!.session).toBe(hub.sent[0]!.session)
  await expect.poll(() => page.evaluate(() => (window as unknown as { same: boolean }).same)).toBe(true)
})

test('the language is remembered', async () => {
  const { page } = await desk(counterView())
  await expect.poll(() => page.getAttribute('html', 'lang')).toBe('pl')
  await page.selectOption('select', 'uk')
  await expect.poll(() => page.textContent('[data-act=next]')).toContain('Викликати наступного')
  await page.reload()
  await act(page, 'next').waitFor()
  await expect.poll(() => page.getAttribute('html', 'lang')).toBe('uk')
})

test('beside a case system, 420 px wide, everything is there and nothing sideways', async () => {
  const { hub, page, shown } = await desk(called(), {}, { width: 420, height: 900 })
  for (const [name, view] of Object.entries(everyCounterState())) {
    show(hub, view)
    await shown()
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth), { message: name })
      .toBe(0)
  }
})

test('a token that the hub no longer takes is told to staff', async () => {
  const { hub, page } = await desk(counterView())
  hub.refuse(true)
  await page.waitForSelector('.alone h1')
  await expect.poll(() => page.textContent('.alone')).toContain('trzeba połączyć na nowo')
  await expectAccessible(page, 'refused')
})
