// What has to be there before anything runs. Plain JavaScript for any Node from 18 on: it is what brings the right one.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { canInstallDebian, installDebian } from './debian.mjs'
import { lackOf, provideLibraries } from './libraries.mjs'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const PNPM = 'pnpm@12.21.0'
/** Whether this process runs on a Node that reads TypeScript and has all that the hub uses. */
export const isNewNode = Number(process.versions.node.split('.')[0]) >= 26
/** Says, inside a screen's `dist`, what it was built from. */
const builtFrom = '.built-from'

/** Runs a command in the project's folder, shows what it says, and ends this process when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (result.error) console.error(`${command}: ${result.error.message}`)
  if (result.status !== 0) process.exit(result.status ?? 1)
}

/**
 * How long npm waits for a registry, as it reads it from the environment: left alone it is a minute and a half before
 * it says that there is no network.
 */
const patience = { npm_config_fetch_retry_mintimeout: '1000', npm_config_fetch_retry_maxtimeout: '3000' }

/**
 * pnpm by its version, for the machine need not have it. What was fetched once is not asked for again.
 * @returns the exit status
 */
function pnpm(args) {
  const env = { ...process.env, ...patience }
  const result = spawnSync('npx', ['--yes', '--prefer-offline', PNPM, ...args], { cwd: root, stdio: 'inherit', env })
  if (result.error) console.error(`npx: ${result.error.message}`)
  return result.status ?? 1
}

/** Installs the packages, when the lock file or a manifest changed since the last time. */
export function install() {
  const inputs = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...workspaceManifests()]
  const marker = join(root, 'node_modules', '.installed-from')
  const wanted = fingerprint(inputs)
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return
  console.log('Installing packages …')
  const status = pnpm(['install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only', '--loglevel=warn'])
  if (status !== 0) {
    console.error(
      'poczekalnia: the packages could not be installed. That needs the network, this once; then try again.',
    )
    process.exit(status)
  }
  writeFileSync(marker, wanted)
}

let found = ''

/**
 * Node 26: the one from the packages, with the libraries that it needs, or this very process's when it is new enough.
 */
export function node() {
  if (found === '') found = findNode()
  return found
}

function findNode() {
  const own = join(root, 'node_modules', '.bin', 'node')
  const problem = existsSync(own)
    ? provideLibraries(own, { lackOf, install: canInstallDebian() ? installDebian : null })
    : `The registry has no Node 26 for ${process.platform} on ${process.arch}. Install it (https://nodejs.org) ` +
      'and try again.'
  if (problem === null) return own
  if (isNewNode) return process.execPath
  console.error(problem)
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
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(path)
    return entry.isFile() ? [path] : []
  })
}

function fingerprint(files) {
  const hash = createHash('sha256').update(process.platform + process.arch)
  for (const file of [...files].sort())
    if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}
