// poczekalnia kiosk: builds the machine's program and starts it in Electron, against a running hub. Options go to the
// program (docs/operating.md).
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { downloadElectron, electronBinary, waysRound } from './lib/electron-binary.ts'
import { buildKioskProgram } from './lib/kiosk-program.ts'
import { buildScreens, root } from './lib/prepare.mjs'

if (!electronBinary()) console.log('Looking for Electron …')
if (!electronBinary() && !downloadElectron()) {
  console.error(waysRound)
  process.exit(2)
}
buildScreens()
await buildKioskProgram()
const app = join(root, 'apps/kiosk')
const machine = spawn(electronBinary()!, [app, ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => machine.kill(signal))
machine.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
