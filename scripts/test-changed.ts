// npm run test:changed: what a change touches. Lint of the changed files, all types, and the unit and wire tests that
// lead to a changed file by imports or read it by its path. What counts as changed: everything since this branch left
// `main`, and what is not committed yet.
//   --since REF   everything since that commit instead
//   --e2e         also the browser tests of the screens that changed
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readersByPath } from './changed/read-by-path.ts'
import { screenJourneys } from './changed/screen-journeys.ts'
import { browsers } from './lib/browser.mjs'
import { install, root, run } from './lib/prepare.mjs'
import { type Step, sideBySide } from './lib/side-by-side.mjs'
import { lint, screens, types, vitest } from './lib/tools.mjs'

const { values } = parseArgs({ options: { since: { type: 'string' }, e2e: { type: 'boolean', default: false } } })
const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
const lines = (text: string) => text.split('\n').filter(Boolean)
const since = values.since ?? leftMain()
const touched = [
  ...lines(git('diff', '--name-only', since)),
  ...lines(git('ls-files', '--others', '--exclude-standard')),
]
const changed = [...new Set(touched)].filter((path) => existsSync(join(root, path))).sort()
if (touched.length === 0) {
  console.log(`Nothing has changed since ${git('rev-parse', '--short', since)}. Another commit: --since REF`)
  process.exit(0)
}

install()
const tests = globSync('{apps,packages,locales,scripts}/**/*.test.ts', {
  cwd: root,
  exclude: ['**/node_modules/**'],
}).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
const sources = changed.filter((path) => /\.(ts|tsx|mjs|json)$/.test(path))
const related = [...new Set([...sources, ...readersByPath(changed, tests)])]
const journeys = values.e2e ? screenJourneys(changed) : []

const failed = await sideBySide([lint(changed), ...types(), ...(journeys.length > 0 ? [screens()] : [])])
if (failed) {
  console.error(`\n${failed.title}: failed.`)
  process.exit(failed.status)
}
if (related.length > 0)
  alone(vitest('Tests', ['related', '--run', '--project', 'unit', '--passWithNoTests', ...related]))
if (journeys.length > 0) alone(vitest('Browser tests', ['run', '--project', 'e2e*', ...journeys], browsers()))

/** Shows what the step says as it says it, and ends here when it fails. */
function alone({ title, command, args, env }: Step): void {
  console.log(`\n── ${title}`)
  run(command, args, { env: { ...process.env, ...env } })
}

/** Where this branch left `main`; on `main` itself, or without one, the last commit. */
function leftMain(): string {
  try {
    return git('merge-base', 'HEAD', 'main')
  } catch {
    return 'HEAD'
  }
}
