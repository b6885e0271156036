import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Paper, startVirtualPrinter, type VirtualPrinter } from '@poczekalnia/printer'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type RunningHub, runHub } from '../apps/hub/src/testing/running-hub.ts'
import { type DoubleProgram, startDouble } from '../apps/kiosk/test/double-program.ts'
import { startElectron } from '../apps/kiosk/test/electron-program.ts'
import type { Program } from '../apps/kiosk/test/program.ts'
import { staff } from '../apps/kiosk/test/staff-hands.ts'
import { waitFor } from '../apps/kiosk/test/wait-for.ts'
import { electronBinary } from '../scripts/lib/electron-binary.ts'
import { buildKioskProgram } from '../scripts/lib/kiosk-program.ts'
import { expectAccessible, expectNoScroll } from './support/chromium.ts'
import { kioskHands } from './support/kiosk-hands.ts'

/**
 * The machine's program from its first start to a visitor's paper, on the double of Electron; `npm run test:electron`
 * runs the journey on real Electron where there is one (apps/kiosk/test/double/README.md says what the double can't
 * show).
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

/** Nothing serious for axe, nothing outside the screen. */
const expectGood = async (screen: string) => {
  const page = await program.screen(screen)
  await expectAccessible(page, screen)
  await expectNoScroll(page, screen)
}

test('first start: the machine is paired by its one address, and a PIN is chosen', async () => {
  await expectGood('pairing-address')
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
  await expectGood('service-pin')
  await staff.typePin(lock, '0000')
  await lock.getByText(staff.t('service:pin.wrong')).waitFor()
  await staff.typePin(lock, pin)
  const menu = await program.screen('service')
  await menu.getByText(staff.t('printer:state.ready.title'), { exact: false }).waitFor()
  const paper = nextPaper()
  await staff.press(menu, 'service:menu.test')
  await paper
  await menu.getByText(staff.t('service:menu.printed')).waitFor()
  for (const language of ['українська', 'русский', 'English', 'polski']) {
    await menu.getByRole('button', { name: language }).click()
    await expectGood('service')
  }
  await staff.press(menu, 'service:menu.screenTest')
  await expectGood('screen-test')
  await staff.press(menu, 'service:screenTest.done')
  await staff.press(menu, 'service:menu.leave')
  await program.screen('languages')
})

test('the menu tells staff what to do about the printer in each of its states', async () => {
  const menu = await staff.openMenu(program, pin)
  for (const state of ['paper-low', 'paper-out', 'cover-open', 'offline', 'stalled', 'ready'] as const) {
    await printer.setState(state)
    await menu.getByText(staff.t(`printer:state.${state}.title`)).waitFor()
    await menu.getByText(staff.t(`printer:state.${state}.advice`)).waitFor()
  }
  await staff.press(menu, 'service:menu.leave')
  await program.screen('languages')
})

test('no paper: the visitor is told before, keeps the number on the screen, and nothing comes out later', async () => {
  await printer.setState('paper-out')
  const page = await program.page()
  const hands = kioskHands(page, 'en')
  await hands.choose()
  await page.getByText(hands.t('kiosk:printer.before')).waitFor()
  await hands.takeWalkIn('Hand in missing documents')
  expect(await hands.number()).toBe('U001')
  await page.getByText(hands.t('kiosk:ticket.failed')).waitFor()
  const before = printer.papers.length
  await hands.done()
  await printer.setState('ready')
  await staff.openMenu(program, pin).then((menu) => menu.getByText(staff.t('printer:state.ready.title')).waitFor())
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
  await expect.poll(() => page.title()).toBe(hands.t('kiosk:title'))
  await hands.press('back')
  await hands.press('back')
})

