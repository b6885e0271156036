import { execFile } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const built = new Map<string, Promise<string>>()

/**
 * Builds a screen into a folder of its own, once a test run, so that a test never looks at yesterday's page.
 * @returns the folder
 */
export function builtScreen(app: 'kiosk' | 'display' | 'counter' | 'supervisor'): Promise<string> {
  const known = built.get(app)
  if (known) return known
  const folder = mkdtempSync(join(tmpdir(), `poczekalnia-${app}-`))
  const cwd = join(import.meta.dirname, '../../apps', app)
  const vite = join(cwd, 'node_modules/.bin/vite')
  const building = run(vite, ['build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'], { cwd }).then(
    () => folder,
  )
  built.set(app, building)
  return building
}
