// Builds what Electron runs: the program itself, its preload script, the worker that draws tickets, and the machine's
// own pages.
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'

const root = join(import.meta.dirname, '../..')
const app = join(root, 'apps/kiosk')
export const programDir = join(app, 'electron/dist')

/**
 * Packages that stay outside: Electron's own, and those that bring binaries or fonts, which are found beside the
 * program.
 */
const outside = ['electron', '@napi-rs/canvas', /^@expo-google-fonts\//, 'usb', 'escpos-usb', 'serialport']

/** Builds the program into `apps/kiosk/electron/dist`; the visitors' screen is built apart from it. */
export async function buildKioskProgram(): Promise<void> {
  rmSync(programDir, { recursive: true, force: true })
  mkdirSync(programDir, { recursive: true })
  await build({ configFile: join(app, 'electron/pages/vite.config.ts'), logLevel: 'warn' })
  await bundle(join(app, 'electron/main.ts'), 'main.js', 'es')
  await bundle(join(app, 'electron/preload.ts'), 'preload.cjs', 'cjs')
  await bundle(join(root, 'packages/printer/src/ticket-worker.ts'), 'ticket-worker.js', 'es')
  for (const language of ['pl', 'en', 'uk', 'ru'])
    cpSync(join(root, 'locales', language), join(programDir, language), { recursive: true })
}

function bundle(entry: string, name: string, format: 'es' | 'cjs') {
  return build({
    configFile: false,
    root: app,
    logLevel: 'warn',
    plugins: [workerBeside()],
    ssr: { noExternal: true, external: outside.filter((one) => typeof one === 'string') },
    build: {
      ssr: entry,
      target: 'node24',
      outDir: programDir,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        external: outside,
        // Only the worker draws: without this the program itself would load the canvas and its fonts too.
        treeshake: {
          moduleSideEffects: (id) => !id.includes('/packages/printer/src/') || id === entry || name !== 'main.js',
        },
        output: { format, entryFileNames: name, codeSplitting: false },
      },
    },
  })
}

/**
 * The worker is a file of its own beside the program; inside a packed program it lies unpacked, where a thread can be
 * started from it.
 */
function workerBeside(): Plugin {
  return {
    name: 'worker-beside',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('ticket-maker.ts')) return null
      const url = "new URL('./ticket-worker.ts', import.meta.url)"
      if (!code.includes(url)) throw new Error(`${id}: the worker is not started as this build expects`)
      const beside = "new URL('./ticket-worker.js', import.meta.url.replace('app.asar', 'app.asar.unpacked'))"
      return { code: code.replace(url, beside), map: null }
    },
  }
}

if (process.argv[1] === import.meta.filename) await buildKioskProgram()
