// npm start: installs what is missing, builds the screens, starts the hub. Runs on any Node from 18 on.
import { spawnSync } from 'node:child_process'
import { allocator, youngGeneration } from '../packages/server/src/allocator.mjs'
import { become } from './lib/become.mjs'
import { buildScreens, install, node, root } from './lib/prepare.mjs'

const args = process.argv.slice(2)
install()
// A mistyped option must cost nothing: it is checked before anything is built.
const checked = spawnSync(node(), ['apps/hub/src/operate/check-options.ts', ...args], { cwd: root, stdio: 'inherit' })
if (checked.status !== 0) process.exit(checked.status === 3 ? 0 : (checked.status ?? 1))
buildScreens()

become(node(), [...youngGeneration, 'apps/hub/src/main.mjs', ...args], {
  cwd: root,
  env: { ...allocator, ...process.env },
})
