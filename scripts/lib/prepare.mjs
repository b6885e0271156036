// What has to be there before anything runs. Plain JavaScript for any Node from 20 on: it is what brings the right one.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const PNPM = 'pnpm@12.21.0'
/** Says, inside a screen's `dist`, what it was built from. */
const builtFrom = '.built-from'

/** Runs a command in the project's folder, shows what it says, and ends this process when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (result.error) console.error(`${command}: ${result.error.message}`)
  if (result.status !== 0) process.exit(result.status ?? 1)
}

/** Runs pnpm by its version: the machine need not have it. */
export const pnpm = (args, options) => run('npx', ['--yes', PNPM, ...args], options)

/** Installs the packages, when the lock file or a manifest changed since the last time. */
export function install() {
  const inputs = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...workspaceManifests()]
  const marker = join(root, 'node_modules', '.installed-from')
  const wanted = fingerprint(inputs)
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return
  console.log('Installing packages …')
  pnpm(['install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=warn'])
  writeFileSync(marker, wanted)
}

/** Node 26: the one from the packages, or this very process's when it is new enough. */
export function node() {
  const own = join(root, 'node_modules', '.bin', 'node')
  if (existsSync(own)) return own
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath
  console.error(
    `Poczekalnia runs on Node 26; this is ${process.version}, and the registry has no Node for this machine.`,
  )
  console.error('Install Node 26 from https://nodejs.org and try again.')
  process.exit(2)
}

/** Builds the screens whose sources changed since their last build. */
export function buildScreens() {
  for (const screen of ['kiosk', 'display', 'counter', 'supervisor']) {
    if (isBuilt(screen)) continue
    const dist = join(root, 'apps', screen, 'dist')
    const wanted = sourcesOf(screen)
    console.log(`Building the ${screen} screen …`)
    rmSync(dist, { recursive: true, force: true })
    const vite = join(root, 'apps', screen, 'node_modules', 'vite', 'bin', 'vite.js')
    run(node(), [vite, 'build', '--logLevel', 'warn'], { cwd: join(root, 'apps', screen) })
    mkdirSync(dist, { recursive: true })
    writeFileSync(join(dist, builtFrom), wanted)
  }
}

/** Whether what lies in a screen's `dist` was built from its sources as they are now. */
export function isBuilt(screen) {
  const marker = join(root, 'apps', screen, 'dist', builtFrom)
  return existsSync(marker) && readFileSync(marker, 'utf8') === sourcesOf(screen)
}

function sourcesOf(screen) {
  const folders = [
    `apps/${screen}/src`,
    'packages/ui',
    'packages/protocol/src',
    'packages/queue-core/src/person',
    'packages/voice/src',
    'locales',
  ]
  const files = [`apps/${screen}/index.html`, `apps/${screen}/vite.config.ts`, 'pnpm-lock.yaml']
  return fingerprint([...folders.flatMap(filesIn), ...files])
}

function workspaceManifests() {
  return ['apps', 'packages'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(folder, name, 'package.json')),
  )
}

function filesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
}

function fingerprint(files) {
  const hash = createHash('sha256').update(process.platform + process.arch)
  for (const file of [...files].sort())
    if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}
