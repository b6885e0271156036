import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

// Plays the unit and wire tests as on a machine so many times as fast (lib/other-pace.mjs):
// `npm run test:pace -- [--times 6] [PATH …]`, with 0.2 for one that is five times as slow. What goes by the speed of
// the machine is red here and not, once in hundreds of runs, in somebody's change.

const root = join(import.meta.dirname, '..')
const { values, positionals } = parseArgs({
  options: { times: { type: 'string', default: '6' } },
  allowPositionals: true,
})
const times = Number(values.times)
if (!(times >= 0.05 && times <= 50)) {
  process.stderr.write('--times: how many times as fast, from 0.05 to 50\n')
  process.exit(2)
}
const preload = `--import ${new URL('lib/other-pace.mjs', import.meta.url)}`
const run = spawnSync('vitest', ['run', '--project', 'unit', ...positionals], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, POCZEKALNIA_PACE: String(times), NODE_OPTIONS: preload },
})
process.exitCode = run.status ?? 1
