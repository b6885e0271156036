// The tools that check the sources, each as a command for `sideBySide`. They are started by the project's own Node:
// their `#!` line would take the machine's.
import { join } from 'node:path'
import { node, root } from './prepare.mjs'

const packages = (...path) => join(root, 'node_modules', ...path)
const env = () => ({ PATH: `${packages('.bin')}:${process.env.PATH}` })
const byNode = (title, file, args, more = {}) => ({
  title,
  command: node(),
  args: [file, ...args],
  env: { ...env(), ...more },
})

/** @param {readonly string[]} files what is looked at, `['.']` for everything */
export const lint = (files) => ({
  title: 'Lint',
  command: packages('.bin', 'biome'),
  args: ['check', '--error-on-warnings', '--no-errors-on-unmatched', ...files],
})
const tsc = packages('typescript', 'bin', 'tsc')
export const types = () => [
  byNode('Types', tsc, ['-p', 'tsconfig.json']),
  byNode('Types of the screens', tsc, ['-p', 'tsconfig.screens.json']),
]
export const screens = () => byNode('Screens', join(root, 'scripts', 'lib', 'build-screens.mjs'), [])
/** @param {readonly string[]} args after `vitest` */
export const vitest = (title, args, more = {}) => byNode(title, packages('vitest', 'vitest.mjs'), args, more)
