// npm test: installs what is missing, a browser too, then lint, types, screens, unit, wire and browser tests.
// npm test -- WORD …: lint, types, and of the unit and wire tests those whose path has one of the words in it.

import { browsers } from './lib/browser.mjs'
import { install, run } from './lib/prepare.mjs'
import { sideBySide } from './lib/side-by-side.mjs'
import { lint, screens, types, vitest } from './lib/tools.mjs'

const words = process.argv.slice(2)
const whole = words.length === 0
install()
/** Shows what the step says as it says it, and ends here when it fails. */
const alone = ({ title, command, args, env }) => {
  console.log(`\n── ${title}`)
  run(command, args, { env: { ...process.env, ...env } })
}

const failed = await sideBySide([lint(['.']), ...types(), ...(whole ? [screens()] : [])])
if (failed) {
  console.error(`\n${failed.title}: failed.`)
  process.exit(failed.status)
}
// In one run: while the last browser tests wait for their pages, no core is idle that could try a rule.
if (whole) alone(vitest('All tests', ['run'], browsers()))
else alone(vitest('Unit, property and wire tests', ['run', '--project', 'unit', ...words]))