onDouble(
  'every key and combination of a whole keyboard: what reaches the page acts within it, and it stays',
  async () => {
    const names = ['F1', 'F5', 'F6', 'F11', 'F12', 'PrintScreen']
    const ofKeypads = ['Escape', 'Insert', 'PageUp', 'PageDown']
    names.push('ContextMenu', 'Pause', 'ScrollLock', 'NumLock', 'Clear', 'Meta', 'Alt', 'Control', 'AltGraph')
    names.push('BrowserBack', 'BrowserForward', 'BrowserHome', 'BrowserRefresh', 'BrowserSearch', 'BrowserFavorites')
    names.push('LaunchMail', 'LaunchApplication1', 'LaunchApplication2', 'MediaPlayPause', 'Power')
    names.push('ZoomIn', 'Find', 'Open', 'New', 'Save', 'Close', 'Print', 'Undo', 'Cancel', 'Unidentified', 'Dead')
    const acting = [
      'Tab',
      'Backspace',
      'Delete',
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'Home',
      'End',
      'Shift',
    ]
    const signs = [...'abcdefghijklmnopqrstuvwxyz0123456789[]\\;,./-=`^_']
    const page = await program.page()
    const url = page.url()
    const before = (await double().pages()).map((one) => one.url())
    const held = [
      '',
      'control',
      'alt',
      'meta',
      'shift',
      'control shift',
      'control alt',
      'alt shift',
      'control alt shift meta',
    ]
    const reached: string[] = []
    for (const modifiers of held) {
      const [control, alt, meta, shift] = ['control', 'alt', 'meta', 'shift'].map((one) => modifiers.includes(one))
      for (const key of [...names, ...ofKeypads, ...acting, ...signs])
        if (await double().order('press', { key, control, alt, meta, shift })) reached.push(`${modifiers}+${key}`)
    }
    // A scanner's line ends and separators are the only ones that come with Ctrl.
    expect(reached.filter((one) => /control|alt|meta/.test(one))).toEqual([
      ...[...'ijm]\\^_'].map((key) => `control+${key}`),
      ...[...']\\^_'].map((key) => `control shift+${key}`),
    ])
    expect(reached.filter((one) => ofKeypads.includes(one.split('+')[1] ?? ''))).toEqual(
      ofKeypads.map((key) => `+${key}`),
    )
    expect(reached.filter((one) => names.includes(one.split('+')[1] ?? ''))).toEqual([])
    expect(page.url()).toBe(url)
    expect((await double().pages()).map((one) => one.url())).toEqual(before)
    await expect.poll(() => page.locator('[data-screen]').count()).toBeGreaterThan(0)
    await page.reload()
    await program.screen('languages')
  },
)

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

onDouble('a foreign page that got into the window all the same is answered nothing, and is soon gone', async () => {
  const before = program.log().length
  const since = (what: string) =>
    program
      .log()
      .slice(before)
      .filter(({ msg }) => msg === what)
  await double().order('load', 'data:text/html,<h1>evil</h1>')
  const foreign = await waitFor('the foreign page', async () =>
    (await double().pages()).find((one) => one.url().startsWith('data:')),
  )
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
  expect(since('ask refused')).toHaveLength(4)
  expect(since('ask refused')[0]).toMatchObject({ from: 'elsewhere' })
  await program.screen('languages')
  expect(since('recovery')).toEqual([expect.objectContaining({ act: 'recreate', reason: 'no heartbeat' })])
})

onDouble('a page that hangs is noticed, and a fresh window takes its place', async () => {
  const before = program.log().length
  const page = await program.page()
  void page
    .evaluate(() => {
      for (;;);
    })
    .catch(() => undefined)
  await waitFor('the recovery', async () =>
    program
      .log()
      .slice(before)
      .some(({ msg }) => msg === 'recovery'),
  )
  await program.screen('languages')
  expect(program.log().slice(before)).toContainEqual(expect.objectContaining({ reason: 'no heartbeat' }))
  expect(await double().order('windows')).toHaveLength(1)
})

test('off and on again: the machine knows its hub, tokens and PIN, and keeps none of them readable', async () => {
  await program.stop()
  expect(program.status()).toBe(0)
  const files = readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile())
  const kept = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
  expect(kept).toContain(running.hub.url)
  expect(kept).not.toContain(running.tokens.kiosk)
  expect(kept).not.toContain(pin)
  program = await start(folder)
  await program.screen('languages')
  const menu = await staff.openMenu(program, pin)
  await menu.getByText(running.hub.url).waitFor()
})

