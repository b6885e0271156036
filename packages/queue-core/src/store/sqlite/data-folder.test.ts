import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testFolder } from '../test-folder.ts'
import { openDataFolder } from './data-folder.ts'

const holder = (dir: string) => `
  import { openDataFolder } from ${JSON.stringify(join(import.meta.dirname, 'data-folder.ts'))}
  try { globalThis.held = openDataFolder(${JSON.stringify(dir)}); console.log('mine'); setInterval(() => {}, 1000) }
  catch (error) { console.log(error.name) }`
const node = (script: string) => ['--input-type=module', '--eval', script]

test('makes the folder, for its owner only', () => {
  const dir = join(testFolder(), 'data', 'office')
  const folder = openDataFolder(dir)
  expect(folder.dbFile).toBe(join(dir, 'office.db'))
  expect(statSync(dir).mode & 0o777).toBe(0o700)
  folder.release()
})

test('one hub a folder, in this process and in another; a released folder can be taken again', () => {
  const dir = testFolder()
  const first = openDataFolder(dir)
  expect(() => openDataFolder(dir)).toThrow(expect.objectContaining({ name: 'DataFolderInUse', dir }))
  expect(spawnSync(process.execPath, node(holder(dir)), { encoding: 'utf8' }).stdout.trim()).toBe('DataFolderInUse')
  first.release()
  openDataFolder(dir).release()
})

test('the lock goes with its process, even when that is killed', async () => {
  const dir = testFolder()
  const child = spawn(process.execPath, node(holder(dir)), { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  expect(() => openDataFolder(dir)).toThrow(/another hub/)
  child.kill('SIGKILL')
  await once(child, 'exit')
  openDataFolder(dir).release()
})

test("a file in the folder's place is one clear failure", () => {
  const dir = join(testFolder(), 'office')
  writeFileSync(dir, '')
  expect(() => openDataFolder(dir)).toThrow(expect.objectContaining({ name: 'StoreFailure' }))
  mkdirSync(`${dir}2`)
  openDataFolder(`${dir}2`).release()
})
