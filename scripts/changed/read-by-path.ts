import { basename } from 'node:path'

/** A test's file: its path from the project's folder, and its text. */
export type TestFile = { path: string; text: string }

/** Read by a module that looks into its folder: a change there is a change of the module. */
const readByModules: [RegExp, string][] = [[/^locales\/.+\.json$/, 'locales/index.ts']]

/** Read by tests that look into whole folders, or at all files of a kind. */
const readByTests: [RegExp, (test: TestFile) => boolean][] = [
  [/\.md$/, ({ path }) => /^scripts\/(docs|decisions|rules|units)\.test\.ts$/.test(path)],
  [/^offices\//, ({ text }) => /\boffices['`/]/.test(text)],
  [/^locales\//, ({ path }) => path.startsWith('locales/')],
  [/^packages\/voice\/clips\//, ({ path }) => path === 'packages/voice/src/clips.test.ts'],
  // Every rule has a test, every act of the wire too: these two read the titles of all the others.
  [/\.(test|e2e)\.ts$/, ({ path }) => /^scripts\/rules\.test\.ts$|\/features\/wire\.test\.ts$/.test(path)],
]

/**
 * What nobody imports: a test that reads it has its name in its text, `readFileSync(join(root, 'docs/protocol.md'))`.
 */
const isNamed = (path: string, { text }: TestFile) => !/\.(ts|tsx|mjs)$/.test(path) && text.includes(basename(path))

/**
 * What has to be looked at besides the changed files, because it reads one of them by its path instead of importing it.
 * @param changed paths from the project's folder
 * @param tests every unit test
 * @returns modules and tests, sorted
 */
export function readersByPath(changed: readonly string[], tests: readonly TestFile[]): string[] {
  const modules = readByModules.flatMap(([kind, module]) => (changed.some((path) => kind.test(path)) ? [module] : []))
  const readers = tests.filter((test) =>
    changed.some((path) => isNamed(path, test) || readByTests.some(([kind, reads]) => kind.test(path) && reads(test))),
  )
  return [...modules, ...readers.map(({ path }) => path)].sort()
}
