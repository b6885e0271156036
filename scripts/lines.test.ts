import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const MOST = 120

/** What no formatter may break: schemas that are on disk as they were written, and others' code. */
const exempt = ['packages/queue-core/src/store/sqlite/migrations.ts', 'packages/printer/vendor/']

const kinds = ['*.ts', '*.tsx', '*.mts', '*.mjs', '*.cjs', '*.css', '*.sh', '*.html']
const code = execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...kinds], { cwd: root, encoding: 'utf8' })
const files = code
  .trim()
  .split('\n')
  .filter((file) => existsSync(join(root, file)) && !exempt.some((path) => file.startsWith(path)))

test(`no line of code, comment, style or text in the code has more than ${MOST} columns`, () => {
  const long = files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, i) => ([...line].length > MOST ? [`${file}:${i + 1} has ${[...line].length}`] : [])),
  )
  expect(files.length).toBeGreaterThan(1000)
  expect(long).toEqual([])
})
