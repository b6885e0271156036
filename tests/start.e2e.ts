import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { addDevices, hubMain, hubProcess } from './support/hub-process.ts'

const root = join(import.meta.dirname, '..')
const bydgoszcz = 'offices/bydgoszcz.yaml'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'start-'))
  closing.push(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** Runs the hub with options that it should refuse. */
async function refusal(...args: string[]): Promise<{ status: number | null; told: string; said: string }> {
  const child = spawn(process.execPath, [hubMain, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  closing.push(() => child.kill('SIGKILL'))
  let [said, told] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text
  })
  await once(child, 'close')
  return { status: child.exitCode, told, said }
}

/** Every file below a folder with what is in it. */
const contents = (dir: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex')]),
  )

const oneLine = (about: string | RegExp) => ({
  status: 2,
  said: '',
  told: expect.stringMatching(
    new RegExp(`^poczekalnia: [^\n]*${typeof about === 'string' ? about : about.source}[^\n]*\n$`),
  ),
})

test('an unknown option, a missing or unfit profile: one line, status 2, no folder made', async () => {
  const dir = folder()
  const data = join(dir, 'data')
  const unfit = join(dir, 'unfit.yaml')
  writeFileSync(
    unfit,
    readFileSync(join(root, bydgoszcz), 'utf8').replace('zone: Europe/Warsaw', 'zone: Europe/Atlantis'),
  )
  expect(await refusal('--ofice', bydgoszcz, '--data', data)).toEqual(oneLine("Unknown option '--ofice'"))
  expect(await refusal('--office', 'offices/nowhere.yaml', '--data', data)).toEqual(oneLine('offices/nowhere.yaml'))
  expect(await refusal('--office', bydgoszcz, '--data', data, '--port', 'many')).toEqual(oneLine('--port'))
  const { status, told } = await refusal('--office', unfit, '--data', data)
  expect({ status, zone: /zone.*time zone/.test(told) }).toEqual({ status: 2, zone: true })
  expect(existsSync(data)).toBe(false)
})

test('a taken port: one line, status 2, no folder made and none emptied', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  closing.push(() => taken.close())
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const data = folder()
  const where = ['--port', String(port), '--host', '127.0.0.1']
  await addDevices(join(data, 'office.db'), 'kiosk', ['kiosk'])
  const before = contents(data)

  expect(await refusal('--office', bydgoszcz, '--data', data, ...where)).toEqual(
    oneLine(`port ${port} of 127.0.0.1 is taken`),
  )
  expect(contents(data)).toEqual(before)
  const fresh = join(data, 'fresh')
  expect(await refusal('--office', bydgoszcz, '--data', fresh, ...where)).toEqual(oneLine(`port ${port}`))
  expect(existsSync(fresh)).toBe(false)
})

test('a data folder in use: one line, status 2, and the hub on it works on', async () => {
  const hub = await hubProcess({ office: bydgoszcz })
  closing.push(() => hub.remove())
  await hub.start()
  const before = contents(hub.dir)
  expect(await refusal('--office', bydgoszcz, '--data', hub.dir, '--port', '0')).toEqual(
    oneLine('another hub is running'),
  )
  expect(contents(hub.dir)).toEqual(before)
  expect((await fetch(`${hub.url}/healthz`)).status).toBe(200)
})

test('a damaged file is not worked on: one line, status 2, no byte changed', async () => {
  const hub = await hubProcess({ office: bydgoszcz })
  closing.push(() => hub.remove())
  await hub.start()
  await hub.terminate()
  const bytes = readFileSync(hub.dbFile)
  bytes.fill(0, bytes.length - 200, bytes.length - 100)
  bytes.write('SQLite format 0', 0)
  writeFileSync(hub.dbFile, bytes)
  const before = contents(hub.dir)
  expect(await refusal('--office', bydgoszcz, '--data', hub.dir, '--port', '0')).toEqual(oneLine('office.db'))
  expect(contents(hub.dir)).toEqual(before)
})
