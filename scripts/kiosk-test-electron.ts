// npm run test:electron: the journey of tests/electron.e2e.ts on real Electron, where there is one.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { downloadElectron, electronBinary } from './lib/electron-binary.ts'
import { buildScreens, root } from './lib/prepare.mjs'

if (!electronBinary() && !downloadElectron()) {
  console.log(
    'NOT RUN: Electron itself is not on this machine and could not be downloaded, so nothing was tested on it. ' +
      'The same journey runs on a double of it in `npm test`.',
  )
  process.exit(0)
}
buildScreens()
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'e2e-timed', 'tests/electron.e2e.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, POCZEKALNIA_TEST_ELECTRON: '1' },
})
process.exit(status ?? 1)
