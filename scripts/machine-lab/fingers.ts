import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromiumArguments } from '../../apps/kiosk/browser/find-chromium.ts'
import { addDevices, type HubProcess } from '../../tests/support/hub-process.ts'
import type { Debian } from './debian.ts'
import { check, type Line } from './line.ts'
import { withBrowser } from './touch-session.ts'

/** Nothing that a browser does by itself when it is first started, and an empty page. */
const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--password-store=basic',
  '--kiosk',
  '--user-data-dir=/tmp/profile',
  'about:blank',
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
  '<!doctype html><meta name="viewport" content="width=device-width">' +
  `<style>html{touch-action:${touchAction}}body{height:99vh}</style><p>x`

/**
 * What real fingers do, told by the X server as from a touch panel: with Chromium as it comes, and as the machine
 * starts it.
 */
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
