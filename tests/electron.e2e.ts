import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Paper, startVirtualPrinter, type VirtualPrinter } from '@poczekalnia/printer'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type RunningHub, runHub } from '../apps/hub/src/testing/running-hub.ts'
import { type DoubleProgram, startDouble } from '../apps/kiosk/test/double-program.ts'
import { electronBinary } from '../apps/kiosk/test/electron-binary.ts'
import { startElectron } from '../apps/kiosk/test/electron-program.ts'
import type { Program } from '../apps/kiosk/test/program.ts'
import { staff } from '../apps/kiosk/test/staff-hands.ts'
import { waitFor } from '../apps/kiosk/test/wait-for.ts'
import { buildKioskProgram } from '../scripts/lib/kiosk-program.ts'
import { kioskHands } from './support/kiosk-hands.ts'

/**
 * The machine's program from its first start to a visitor's paper, on the double of Electron; `pnpm test:electron` runs the journey on real
 * Electron where there is one (apps/kiosk/test/double/README.md says what the double can't show).
 */
const electron = process.env.POCZEKALNIA_TEST_ELECTRON === '1' ? electronBinary() : null
const onDouble = test.skipIf(electron !== null)

let running: RunningHub
let printer: VirtualPrinter
let folder: string
let program: Program
const programs: Program[] = []
const pin = '482100'
const keyring = join(mkdtempSync(join(tmpdir(), 'keyring-')), 'keyring')

const start = async (where: string, env: Record<string, string> = {}): Promise<Program> => {
  const started = electron
    ? await startElectron({ executable: electron, folder: where })
    : await startDouble({ folder: where, keyring, env })
  programs.push(started)
  return started
}
const double = () => program as DoubleProgram
const newFolder = () => mkdtempSync(join(tmpdir(), 'kiosk-'))
const bookings = (lines: string[]) => `date,time,queue,name,email,pin,language,case\n${lines.join('\n')}\n`
const nextPaper = () =>
  new Promise<Paper>((resolve) => {
    const stop = printer.onPaper((paper) => {
      stop()
      resolve(paper)
    })
  })

beforeAll(async () => {
  await buildKioskProgram()
  running = await runHub()
  printer = await startVirtualPrinter({})
  folder = newFolder()
  writeFileSync(
    join(folder, 'settings.yaml'),
    `# test\nhub: http://127.0.0.1:9\nprinter: { tcp: 127.0.0.1:${printer.port} }\n`,
  )
  await running.importCsv(
    bookings([
      '2026-11-19,12:20,pobyt-czasowy,Olena Kowalenko,olena@example.com,4185,uk,',
      '2026-11-19,12:30,pobyt-czasowy,Andrij Melnyk,andrij@example.com,5874,uk,',
    ]),
  )
  program = await start(folder)
})

afterAll(async () => {
  for (const one of programs) await one.stop()
  await printer?.stop()
  await running?.stop()
})

afterEach(() => {
  expect(printer.problems, 'the printer understood everything').toEqual([])
})

test('first start: the machine is paired by its one address, and a PIN is chosen', async () => {
  await staff.pair(program, `${running.hub.url}/kiosk#token=${running.tokens.kiosk}`, pin)
  await program.screen('languages')
  const devices = await running.hub.devices.list()
  expect(devices.map(({ kind, name }) => `${kind} ${name}`)).toContain('printer test kiosk (printer)')
})

test('[BYD-1] a Ukrainian visitor confirms a visit by PIN and gets the paper', async () => {
  const hands = kioskHands(await program.page(), 'uk')
  const paper = nextPaper()
  await hands.choose()
  await hands.enterPin('4185')
  await hands.press('visit.yes')
  const number = await hands.number()
  expect(number).toMatch(/^[A-Z]001$/)
  expect((await paper).bitmap.height).toBeGreaterThan(400)
  await (await program.page()).getByText(hands.t('kiosk:ticket.printed')).waitFor()
  await hands.done()
})

test('the page is killed in the middle: "one moment", then the start, and the next visitor goes on', async () => {
  const hands = kioskHands(await program.page(), 'uk')
  await hands.choose()
  await program.crash()
  await waitFor('one moment', async () => (await program.page()).url().endsWith('/moment.html'))
  const back = await program.screen('languages')
  expect(program.log().filter(({ msg }) => msg === 'recovery')).toEqual([
    expect.objectContaining({ act: 'reload', reason: 'page gone: crashed' }),
  ])
  const again = kioskHands(back, 'uk')
  const paper = nextPaper()
  await again.choose()
  await again.enterPin('5874')
  await again.press('visit.yes')
  await again.number()
  await paper
  await again.done()
})

test('the service menu: a wrong PIN, the right one, what the printer is, a test ticket', async () => {
  await staff.knock(await program.page())
  const lock = await program.screen('service-pin')
  await staff.typePin(lock, '0000')
  await lock.getByText(staff.t('service:pin.wrong')).waitFor()
  await staff.typePin(lock, pin)
  const menu = await program.screen('service')
  await menu.getByText(staff.t('service:printer.ready.state'), { exact: false }).waitFor()
  const paper = nextPaper()
  await staff.press(menu, 'service:menu.test')
  await paper
  await menu.getByText(staff.t('service:menu.printed')).waitFor()
  await staff.press(menu, 'service:menu.leave')
  await program.screen('languages')
})

test('the menu tells staff what to do about the printer in each of its states', async () => {
  const menu = await staff.openMenu(program, pin)
  for (const state of ['paper-low', 'paper-out', 'cover-open', 'offline', 'stalled', 'ready'] as const) {
    await printer.setState(state)
    await menu.getByText(staff.t(`service:printer.${state}.state`)).waitFor({ timeout: 20_000 })
    await menu.getByText(staff.t(`service:printer.${state}.advice`)).waitFor()
  }
  await staff.press(menu, 'service:menu.leave')
  await program.screen('languages')
})

