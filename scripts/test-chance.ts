import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readImports } from './lib/imports.ts'

// Plays the tests that draw their cases by chance again and again, each round with another chance:
// `npm run test:chance -- [--rounds 20] [PATH …]`. What is found is told with the seed that finds it again:
// `POCZEKALNIA_SEED=… npm run test:unit -- PATH`.

const root = join(import.meta.dirname, '..')
const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '20' } },
  allowPositionals: true,
})
const rounds = Number(values.rounds)
if (!Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write('--rounds: how often the tests are played, a whole number from 1 on\n')
  process.exit(2)
}

const drawn = [...readImports(root)].filter(([file, named]) => file.endsWith('.test.ts') && named.has('fast-check'))
const files = drawn.map(([file]) => file).filter((file) => positionals.every((path) => file.includes(path)))
process.stdout.write(`${files.length} files\n`)
let red = 0
for (let round = 1; round <= rounds && files.length > 0; round++) {
  const seed = randomInt(2 ** 31)
  const run = spawnSync('vitest', ['run', '--project', 'unit', '--reporter=dot', ...files], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, POCZEKALNIA_SEED: String(seed) },
  })
  if (run.status !== 0) {
    red += 1
    process.stdout.write(`${run.stdout}${run.stderr}\nPOCZEKALNIA_SEED=${seed}\n`)
  }
  process.stdout.write(`round ${round} of ${rounds}: ${run.status === 0 ? 'green' : 'red'}\n`)
}
process.exitCode = red > 0 || files.length === 0 ? 1 : 0
