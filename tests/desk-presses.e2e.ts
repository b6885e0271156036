/// <reference lib="dom" />
// What runs inside a page is checked with the browser's own types.
import { type CounterView, staffLanguages as languages } from '@poczekalnia/protocol'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { drawn, expectAccessible, expectNoScroll } from './support/chromium.ts'
import { atDesk, bookedVisitor, counterView, everyCounterState } from './support/counter-view.ts'
import { atOneMoment } from './support/desk-hands.ts'
import { followViews } from './support/follow-views.ts'
import { pressAt } from './support/scanner.ts'
import { screenBesideHub } from './support/screen-hub.ts'
import type { Handler } from './support/scripted-hub.ts'

/** What a clerk presses all day: how few presses a visit takes, and which presses do nothing that was not meant. */

const opened = screenBesideHub('counter')

async function desk(view: CounterView, handlers: Record<string, Handler> = {}, size = { width: 1280, height: 720 }) {
  const { hub, page } = await opened(view, { handlers, width: size.width, height: size.height })
  const shown = followViews(page, hub)
  await page.goto(hub.url)
  await page.waitForSelector('.bar')
  const sent = () => hub.sent.map(({ event }) => event)
  const last = () => {
    const { key, ...rest } = hub.sent.at(-1)!.payload
    expect(key).toBeTruthy()
    return rest
  }
  const show = async (next: CounterView) => {
    hub.show(() => next)
    await shown()
  }
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      await page.keyboard.press(key)
      await drawn(page)
    }
  }
  return { hub, page, sent, last, show, press }
}
const called = (number = 'A011') => atDesk('called', bookedVisitor({ number }))
const serving = (number = 'A011') =>
  atDesk('serving', bookedVisitor({ number, status: 'serving', startedAt: '2026-11-19T12:05:00+01:00' }))
const ticket = (number: string) => ({ id: `t-${number}`, number, queue: 'q', desk: 3, reason: 'priority', call: 'c' })

test('[ALL-6] two presses a visitor, each before the hub has answered the one before: nothing is lost', async () => {
  let number = 100
  let answers = Promise.resolve()
  const { hub, page, sent } = await desk(counterView())
  await atOneMoment(page)
  const calls = async () => {
    await answers
    hub.show(() => called(`U${++number}`))
    return { ok: true, ticket: ticket(`U${number}`) }
  }
  hub.answer({
    'call-next': calls,
    'finish-and-next': calls,
    start: async () => {
      await answers
      hub.show(() => serving(`U${number}`))
      return { ok: true }
    },
  })
  const expected: string[] = []
  for (let visitor = 0; visitor < 10; visitor++) {
    let answer = () => {}
    answers = new Promise((resolve) => {
      answer = resolve
    })
    await page.keyboard.press('n')
    await page.keyboard.press('s')
    answer()
    expected.push(visitor === 0 ? 'call-next' : 'finish-and-next', 'start')
    await page.waitForSelector(`[data-act=finishNext]`)
    await expect.poll(sent).toEqual(expected)
  }
  await expect.poll(() => page.textContent('[data-testid=number]')).toBe('U110')
})

test('only a repeat of the same key is passed over: F and then N at once ends the visit and calls', async () => {
  const { hub, page, sent } = await desk(serving())
  await atOneMoment(page)
  hub.answer({
    finish: () => {
      hub.show(() => counterView())
      return { ok: true }
    },
    'call-next': () => {
      hub.show(() => called('A012'))
      return { ok: true, ticket: ticket('A012') }
    },
  })
  await page.keyboard.press('f')
  await page.keyboard.press('f')
  await page.keyboard.press('n')
  await page.keyboard.press('n')
  await page.getByText('Wywołano A012').waitFor()
  await hub.heard()
  expect(sent()).toEqual(['finish', 'call-next'])
})

test('what was pressed after an act that the hub refused is not done', async () => {
  let answer = () => {}
  const answers = new Promise<void>((resolve) => {
    answer = resolve
  })
  const { hub, page, sent } = await desk(counterView(), {
    'call-next': async () => {
      await answers
      return { ok: false, error: { code: 'nobody-waiting' } }
    },
  })
  await page.keyboard.press('n')
  await page.keyboard.press('p')
  answer()
  await page.waitForSelector('.message[data-kind=refused]')
  await drawn(page)
  await hub.heard()
  expect(sent()).toEqual(['call-next'])
  await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
})

