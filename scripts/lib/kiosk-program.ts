// Builds what Electron runs: the program itself, its preload script, and the machine's own pages.
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readManifests } from '@poczekalnia/locales/manifest'
import { build } from 'vite'

const root = join(import.meta.dirname, '../..')
const app = join(root, 'apps/kiosk')
export const programDir = join(app, 'electron/dist')

/**
 * Packages that stay outside: Electron's own, and those that bring binaries or fonts, which are found beside the
 * program.
 */
const outside = ['electron', 'harfbuzzjs', /^@expo-google-fonts\//, 'usb', 'escpos-usb', 'serialport']

/** Builds the program into `apps/kiosk/electron/dist`; the visitors' screen is built apart from it. */
export async function buildKioskProgram(): Promise<void> {
  rmSync(programDir, { recursive: true, force: true })
  mkdirSync(programDir, { recursive: true })
  await build({ configFile: join(app, 'electron/pages/vite.config.ts'), logLevel: 'warn' })
  await bundle(join(app, 'electron/main.ts'), 'main.js', 'es')
  await bundle(join(app, 'electron/preload.ts'), 'preload.cjs', 'cjs')
  for (const language of Object.keys(readManifests()))
    cpSync(join(root, 'locales', language), join(programDir, language), { recursive: true })
}

function bundle(entry: string, name: string, format: 'es' | 'cjs') {
  return build({
    configFile: false,
    root: app,
    logLevel: 'warn',
    ssr: { noExternal: true, external: outside.filter((one) => typeof one === 'string') },
    build: {
      ssr: entry,
      target: 'node24',
      outDir: programDir,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        external: outside,
        output: { format, entryFileNames: name, codeSplitting: false },
      },
    },
  })
}

if (process.argv[1] === import.meta.filename) await buildKioskProgram()
