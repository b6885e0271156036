import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { App } from 'electron'
import { obey } from './control.ts'
import { preventable } from './preventable.ts'
import { startStage } from './stage.ts'

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
  name: string
  productName: string
  version: string
}
let userData = join(homedir(), '.config', manifest.productName)
let ready = false
let readying: Promise<void> | null = null
const switches: string[] = []

const emitter = new EventEmitter()
const loaded = Promise.withResolvers<void>()

/** The program's entry has been evaluated: before that Electron never becomes ready. */
export const appCodeLoaded = (): void => loaded.resolve()

const commandLine = {
  appendSwitch(name: string, value?: string) {
    if (ready) throw new Error('Electron: a switch has no effect after the app is ready')
    switches.push(value === undefined ? `--${name}` : `--${name}=${value}`)
  },
  hasSwitch: (name: string) => switches.some((one) => one === `--${name}` || one.startsWith(`--${name}=`)),
}

const parts = {
  commandLine,
  getName: () => manifest.productName,
  getVersion: () => manifest.version,
  getPath(name: string) {
    if (name !== 'userData') throw new Error(`the double knows no path "${name}"`)
    return userData
  },
  setPath(name: string, path: string) {
    if (name !== 'userData') throw new Error(`the double knows no path "${name}"`)
    userData = path
  },
  disableDomainBlockingFor3DAPIs: () => undefined,
  isReady: () => ready,
  whenReady() {
    readying ??= loaded.promise
      .then(() => startStage(userData, switches))
      .then(() => {
        ready = true
        emitter.emit('ready')
      })
    return readying
  },
  /** A file with the holder's process id; one that is gone holds nothing. */
  requestSingleInstanceLock() {
    mkdirSync(userData, { recursive: true })
    const file = join(userData, 'SingletonLock')
    try {
      process.kill(Number(readFileSync(file, 'utf8')), 0)
      return false
    } catch {
      writeFileSync(file, String(process.pid))
      return true
    }
  },
  relaunch(options?: { args?: string[] }) {
    process.send?.({ say: 'relaunch', args: options?.args ?? process.argv.slice(1) })
  },
  exit(code = 0) {
    emitter.emit('quit', {}, code)
    process.exit(code)
  },
  quit() {
    const event = preventable()
    emitter.emit('before-quit', event)
    if (!event.defaultPrevented) parts.exit(0)
  },
}

export const app = Object.assign(emitter, parts) as unknown as App

obey({
  switches: () => [...switches],
  quit: () => parts.quit(),
  'child-gone': (details) => emitter.emit('child-process-gone', preventable(), details),
})