test('with nobody waiting the same key ends the visit, and the desk says that nobody waits', async () => {
  const nobody = { waiting: [], waitingTotal: 0 }
  const { hub, page, press } = await desk({ ...serving(), ...nobody })
  await expect.poll(() => page.textContent('[data-act=finishNext]')).toContain('Nikt nie czeka.')
  hub.answer({
    'finish-and-next': () => {
      hub.show(() => counterView(nobody))
      return { ok: true, ticket: null }
    },
  })
  await press('n')
  await page.getByText('Obsługa zakończona. Nikt nie czeka.').waitFor()
})

test.each([
  ['a', 5],
  ['b', 10],
  ['c', 15],
])('[ALL-2] a visitor comes back later: W and %s, in %i minutes', async (key, minutes) => {
  const { page, sent, last, press } = await desk(serving())
  await press('w')
  await expect.poll(() => page.textContent('dialog')).toContain('Miejsce w kolejce zostaje.')
  await expectAccessible(page, 'return')
  await press(key)
  await expect.poll(sent).toEqual(['return'])
  expect(last()).toEqual({ minutes })
  await page.getByText(`A011: powrót za ${minutes} min`).waitFor()
})

test('[ALL-7] who is back is called in one: from the list, by B and a digit, by their number', async () => {
  const { hub, page, sent, last, press, show } = await desk(counterView())
  hub.answer({ 'take-back': () => ({ ok: true, ticket: ticket('U019') }) })
  const free = async () => {
    await show(called('U019'))
    await show(counterView())
  }
  await page.getByRole('button', { name: 'Przywróć i wywołaj U019' }).click()
  await page.getByText('Wywołano U019').first().waitFor()
  expect(last()).toEqual({ ticket: 't-U019', call: true })
  await free()
  await press('b', '1')
  await expect.poll(() => hub.sent.length).toBe(2)
  expect(last()).toEqual({ ticket: 't-U019', call: true })
  await free()
  await press('c')
  await page.keyboard.type('u19')
  await expect.poll(() => page.textContent('dialog .primary')).toContain('Przywróć i wywołaj')
  await press('Enter')
  await expect.poll(() => hub.sent.length).toBe(3)
  expect(last()).toEqual({ ticket: 't-U019', call: true })
  expect(sent()).toEqual(['take-back', 'take-back', 'take-back'])
  // While somebody is here they go back into the queue.
  await show(serving())
  await expect.poll(() => page.getByRole('button', { name: /Przywróć i wywołaj/ }).count()).toBe(0)
  await press('b', '1')
  await expect.poll(() => hub.sent.length).toBe(4)
  expect(last()).toEqual({ ticket: 't-U019' })
})

test('a number that was refused keeps its question: a second Enter calls nobody else', async () => {
  const { hub, page, sent, last, press } = await desk(counterView(), {
    call: () => ({ ok: false, error: { code: 'ticket-unknown', ticket: 'U999' } }),
  })
  await press('c')
  await page.keyboard.type('u999')
  await press('Enter')
  await page.getByText('Nie ma dziś biletu U999.').last().waitFor()
  await expectAccessible(page, 'refused')
  await press('Enter')
  await expect.poll(sent).toEqual(['call', 'call'])
  await page.locator('dialog .message[data-kind=refused]').waitFor()
  // Typed over, as it is selected.
  hub.answer({
    call: () => {
      hub.show(() => called('U007'))
      return { ok: true, ticket: ticket('U007') }
    },
  })
  await page.keyboard.type('u7')
  await expect.poll(() => page.inputValue('dialog input')).toBe('u7')
  await page.keyboard.press('Enter')
  await page.waitForSelector('dialog', { state: 'detached' })
  await page.keyboard.press('Enter')
  await hub.heard()
  expect(sent()).toEqual(['call', 'call', 'call'])
  expect(last()).toEqual({ ticket: 'U007' })
})

test('what was written stays when it was refused', async () => {
  const { page, press } = await desk(serving(), {
    note: () => ({ ok: false, error: { code: 'unavailable' } }),
  })
  await press('m')
  await page.keyboard.type('Brakuje zdjęcia')
  await press('Enter')
  await page.locator('dialog .message[data-kind=refused]').waitFor()
  await expect.poll(() => page.inputValue('dialog textarea')).toBe('Brakuje zdjęcia')
})