test('no paper: the visitor is told before, keeps the number on the screen, and nothing comes out later', async () => {
  await printer.setState('paper-out')
  const page = await program.page()
  const hands = kioskHands(page, 'en')
  await hands.choose()
  await page.getByText(hands.t('kiosk:printer.before')).waitFor({ timeout: 20_000 })
  await hands.takeWalkIn('Supplementing')
  expect(await hands.number()).toBe('U001')
  await page.getByText(hands.t('kiosk:ticket.failed')).waitFor({ timeout: 20_000 })
  const before = printer.papers.length
  await hands.done()
  await printer.setState('ready')
  await staff.openMenu(program, pin).then((menu) => menu.getByText(staff.t('service:printer.ready.state')).waitFor())
  expect(printer.papers.length).toBe(before)
  await staff.press(await program.page(), 'service:menu.leave')
  await program.screen('languages')
})

onDouble('keys that would lead out never reach the page; digits do', async () => {
  const page = await program.page()
  const hands = kioskHands(page, 'pl')
  await hands.choose()
  await hands.press('home.confirm')
  const key = (name: string, held = {}) =>
    double().order('press', { key: name, control: false, alt: false, meta: false, shift: false, ...held })
  expect(await key('F5')).toBe(false)
  expect(await key('r', { control: true })).toBe(false)
  expect(await key('F4', { alt: true })).toBe(false)
  expect(await key('1')).toBe(true)
  await page.getByRole('img', { name: hands.t('kiosk:pin.entered', { entered: 1, length: 4 }) }).waitFor()
  await double().order('close')
  expect(await page.title()).toBe(hands.t('kiosk:title'))
  await hands.press('back')
  await hands.press('back')
})

onDouble(
  'a hostile script in the page can’t leave, open windows, reach the network, devices or the program',
  async () => {
    const page = await program.page()
    const url = page.url()
    const evil = 'http://127.0.0.1:9/evil'
    await page.evaluate((to) => {
      location.href = to
    }, evil)
    await page.evaluate((to) => {
      const link = Object.assign(document.createElement('a'), { href: to, target: '_blank' })
      document.body.append(link)
      link.click()
      window.open(to)
      const frame = Object.assign(document.createElement('iframe'), { src: to })
      document.body.append(frame)
    }, evil)
    await waitFor('the refusals', async () => program.log().some(({ msg }) => msg === 'navigation refused'))
    await waitFor('the refused window', async () => program.log().some(({ msg }) => msg === 'new window refused'))
    expect(page.url()).toBe(url)
    expect(
      page
        .context()
        .pages()
        .filter((one) => one.url().includes('evil')),
    ).toEqual([])

    const denied = await page.evaluate(async (to) => {
      const fails = (work: Promise<unknown>) =>
        work.then(
          () => 'done',
          () => 'refused',
        )
      const machine = (window as unknown as { poczekalnia: { ask(message: unknown): Promise<unknown> } }).poczekalnia
      return {
        fetch: await fails(fetch(to)),
        script: await fails(
          new Promise((resolve, reject) => {
            const script = Object.assign(document.createElement('script'), {
              src: to,
              onload: resolve,
              onerror: reject,
            })
            document.body.append(script)
          }),
        ),
        media: await fails(navigator.mediaDevices.getUserMedia({ audio: true })),
        clipboard: await fails(navigator.clipboard.readText()),
        place: await fails(new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))),
        menu: await fails(machine.ask({ ask: 'state' })),
        quit: await fails(machine.ask({ ask: 'quit' })),
        pair: await fails(machine.ask({ ask: 'pair', address: 'http://evil', code: 'x' })),
        nonsense: await fails(machine.ask({ ask: 'eval', code: '1' })),
        node: typeof (globalThis as { process?: unknown }).process,
        require: typeof (globalThis as { require?: unknown }).require,
      }
    }, evil)
    expect(denied).toEqual({
      fetch: 'refused',
      script: 'refused',
      media: 'refused',
      clipboard: 'refused',
      place: 'refused',
      menu: 'refused',
      quit: 'refused',
      pair: 'refused',
      nonsense: 'refused',
      node: 'undefined',
      require: 'undefined',
    })
  },
)

onDouble(
  'a foreign page that got into the window all the same is answered nothing, and staff’s menu stays shut',
  async () => {
    await double()
      .order('load', 'http://shell.poczekalnia.localhost.evil.localhost/')
      .catch(() => undefined)
    const asked = program.log().length
    await double()
      .order('load', 'data:text/html,<h1>evil</h1>')
      .catch(() => undefined)
    await waitFor('the foreign page', async () =>
      (await program.page())
        .context()
        .pages()
        .some((one) => one.url().startsWith('data:')),
    )
    const foreign = (await program.page())
      .context()
      .pages()
      .find((one) => one.url().startsWith('data:'))!
    const answers = await foreign.evaluate(async () => {
      const machine = (window as unknown as { poczekalnia: { ask(message: unknown): Promise<unknown> } }).poczekalnia
      const ask = (name: string) =>
        machine.ask({ ask: name }).then(
          () => 'answered',
          () => 'refused',
        )
      return [await ask('hub'), await ask('screen'), await ask('state'), await ask('leave')]
    })
    expect(answers).toEqual(['refused', 'refused', 'refused', 'refused'])
    const refused = program
      .log()
      .slice(asked)
      .filter(({ msg }) => msg === 'ask refused')
    expect(refused).toHaveLength(4)
    expect(refused[0]).toMatchObject({ from: 'elsewhere' })
  },
)
