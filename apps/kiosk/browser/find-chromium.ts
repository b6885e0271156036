import { existsSync } from 'node:fs'
import { chromiumSwitches, switchWords } from '../device/chromium-switches.ts'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * A Chromium on this machine: the one named in `POCZEKALNIA_CHROMIUM`, or one where systems keep theirs; `null`: none.
 */
export function findChromium(env: Readonly<Record<string, string | undefined>>): string | null {
  const named = env.POCZEKALNIA_CHROMIUM
  return [...(named ? [named] : []), ...places].find((place) => existsSync(place)) ?? null
}

/** How it is started: nothing but the page, no gestures that leave it, no questions of its own. */
export function chromiumArguments(parts: {
  profile: string
  address: string
  windowed: boolean
  isRoot: boolean
  /** Further switches, from `POCZEKALNIA_CHROMIUM_ARGS`. */
  more: readonly string[]
}): string[] {
  return [
    ...(parts.windowed ? [`--app=${parts.address}`] : ['--kiosk', parts.address]),
    `--user-data-dir=${parts.profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--noerrdialogs',
    '--disable-infobars',
    '--disable-session-crashed-bubble',
    '--disable-sync',
    ...switchWords(chromiumSwitches),
    '--autoplay-policy=no-user-gesture-required',
    '--password-store=basic',
    // Chromium refuses its sandbox to root; a machine by a door should not run as root.
    ...(parts.isRoot ? ['--no-sandbox'] : []),
    ...parts.more,
  ]
}