test('what can’t be undone begins on "back": X and Enter end no visit, Enter alone takes no desk over', async () => {
  const { hub, page, sent, press, show } = await desk(serving())
  const onBack = () => page.evaluate(() => document.activeElement?.className)
  await press('x')
  await expect.poll(() => onBack()).toContain('back')
  await press('Enter')
  await page.waitForSelector('dialog', { state: 'detached' })
  const { calls } = counterView()
  await show({
    ...atDesk('called', bookedVisitor({ recallsOwed: 0 })),
    calls: { ...calls, takeBackMinutes: 0 },
  })
  await press('a')
  await expect.poll(() => page.textContent('dialog')).toContain('Tego numeru nie będzie można przywrócić.')
  await expect.poll(() => onBack()).toContain('back')
  await press('Enter')
  await show(counterView({ desk: null }))
  await page.getByRole('button', { name: /^1/ }).press('Enter')
  await page.waitForSelector('dialog[open]')
  await expect.poll(() => onBack()).toContain('back')
  await press('Enter')
  await hub.heard()
  expect(sent()).toEqual([])
})

test('[ALL-2] priority: a number is typed, then a key chooses the ground; keys show where they choose', async () => {
  const { grounds = [], away } = everyCounterState()['everything-known']!
  const { page, sent, last, press } = await desk({ ...counterView(), grounds, away })
  const shownKeys = () => page.locator('dialog .choice-list .key').count()
  await press('g')
  await expect.poll(() => shownKeys()).toBe(0)
  await page.keyboard.type('u27')
  await press('Enter')
  await expect.poll(() => shownKeys()).toBe(grounds.length)
  await press('2')
  await expect.poll(sent).toEqual(['give-priority'])
  expect(last()).toEqual({ ticket: 'U027', ground: 'disability' })
})

test.each([
  ['a15', 'A015: wizyta o 12:20. Pierwszeństwo zadziała dopiero od tej godziny.'],
  ['u20', 'U020 wróci o 12:13.'],
  ['u19', 'U019 jest na liście nieobecnych.'],
  ['u27', null],
])('[ALL-2] who can’t go first yet is told apart: %s', async (number, told) => {
  const { grounds = [], away } = everyCounterState()['everything-known']!
  const { page, press } = await desk({ ...counterView(), grounds, away })
  await press('g')
  await page.keyboard.type(number)
  const hint = page.locator('dialog .hint')
  if (told) await expect.poll(() => hint.textContent()).toContain(told)
  else await expect.poll(() => hint.count()).toBe(0)
})

test('a note’s keys are letters: what would choose shows no key while it is typed', async () => {
  const { page, press } = await desk(serving())
  await press('t')
  await expect.poll(() => page.locator('dialog .choice-list .key').count()).toBeGreaterThan(0)
  await page.focus('dialog textarea')
  await expect.poll(() => page.locator('dialog .choice-list .key').count()).toBe(0)
})

test('[ALL-2] who waits is listed by queue, or in call order over all queues; the page remembers which', async () => {
  const { page, press } = await desk(counterView())
  const numbers = () => page.locator('.ticket .pick').allTextContents()
  const turns = () => page.locator('.ticket .turn').allTextContents()
  await expect.poll(() => page.locator('.queue').count()).toBe(4)
  await press('l')
  await expect.poll(() => page.locator('.queue').count()).toBe(0)
  const all = counterView().waiting.map(({ number }) => number)
  await expect.poll(() => numbers()).toEqual(all.slice(0, (await numbers()).length))
  expect((await turns()).slice(0, 3)).toEqual(['1.', '2.', '3.'])
  expect((await numbers()).length).toBeGreaterThan(10)
  await expectNoScroll(page, 'in order')
  await expectAccessible(page, 'in order')
  await page.reload()
  await page.waitForSelector('.ticket')
  await expect.poll(() => page.locator('.queue').count()).toBe(0)
  await page.getByRole('button', { name: 'Według kolejek' }).click()
  await expect.poll(() => page.locator('.queue').count()).toBe(4)
})

