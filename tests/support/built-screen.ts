import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type BuiltScreen, isBuilt } from '../../scripts/lib/prepare.mjs'

const run = promisify(execFile)

/**
 * A screen as its sources are now, in a folder of its own that goes with the test's process: a copy of what `npm test`
 * has built, or a build where the sources have changed since.
 * @returns the folder
 */
export async function builtScreen(app: BuiltScreen): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), `poczekalnia-${app}-`))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const cwd = join(import.meta.dirname, '../../apps', app)
  if (isBuilt(app)) cpSync(join(cwd, 'dist'), folder, { recursive: true })
  else {
    const vite = join(cwd, 'node_modules/.bin/vite')
    // The tests' own environment would make it React's build for development, half as large again.
    const env = { ...process.env, NODE_ENV: 'production' }
    await run(vite, ['build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'], { cwd, env })
  }
  return folder
}
