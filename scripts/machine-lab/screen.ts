/// <reference lib="dom" />
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { waitFor } from '../../apps/kiosk/test/wait-for.ts'
import { freePort } from '../../tests/support/free-port.ts'
import { addDevices, type HubProcess } from '../../tests/support/hub-process.ts'
import { kioskHands } from '../../tests/support/kiosk-hands.ts'
import type { Debian } from './debian.ts'
import { check, type Line } from './line.ts'

const project = '/opt/poczekalnia'
const starter = `${project}/apps/kiosk/packaging/linux/start`
const browser = `${project}/node_modules/.bin/node scripts/kiosk-browser.ts --folder $HOME`

/**
 * The machine as its unit runs it, paired before; a picture is taken whenever `/out/shoot` is there, SIGTERM comes with
 * `/out/stop`.
 */
const machine = (pairing: string, port: number) => `cd ${project}
${browser} --pair-only "${pairing}" || exit
export KIOSK_TRANSFORM=90 POCZEKALNIA_CHROMIUM_ARGS="--ozone-platform=wayland --remote-debugging-port=${port}"
${starter} ${browser} & start=$!
until [ -e /out/stop ] || ! kill -0 $start; do
  if [ -e /out/crash ]; then rm /out/crash; pkill -KILL -o chromium; fi
  if [ -e /out/shoot ]; then
    rm /out/shoot
    WAYLAND_DISPLAY=wayland-0 grim /out/new.png && mv /out/new.png /out/picture.png
  fi
  sleep 0.1
done
kill -TERM $start; wait $start`

/**
 * The real page in the Debian's own Chromium in its own cage, on a screen that is built in upright. `picture`: where
 * the picture goes.
 */
export async function screen(debian: Debian, hub: HubProcess, picture: string): Promise<Line[]> {
  const [token] = await addDevices(hub.dbFile, 'kiosk', [`Hol ${debian.suite}`])
  const port = await freePort()
  const { ended } = debian.start(machine(`${hub.url}/kiosk#token=${token}`, port))
  const lines: Line[] = []
  const end = async () => {
    writeFileSync(join(debian.out, 'stop'), '')
    return ended
  }
  try {
    const { page, browser: first } = await shown(port)
    await page.waitForSelector('[data-screen="languages"]')
    lines.push(await fills(page))
    await photograph(debian, picture)
    const hands = kioskHands(page, 'en')
    await hands.choose()
    await hands.takeWalkIn('Hand in missing documents')
    const number = await hands.number()
    lines.push(check('a visitor takes a ticket', number, /^U\d{3}$/.test(number)))
    const gone = new Promise((resolve) => first.once('disconnected', resolve))
    writeFileSync(join(debian.out, 'crash'), '')
    await gone
    const again = await shown(port)
    await again.page.waitForSelector('[data-screen="languages"]')
    lines.push(check('the browser was killed', 'the page is there again', true))
    await again.browser.close()
  } catch (error) {
    lines.push(check('the page is shown', String(error), false))
  }
  const { status, said } = await end()
  const last = said.trim().split('\n').at(-1) ?? ''
  return [
    ...lines,
    check('the machine in a browser is stopped', status === 0 ? 'status 0' : `status ${status}, ${last}`, status === 0),
  ]
}

/** The hub's page in the browser of this port. */
async function shown(port: number): Promise<{ browser: Browser; page: Page }> {
  return waitFor(
    'the page',
    async () => {
      const found = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
      const page = found
        .contexts()[0]
        ?.pages()
        .find((one) => one.url().includes('/kiosk'))
      if (page) return { browser: found, page }
      await found.close()
      return null
    },
    90_000,
  )
}

/** The page lies as it does on any upright screen: a rem by its width, nothing beside or below it. */
async function fills(page: Page): Promise<Line> {
  const size = () =>
    page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      return { width: innerWidth, height: innerHeight, scrollWidth, scrollHeight, rem }
    })
  const wanted = { width: 720, height: 1280, scrollWidth: 720, scrollHeight: 1280, rem: (720 / 1080) * 16 }
  const isWell = (now: typeof wanted) =>
    Object.entries(wanted).every(([name, value]) => Math.abs(now[name as keyof typeof wanted] - value) < 0.01)
  await waitFor('the size', async () => isWell(await size()), 20_000).catch(() => null)
  const now = await size()
  return check(
    'the page fills the upright screen',
    `${now.width}×${now.height}, rem ${now.rem.toFixed(2)} px`,
    isWell(now),
  )
}

async function photograph(debian: Debian, to: string): Promise<void> {
  const file = join(debian.out, 'picture.png')
  const shoot = async () => {
    rmSync(file, { force: true })
    writeFileSync(join(debian.out, 'shoot'), '')
    await waitFor('a picture', async () => existsSync(file))
    return readFileSync(file)
  }
  // What was drawn last may be on its way to the screen: the same picture twice, with more in it than one colour.
  let last = await shoot()
  const still = await waitFor('a picture that stands', async () => {
    const before = last
    last = await shoot()
    return last.equals(before) && last.length > 10_000 && last
  })
  writeFileSync(to, still)
}
