/// <reference lib="dom" />
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { waitFor } from '../../apps/kiosk/test/wait-for.ts'
import { drawn } from '../../tests/support/chromium.ts'
import { freePort } from '../../tests/support/free-port.ts'
import type { Debian } from './debian.ts'
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
  chromium --ozone-platform=x11 --window-position=0,0 --window-size=1024,768 \\
  ${words.map((word) => `'${word}'`).join(' ')}`

export type Hands = { swipe(address: string): Promise<string>; pinch(address: string): Promise<string> }

/** Starts an X server with a touch panel, and Chromium on it with these words of its command line; ends both. */
export async function withBrowser(
  debian: Debian,
  words: readonly string[],
  use: (hands: Hands) => Promise<unknown>,
): Promise<void> {
  const port = await freePort()
  const panel = join(debian.out, 'panel')
  rmSync(panel, { force: true })
  writeFileSync(join(debian.out, 'xorg.conf'), xorg)
  const { child, ended } = debian.start(session([`--remote-debugging-port=${port}`, ...words]), 'root')
  let browser: Browser | null = null
  try {
    browser = await waitFor('Chromium', () => chromium.connectOverCDP(`http://127.0.0.1:${port}`), 60_000)
    if (!existsSync(panel)) throw new Error('there is no touch panel')
    const screen = await openTouchscreen(panel)
    const page = browser.contexts()[0]!.pages()[0]!
    // The window may come up after the page in it.
    await waitFor('a finger to come', () => comes(page, screen), 30_000)
    await use(hands(page, screen))
    screen.close()
  } finally {
    await browser?.close().catch(() => undefined)
    child.kill('SIGKILL')
    await ended
  }
}

const tap = [{ from: { x: 0.5, y: 0.5 }, to: { x: 0.5, y: 0.5 } }]

/** Has the page count the fingers that come to it from now on. */
const count = (page: Page) =>
  page.evaluate(() => {
    const here = window as unknown as { fingers: number }
    here.fingers = 0
    const add = ({ changedTouches }: TouchEvent) => {
      here.fingers += changedTouches.length
    }
    addEventListener('touchstart', add, { capture: true, passive: true })
  })
const counted = (page: Page) => page.evaluate(() => (window as unknown as { fingers: number }).fingers)

async function comes(page: Page, screen: Touchscreen): Promise<boolean> {
  await page.goto('about:blank')
  await drawn(page)
  await count(page)
  await screen.move(tap, 1)
  return waitFor('the finger', async () => (await counted(page)) === 1, 1_000).catch(() => false)
}

function hands(page: Page, screen: Touchscreen): Hands {
  /** Shows an address after another page, so that there is a way back, and counts the fingers that come to it. */
  const show = async (address: string) => {
    await page.goto(new URL('/healthz', address).href)
    // A page that nobody has touched would be passed over on the way back.
    await screen.move(tap, 1)
    await page.goto(address)
    await page.waitForSelector('p')
    await drawn(page)
    await count(page)
    return page.url()
  }
  /** What didn't come about says something only where the fingers came. */
  const stays = async (fingers: number) => {
    const came = await counted(page)
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
