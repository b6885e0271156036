import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import type { LogLine, Program } from './program.ts'
import { waitFor } from './wait-for.ts'

const app = join(import.meta.dirname, '..')

/** Starts the built program on real Electron. */
export async function startElectron(options: { executable: string; folder: string }): Promise<Program> {
  let status: number | null = null
  const running: ElectronApplication = await _electron.launch({
    executablePath: options.executable,
    // As root, in a container, Chromium's sandbox can't be set up; anywhere else it stays on.
    args: [app, `--folder=${options.folder}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined)) as Record<
      string,
      string
    >,
  })
  running.process().on('exit', (code) => {
    status = code ?? -1
  })
  const page = (): Promise<Page> =>
    waitFor('a window', async () => running.windows().findLast((one) => one.url().startsWith('poczekalnia://')))
  return {
    kind: 'electron',
    page,
    screen: (name) =>
      waitFor(`the screen ${name}`, async () => {
        const shown = await page()
        return (await shown.locator(`[data-screen="${name}"]`).count()) > 0 ? shown : null
      }),
    async crash() {
      await running.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
      )
    },
    log() {
      const file = join(options.folder, 'kiosk.log')
      if (!existsSync(file)) return []
      return readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as LogLine)
    },
    status: () => status,
    async stop() {
      await running.evaluate(({ app: program }) => program.quit()).catch(() => undefined)
      await running.close().catch(() => undefined)
    },
  }
}
