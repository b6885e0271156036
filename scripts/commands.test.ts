import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'acorn'
import { expect, test } from 'vitest'
import { commands } from './lib/commands.mjs'
import { scratchFolder } from './operator/run-script.ts'

const root = join(import.meta.dirname, '..')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** A machine whose path has a Node and what `sh` needs: no npm, no npx, no pnpm. */
function bareMachine(): string {
  const bin = scratchFolder()
  symlinkSync(process.execPath, join(bin, 'node'))
  for (const tool of ['dirname', 'readlink']) symlinkSync(`/usr/bin/${tool}`, join(bin, tool))
  return bin
}

/** Runs `poczekalnia …` by a link to it, from a folder that is not the project's. */
function poczekalnia(...args: string[]) {
  const bin = bareMachine()
  const link = join(bin, 'poczekalnia')
  symlinkSync(join(root, 'poczekalnia'), link)
  const { status, stdout, stderr } = spawnSync('/bin/sh', [link, ...args], {
    cwd: bin,
    encoding: 'utf8',
    env: { PATH: bin },
  })
  return { status, out: stdout, err: stderr }
}

test('an operator’s command runs where there is no pnpm, from any folder, and says what it takes', () => {
  const { status, out } = poczekalnia('device', '--help')
  expect({ status, usage: out.includes('poczekalnia device add') }).toEqual({ status: 0, usage: true })
})

/** What a Node of Debian's own does: the scripts that bring or need the right one have to tell it from that. */
const asOldNode = (): Record<string, string> => {
  const old = join(scratchFolder(), 'old.cjs')
  writeFileSync(old, "Object.defineProperty(process.versions, 'node', { value: '20.20.2' })")
  return { NODE_OPTIONS: `--require ${old}` }
}

// Whatever runs as the others do shows its usage as they do. `start` brings what is missing first.
const others = Object.entries(commands).flatMap(([name, { file }]) =>
  name === 'start' || readFileSync(join(root, 'scripts', file), 'utf8').includes('runCommand(usage') ? [] : [name],
)
test.each(others)('`%s --help` says what it takes, and does nothing else', (name) => {
  const { status, out } = poczekalnia(name, '--help')
  expect({ status, said: out.includes(`poczekalnia ${name}`) }).toEqual({ status: 0, said: true })
})

test('on an older Node the commands run on the Node that comes with the packages', () => {
  // What a script itself sees: the booking site uses what no Node before 22 has.
  const spy = join(scratchFolder(), 'spy.cjs')
  writeFileSync(spy, "process.on('exit', () => console.error('pid ' + process.pid))")
  const env = { ...process.env, NODE_OPTIONS: `${asOldNode().NODE_OPTIONS} --require ${spy}` }
  const run = (name: string) =>
    spawnSync(process.execPath, [join(root, 'scripts/commands.mjs'), name, '--help'], { env, encoding: 'utf8' }).stderr
  const ownProcess = (name: string) => new Set([...run(name).matchAll(/^pid (\d+)/gm)].map(([, pid]) => pid)).size > 1
  expect({ booking: ownProcess('booking'), device: ownProcess('device') }).toEqual({ booking: true, device: true })
})

test('what was mistyped is told with what there is; nothing at all lists the commands', () => {
  expect(poczekalnia('devise')).toEqual({
    status: 2,
    out: '',
    err: expect.stringMatching(/^poczekalnia: there is no command devise\. There are: .*\bdevice\b.*\n$/),
  })
  const { status, out } = poczekalnia()
  expect(status).toBe(2)
  for (const name of Object.keys(commands)) expect(out).toContain(`  ${name}`)
})

test('every script for operators is one of the commands, by the name that its own usage has', () => {
  const usages = readdirSync(join(root, 'scripts')).flatMap((file) => {
    const said =
      /\.ts$/.test(file) &&
      /Usage:\n {2}(?:poczekalnia|pnpm) (\S+) /.exec(readFileSync(join(root, 'scripts', file), 'utf8'))
    return said ? [[said[1], file]] : []
  })
  expect(usages.length).toBeGreaterThan(7)
  // A part of a command that has a file of its own is loaded by the command's.
  const begins = (name: string, file: string) => {
    const of = commands[name]?.file
    return of === file || (of && readFileSync(join(root, 'scripts', of), 'utf8').includes(`import('./${file}')`))
  }
  expect(usages.filter(([name, file]) => !begins(name!, file!))).toEqual([])
  const there = new Set(readdirSync(join(root, 'scripts')))
  expect(Object.values(commands).filter(({ file }) => !there.has(file))).toEqual([])
})

test('no page tells anybody to run something through pnpm, which asks the network first', () => {
  const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name))
  const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...docs].filter((name) => name.endsWith('.md'))
  const told = pages.filter((page) =>
    /npx pnpm|npx --yes|(?:`|^ {4,})pnpm /m.test(readFileSync(join(root, page), 'utf8')),
  )
  expect(told).toEqual([])
})

const first = ['start', 'test'].map((name) => [name, String(manifest.scripts[name]).split(' ')] as const)

test.each(first)('npm %s on a Node that is too old: one line, status 2', (_name, [node, ...args]) => {
  expect(node).toBe('node')
  const old = join(scratchFolder(), 'old.cjs')
  writeFileSync(old, "Object.defineProperty(process.versions, 'node', { value: '12.22.12' })")
  const { status, stderr } = spawnSync(process.execPath, ['--require', old, ...args], { cwd: root, encoding: 'utf8' })
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: expect.stringMatching(/^poczekalnia: Node 18 or newer is needed[^\n]*\n$/),
  })
})

test('what is read before the version is looked at is JavaScript of 2009, which every Node can read', () => {
  parse(readFileSync(join(root, 'scripts/begin.cjs'), 'utf8'), { ecmaVersion: 5, sourceType: 'script' })
})
