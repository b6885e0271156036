// poczekalnia kiosk:pack: the machine's installable packages, by electron-builder. Options go to it:
// `poczekalnia kiosk:pack --linux --arm64`.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { buildKioskProgram } from './lib/kiosk-program.ts'
import { buildScreens, root } from './lib/prepare.mjs'

buildScreens()
await buildKioskProgram()
const app = join(root, 'apps/kiosk')
const builder = createRequire(join(app, 'package.json')).resolve('electron-builder/cli.js')
const options = process.argv.length > 2 ? process.argv.slice(2) : ['--linux']
const { status } = spawnSync(process.execPath, [builder, '--config', 'electron-builder.yaml', ...options], {
  cwd: app,
  stdio: 'inherit',
})
process.exit(status ?? 1)
