import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const manifest = createRequire(join(import.meta.dirname, '../../apps/kiosk/package.json')).resolve(
  'electron/package.json',
)

/** Electron's executable, when there is one: its own, or the one in `ELECTRON_OVERRIDE_DIST_PATH`. */
export function electronBinary(): string | null {
  const folder = dirname(manifest)
  const name = readIfThere(join(folder, 'path.txt')) ?? (process.platform === 'win32' ? 'electron.exe' : 'electron')
  const file = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name)
  return existsSync(file) ? file : null
}

function readIfThere(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}

/** How long a download may take, milliseconds: the file has some 120 MB. */
const DOWNLOAD_MS = 5 * 60_000

/**
 * Downloads the executable the way Electron's own package does, from `ELECTRON_MIRROR` where that is set.
 * @returns whether it is there now
 */
export function downloadElectron(): boolean {
  spawnSync(process.execPath, [join(dirname(manifest), 'install.js')], { stdio: 'ignore', timeout: DOWNLOAD_MS })
  return electronBinary() !== null
}

/** What can be done where there is no executable, in one line. */
export const waysRound =
  "Electron's program file is not here and could not be downloaded: " +
  'name its folder in ELECTRON_OVERRIDE_DIST_PATH or a mirror in ELECTRON_MIRROR, ' +
  'or run the machine in Chromium: poczekalnia kiosk:browser'
