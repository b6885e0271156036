// npm test: installs what is missing, a browser too, then lint, types, unit, wire and browser tests.
// npm test -- WORD …: lint, types, and of the unit and wire tests those whose path has one of the words in it.

import { join } from 'node:path'
import { findBrowser } from './lib/browser.mjs'
import { buildScreens, install, node, root, run } from './lib/prepare.mjs'

const words = process.argv.slice(2)
install()
const bin = (name) => join(root, 'node_modules', '.bin', name)
/** Tools are started by the project's own Node: their `#!` line would take the machine's. */
const step = (title, file, args, env = {}) => {
  console.log(`\n── ${title}`)
  run(node(), [file, ...args], {
    env: { ...process.env, ...env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}` },
  })
}
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')

console.log('\n── Lint')
run(bin('biome'), ['check', '--error-on-warnings', '.'])
step('Types', tsc, ['-p', 'tsconfig.json'])
step('Types of the screens', tsc, ['-p', 'tsconfig.screens.json'])
step('Unit, property and wire tests', vitest, ['run', '--project', 'unit', ...words])
if (words.length === 0) {
  buildScreens()
  const browser = findBrowser()
  step('Browser and crash tests', vitest, ['run', '--project', 'e2e'], { POCZEKALNIA_CHROMIUM: browser })
}
