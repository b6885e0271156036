// The browser that tests and screenshots use: the system's Chromium, or one that is installed now.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { canInstallDebian, installDebian } from './debian.mjs'
import { node, root } from './prepare.mjs'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Path of a Chromium; installs one where there is none, or says how and ends. */
export function findBrowser() {
  const given = process.env.POCZEKALNIA_CHROMIUM
  const found = [given, ...places].find((place) => place && existsSync(place))
  if (found) return found
  // Ubuntu's package of this name is a way to a snap, which may give no browser.
  if (canInstallDebian() && installDebian('chromium') && existsSync(places[0])) return places[0]
  return installPlaywright()
}

/** What tests are told of the browsers, as their environment. */
export function browsers() {
  const whole = findBrowser()
  return { POCZEKALNIA_CHROMIUM: whole, POCZEKALNIA_HEADLESS: findHeadlessShell() ?? whole }
}

const shell = '/usr/bin/chromium-headless-shell'

/**
 * Path of a Chromium without anything around its pages, Debian's package of its own: a page costs it less than half of
 * what it costs a browser that has windows. Installed where that asks nobody; null where there is none, and tests take
 * the browser then.
 */
export function findHeadlessShell() {
  const given = process.env.POCZEKALNIA_HEADLESS
  if (given && existsSync(given)) return given
  if (existsSync(shell)) return shell
  if (!canInstallDebian()) return null
  return installDebian('chromium-headless-shell') && existsSync(shell) ? shell : null
}

function installPlaywright() {
  console.log("Installing Playwright's Chromium …")
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js')
  const result = spawnSync(node(), [cli, 'install', 'chromium'], { cwd: root, stdio: 'inherit' })
  if (result.status !== 0) {
    console.error(
      'The browser tests need Chromium. Install it (Debian: apt-get install chromium), ' +
        'or name one in POCZEKALNIA_CHROMIUM.',
    )
    process.exit(1)
  }
  const path = spawnSync(
    node(),
    ['-e', "import('playwright-core').then((p) => console.log(p.chromium.executablePath()))"],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  return path.stdout.trim()
}
