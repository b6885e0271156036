import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'docs/rules.md'), 'utf8')
const code = /\b(?:BYD|KAT|WRO|OLS|ALL|BOK|ACC|REG)-\d+\b/g

type Rule = { code: string; says: string; place: string | null }
const rules = [...page.matchAll(/^\| ([A-Z]{3}-\d+) \| (.+) \| (.+) \|$/gm)].map(([, id, says, where]): Rule => {
  const place = /\]\((.+)\)/.exec(where!)?.[1] ?? null
  return { code: id!, says: says!, place }
})
const defined = new Set(rules.map((rule) => rule.code))

const sources = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx', '*.mjs', 'offices/*.yaml', 'docs/*.md'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .trim()
  .split('\n')
  .filter((file) => existsSync(join(root, file)))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))

test('each rule is defined once, in a sentence', () => {
  expect(rules.length).toBe(defined.size)
  expect(rules.filter(({ says }) => !says.endsWith('.'))).toEqual([])
})

test('each code that code, tests or pages name is defined', () => {
  const unknown = sources.flatMap(({ file, text }) =>
    [...text.matchAll(code)].filter(([name]) => !defined.has(name)).map(([name]) => `${file}: ${name}`),
  )
  expect(unknown).toEqual([])
})

test('each rule that is built has a place, and a test with its code in the title', () => {
  const titles = sources.filter(({ file }) => /\.(test|e2e)\.tsx?$/.test(file)).map(({ text }) => text)
  const isTested = (id: string) => titles.some((text) => text.includes(`[${id}]`))
  const built = rules.filter(({ place }) => place !== null)
  expect(built.filter(({ place }) => !existsSync(resolve(root, 'docs', place!)))).toEqual([])
  expect(built.filter((rule) => !isTested(rule.code)).map((rule) => rule.code)).toEqual([])
})