test('while the link is lost every button that asks the hub looks so, in a question too', async () => {
  const states = everyCounterState()
  const looks = (page: Page) =>
    page.evaluate(() => {
      const root = document.querySelector('dialog[open]') ?? document.querySelector('main')!
      const quiet = (button: Element) => {
        const probe = document.createElement('button')
        probe.className = 'button'
        probe.setAttribute('aria-disabled', 'true')
        button.parentElement!.append(probe)
        const { color, borderColor } = getComputedStyle(button)
        const expected = getComputedStyle(probe)
        const same = color === expected.color && borderColor === expected.borderColor
        probe.remove()
        return same
      }
      return [...root.querySelectorAll('.button:not(.back), .pick')]
        .filter(
          (button) => button.getAttribute('aria-disabled') !== 'true' || (button.matches('.button') && !quiet(button)),
        )
        .map(({ textContent }) => textContent)
    })
  for (const [name, key] of [
    ['free', 'c'],
    ['nobody-comes', 't'],
    ['everything-known', 'x'],
    ['chooser', null],
    ['paused', null],
    ['machine-needs-help', 'd'],
  ] as const) {
    const { hub, page, press } = await desk(states[name]!)
    await hub.goDark()
    await page.waitForSelector('[data-kind=lost]')
    await expect.poll(() => looks(page), { message: name }).toEqual([])
    await hub.comeBack()
    await page.waitForSelector('[data-kind=lost]', { state: 'detached' })
    if (key === null) continue
    await press(key)
    await page.waitForSelector('dialog[open]')
    await hub.goDark()
    await page.waitForSelector('dialog [data-kind=lost]')
    await expect.poll(() => looks(page), { message: `${name} ${key}` }).toEqual([])
    await hub.comeBack()
  }
})

test('[KAT-8] digits choose a desk: at once where nothing longer begins so, a desk in use asks', async () => {
  const numbers = [1, 2, 25, 26, 27]
  const desks = numbers.map((number) => ({
    ...counterView().desks[3]!,
    number,
    mine: false,
    by: number === 26 ? 'Jan Zieliński' : null,
  }))
  const { page, sent, last, show } = await desk(counterView({ desk: null, desks }))
  // Digits that follow each other within a second and a half are one number: by the clock of whoever typed them.
  const began = Date.now()
  await pressAt(page, '2', began)
  await pressAt(page, '7', began + 300)
  await expect.poll(sent).toEqual(['open-desk'])
  expect(last()).toEqual({ desk: 27 })
  await show(counterView())
  await show(counterView({ desk: null, desks }))
  await page.locator('h2').click()
  const later = Date.now()
  await pressAt(page, '2', later)
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-desk'))).toBe('2')
  expect(sent()).toHaveLength(1)
  await pressAt(page, '6', later + 300)
  await expect.poll(() => page.textContent('dialog')).toContain('Przejąć stanowisko 26?')
})

test.each([
  [1024, 576],
  [1366, 768],
  [1920, 1080],
])('%i×%i: every button whole, what has waited in sight, in every language and state', async (width, height) => {
  const { page, show } = await desk(counterView(), {}, { width, height })
  for (const language of languages) {
    await page.selectOption('select', language)
    for (const [name, view] of Object.entries(everyCounterState())) {
      await show(view)
      const where = `${name} ${language}`
      await expectNoScroll(page, where)
      const wrong = await page.evaluate(() => {
        const outside = (inner: Element, outer: Element) => {
          const [a, b] = [inner.getBoundingClientRect(), outer.getBoundingClientRect()]
          return a.right > b.right + 1 || a.bottom > b.bottom + 1 || a.top < b.top - 1
        }
        const cut = [...document.querySelectorAll('.acts .button')].filter((button) =>
          [...button.children].some((part) => outside(part, button) || part.scrollWidth > part.clientWidth + 1),
        )
        const right = document.querySelector('.right')
        const hidden = right
          ? [...right.querySelectorAll('td.waited, thead .waited')].filter((cell) => {
              const { right: end, width: wide } = cell.getBoundingClientRect()
              return end > innerWidth || wide < 40 || cell.scrollWidth > cell.clientWidth + 1
            })
          : []
        const short = [...document.querySelectorAll('.longest')].filter(
          (cell) => innerWidth > 1100 && cell.scrollWidth > cell.clientWidth + 1,
        )
        return [...cut, ...hidden, ...short].map(({ textContent }) => textContent)
      })
      expect(wrong, where).toEqual([])
    }
  }
})
