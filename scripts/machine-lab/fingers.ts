/// <reference lib="dom" />
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumArguments } from '../../apps/kiosk/browser/find-chromium.ts'
import { waitFor } from '../../apps/kiosk/test/wait-for.ts'
import { drawn } from '../../tests/support/chromium.ts'
import { addDevices, freePort, type HubProcess } from '../../tests/support/hub-process.ts'
import type { Debian } from './debian.ts'
import { check, type Line } from './line.ts'
import { openTouchscreen, type Touchscreen } from './touchscreen.ts'

const xorg = `Section "Device"
  Identifier "card"
  Driver "dummy"
EndSection
Section "InputDevice"
  Identifier "panel"
  Driver "inputtest"
  Option "SocketPath" "/out/panel"
  Option "DeviceType" "Touch"
  Option "TouchCount" "10"
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-200
  VertRefresh 5-200
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1024x768"
  EndSubSection
EndSection
Section "ServerLayout"
  Identifier "layout"
  Screen "screen"
  InputDevice "panel"
EndSection
Section "ServerFlags"
  Option "AutoAddDevices" "false"
EndSection
`
const user = 'poczekalnia-kiosk'
const session = (words: readonly string[]) => `Xorg :7 -config /out/xorg.conf -logfile /out/xorg.log -nolisten tcp &
until [ -e /tmp/.X11-unix/X7 ] && [ -e /out/panel ]; do sleep 0.1; done
chmod 666 /out/panel
install -d -m 700 -o ${user} /run/user/chromium
exec setpriv --reuid ${user} --regid ${user} --init-groups env DISPLAY=:7 XDG_RUNTIME_DIR=/run/user/chromium \\
  chromium --ozone-platform=x11 --window-position=0,0 --window-size=1024,768 ${words.map((word) => `'${word}'`).join(' ')}`

/** Nothing that a browser does by itself when it is first started. */
const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--password-store=basic',
  '--kiosk',
  '--user-data-dir=/tmp/profile',
]
const ours = chromiumArguments({
  profile: '/tmp/profile',
  address: 'about:blank',
  windowed: false,
  isRoot: false,
  more: [],
})

/** A page by others, with what it says about fingers. */
const page = (touchAction: string) =>
  `<!doctype html><meta name="viewport" content="width=device-width"><style>html{touch-action:${touchAction}}body{height:99vh}</style><p>x`

/** What real fingers do, told by the X server as from a touch panel: with Chromium as it comes, and as the machine starts it. */
export async function fingers(debian: Debian, hub: HubProcess): Promise<Line[]> {
  const [token] = await addDevices(hub.dbFile, 'kiosk', [`Finger ${debian.suite}`])
  const kiosk = `${hub.url}/kiosk#token=${token}`
  const others = createServer(({ url }, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(page(url?.slice(1) || 'auto'))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => others.once('listening', resolve))
  const at = `http://127.0.0.1:${(others.address() as AddressInfo).port}`
  const lines: Line[] = []
  const tell = (what: string, told: string, wanted: string | null) =>
    lines.push(check(what, told, wanted === null || told === wanted))
  try {
    await withBrowser(debian, quiet, async (hands) => {
      tell('a swipe, any page', await hands.swipe(`${at}/auto`), 'goes back')
      tell('a pinch, any page', await hands.pinch(`${at}/auto`), 'enlarges')
      tell('a pinch, `touch-action: manipulation`', await hands.pinch(`${at}/manipulation`), null)
      tell('a pinch, `touch-action: pan-y`', await hands.pinch(`${at}/pan-y`), 'stays')
      tell("a swipe, the machine's page", await hands.swipe(kiosk), 'stays')
      tell("a pinch, the machine's page", await hands.pinch(kiosk), 'stays')
    })
    await withBrowser(debian, [...quiet, '--overscroll-history-navigation=0'], async (hands) =>
      tell('a swipe, any page, `--overscroll-history-navigation=0`', await hands.swipe(`${at}/auto`), null),
    )
    await withBrowser(debian, ours, async (hands) => {
      tell("a swipe, any page, the machine's switches", await hands.swipe(`${at}/auto`), 'stays')
      tell("a pinch, any page, the machine's switches", await hands.pinch(`${at}/auto`), 'stays')
      tell("a swipe, the machine's page and switches", await hands.swipe(kiosk), 'stays')
    })
  } catch (error) {
    lines.push(check('fingers on a touch panel', String(error), false))
  } finally {
    others.close()
  }
  return lines
}

type Hands = { swipe(address: string): Promise<string>; pinch(address: string): Promise<string> }

async function withBrowser(
  debian: Debian,
  words: readonly string[],
  use: (hands: Hands) => Promise<unknown>,
): Promise<void> {
  const port = await freePort()
  const panel = join(debian.out, 'panel')
  rmSync(panel, { force: true })
  writeFileSync(join(debian.out, 'xorg.conf'), xorg)
  const { child, ended } = debian.start(session([...words, `--remote-debugging-port=${port}`, 'about:blank']), 'root')
  let browser: Browser | null = null
  try {
    browser = await waitFor('Chromium', () => chromium.connectOverCDP(`http://127.0.0.1:${port}`), 60_000)
    if (!existsSync(panel)) throw new Error('there is no touch panel')
    const screen = await openTouchscreen(panel)
    await use(hands(browser.contexts()[0]!.pages()[0]!, screen))
    screen.close()
  } finally {
    await browser?.close().catch(() => undefined)
    child.kill('SIGKILL')
    await ended
  }
}

function hands(page: Page, screen: Touchscreen): Hands {
  /** Shows an address after another page, so that there is a way back, and counts the fingers that come to it. */
  const show = async (address: string) => {
    await page.goto(new URL('/healthz', address).href)
    // A page that nobody has touched would be passed over on the way back.
    await screen.move([{ from: { x: 0.5, y: 0.5 }, to: { x: 0.5, y: 0.5 } }], 1)
    await page.goto(address)
    await page.waitForSelector('p')
    await drawn(page)
    await page.evaluate(() => {
      const counted = window as unknown as { fingers: number }
      counted.fingers = 0
      const count = ({ changedTouches }: TouchEvent) => {
        counted.fingers += changedTouches.length
      }
      addEventListener('touchstart', count, { capture: true, passive: true })
    })
    return page.url()
  }
  /** What didn't come about says something only where the fingers came. */
  const stays = async (fingers: number) => {
    const came = await page.evaluate(() => (window as unknown as { fingers: number }).fingers)
    return came === fingers ? 'stays' : `${came} of ${fingers} fingers came`
  }
  return {
    async swipe(address) {
      const before = await show(address)
      await screen.move([{ from: { x: 0.1, y: 0.3 }, to: { x: 0.95, y: 0.3 } }], 30)
      const left = await waitFor('a way back', async () => page.url() !== before, 4_000).catch(() => false)
      return left ? 'goes back' : stays(1)
    },
    async pinch(address) {
      await show(address)
      const apart = [
        { from: { x: 0.48, y: 0.4 }, to: { x: 0.15, y: 0.4 } },
        { from: { x: 0.52, y: 0.4 }, to: { x: 0.85, y: 0.4 } },
      ]
      await screen.move(apart, 30)
      const scale = () => page.evaluate(() => visualViewport?.scale ?? 1)
      const larger = await waitFor('another size', async () => (await scale()) > 1.01, 4_000).catch(() => false)
      return larger ? 'enlarges' : stays(2)
    },
  }
}
