import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { cyclesOf, type Imports, readImports } from './lib/imports.ts'

const root = join(import.meta.dirname, '..')
const imports = readImports(root)

/** What stands beside the code to try it may reach further than the code does. */
const isTest = (file: string) => /\.(test|e2e)\.tsx?$|\/testing\/|^tests\//.test(file)

/** What may not be imported, from where, and why. */
const rules: { from: RegExp; never: RegExp; why: string }[] = [
  {
    from: /^(apps\/hub\/src\/transport)\//,
    never: /^apps\/hub\/src\/(?!transport\/)/,
    why: 'the transport is the ground floor: it is given what it needs of a feature',
  },
  {
    from: /^apps\/hub\/src\/features\//,
    never: /^apps\/hub\/src\/(hub|run|index)\.ts$|^apps\/hub\/src\/(gateway|demo)\//,
    why: 'features are listed by the hub and know nothing of who lists them',
  },
  {
    from: /^packages\/queue-core\/src\/(?!store\/)/,
    never: /^node:|^better-sqlite3$|^packages\/queue-core\/src\/store\//,
    why: 'the domain knows no machine, no database and no store',
  },
  {
    from: /^packages\/booking-core\/src\/(?!store\/)/,
    never: /^node:|^better-sqlite3$|^packages\/(booking-core|queue-core)\/src\/store\//,
    why: 'the rules of booking know no machine, no database and no store',
  },
  {
    from: /^packages\//,
    never: /^apps\//,
    why: 'packages are below the apps',
  },
  {
    from: /^apps\/(?!hub\/|booking\/)/,
    never: /^packages\/queue-core\/src\/(?!person\/)/,
    why: 'screens know the protocol and how a name is searched, never the domain behind it',
  },
]

/**
 * The folders that may not reach each other in a circle; a file that lies beside them counts as a folder of its own.
 */
const houses: { of: string; folders: RegExp }[] = [
  { of: 'the repository', folders: /^(?:apps|packages)\/[^/]+|^scripts/ },
  { of: 'the hub', folders: /^apps\/hub\/src\/(?:(?:features|transport)\/)?[^/]+/ },
  { of: 'the domain', folders: /^packages\/queue-core\/src\/[^/]+/ },
]

const code: Imports = new Map([...imports].filter(([file]) => !isTest(file)))

test('no file is imported by what it imports itself', () => {
  expect(cyclesOf(imports)).toEqual([])
})

test.each(houses)('no two folders of $of import each other', ({ folders }) => {
  const between = new Map<string, Set<string>>()
  for (const [file, imported] of code) {
    const from = folders.exec(file)?.[0]
    if (from === undefined) continue
    const reached = between.get(from) ?? new Set()
    between.set(from, reached)
    for (const one of imported) {
      const to = code.has(one) ? folders.exec(one)?.[0] : undefined
      if (to !== undefined && to !== from) reached.add(to)
    }
  }
  expect(cyclesOf(between)).toEqual([])
})

test.each(rules)('$why', ({ from, never }) => {
  const against = [...code].flatMap(([file, imported]) =>
    from.test(file) ? [...imported].filter((one) => never.test(one)).map((one) => `${file} imports ${one}`) : [],
  )
  expect(against).toEqual([])
})

test('an app imports no other app; only scripts and tests do', () => {
  const appOf = (file: string) => /^apps\/[^/]+/.exec(file)?.[0]
  const against = [...code].flatMap(([file, imported]) =>
    file.startsWith('scripts/')
      ? []
      : [...imported].filter((one) => code.has(one) && appOf(one) && appOf(one) !== appOf(file)),
  )
  expect(against).toEqual([])
})

test('a circle is found, whichever way it is walked', () => {
  const circle = new Map(
    Object.entries({ a: ['b', 'lib'], b: ['c'], c: ['b', 'd'], d: [] }).map(([k, v]) => [k, new Set(v)]),
  )
  expect(cyclesOf(circle)).toEqual([['b', 'c']])
})

/** What a package needs and no file of it imports, and why. */
const needed: Record<string, RegExp> = {
  i18next: /./, // react-i18next asks for it beside itself
  'react-dom': /^packages\/ui$/, // as react-i18next does
  '@expo-google-fonts/noto-sans': /^(packages\/printer|apps\/kiosk)$/, // its files are read by their path
  '@expo-google-fonts/noto-sans-arabic': /^(packages\/printer|apps\/kiosk)$/,
  '@expo-google-fonts/noto-sans-georgian': /^(packages\/printer|apps\/kiosk)$/,
  harfbuzzjs: /^apps\/kiosk$/, // packed with the machine's program, as the two after it are
  'escpos-usb': /^apps\/kiosk$/,
  serialport: /^apps\/kiosk$/,
}

const manifests = globSync(['apps/*/package.json', 'packages/*/package.json'], { cwd: root })

test.each(manifests)('%s declares no library that is not imported there', (manifest) => {
  const folder = dirname(manifest)
  const { name, dependencies = {} } = JSON.parse(readFileSync(join(root, manifest), 'utf8'))
  const text = [...imports.keys()]
    .filter((file) => file.startsWith(`${folder}/`))
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .concat(globSync(`${folder}/{,src/}*.css`, { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8')))
    .join('\n')
  const idle = Object.keys(dependencies).filter(
    (library) => !needed[library]?.test(folder) && !new RegExp(`['"\`]${library}['"\`/]`).test(text),
  )
  expect(idle, name).toEqual([])
})