onDouble('a second program on the same folder ends at once, and the first goes on', async () => {
  const second = (await start(folder)) as DoubleProgram
  await waitFor('its end', async () => second.status() !== null)
  expect(second.status()).toBe(0)
  expect(second.log()).toEqual([])
  await program.screen('service')
})

test('restart and quit, from the menu', async () => {
  const menu = await program.screen('service')
  await staff.press(menu, 'service:menu.restart')
  if (program.kind === 'double') await waitFor('the next start', async () => double().starts() === 2)
  await program.screen('languages')
  const again = await staff.openMenu(program, pin)
  await staff.press(again, 'service:menu.quit')
  await staff.press(again, 'service:menu.no')
  await staff.press(again, 'service:menu.quit')
  await staff.press(again, 'service:menu.yes')
  await waitFor('the end', async () => program.status() !== null)
  expect(program.status()).toBe(0)
})

onDouble('a page that crashes again and again: new windows, then a new program, then visitors again', async () => {
  program = await start(folder)
  const acts = () =>
    program
      .log()
      .filter(({ msg }) => msg === 'recovery')
      .map(({ act }) => act)
  for (let crash = 0; crash < 6; crash++) {
    await program.screen('languages')
    await program.crash()
    await waitFor('the recovery', async () => acts().length === crash + 1)
  }
  expect(acts()).toEqual(['reload', 'reload', 'recreate', 'recreate', 'recreate', 'relaunch'])
  await waitFor('the next start', async () => double().starts() === 2)
  await program.screen('languages')
  const starts = program.log().filter(({ msg }) => msg === 'started')
  expect(starts.at(-1)).toMatchObject({ relaunches: 1 })
  await program.stop()
})

onDouble('under a supervisor the program ends and asks to be started again', async () => {
  const supervised = (await start(folder, { POCZEKALNIA_SUPERVISED: '1' })) as DoubleProgram
  await supervised.screen('languages')
  const menu = await staff.openMenu(supervised, pin)
  await staff.press(menu, 'service:menu.restart')
  await waitFor('its end', async () => supervised.status() !== null)
  expect(supervised.status()).toBe(75)
  expect(supervised.starts()).toBe(1)
})

test('settings that are wrong are told by file, field and what to do, and taken up once they are right', async () => {
  const wrong = newFolder()
  const file = join(wrong, 'settings.yaml')
  writeFileSync(file, `hub: ${running.hub.url}\norientation: upright\n`)
  program = await start(wrong)
  const page = await program.screen('settings')
  await page.getByText(file).waitFor()
  await page.getByText('orientation', { exact: true }).waitFor()
  await page.getByText(staff.t('service:settings.advice.orientation')).waitFor()
  await staff.press(page, 'service:settings.check')
  await page.getByText(staff.t('service:settings.still')).waitFor()
  await expectGood('settings')
  writeFileSync(file, `hub: ${running.hub.url}\norientation: landscape\nprinter: none\n`)
  await staff.press(page, 'service:settings.check')
  await program.screen('pairing-address')
})

test('pairing says what is wrong where it can be put right', async () => {
  const wrongCode = 'x'.repeat(43)
  const page = await program.screen('pairing-address')
  const tell = async (address: string, problem: string) => {
    await page.getByRole('textbox').fill(address)
    await staff.press(page, 'service:next')
    await program.screen('pairing-pin')
    for (const digit of '4821') await page.getByRole('button', { name: digit, exact: true }).click()
    await staff.press(page, 'service:pairing.connect')
    await page.getByText(staff.t(`service:problem.${problem}`)).waitFor()
    await program.screen('pairing-address')
  }
  await tell(`http://127.0.0.1:9/kiosk#token=${wrongCode}`, 'unreachable')
  await tell(`${running.hub.url}/kiosk#token=${wrongCode}`, 'refused')
})
