import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseName, openSqliteStore } from '@poczekalnia/queue-core/store'
import { expect, test } from 'vitest'
import { profileInForce } from '../apps/hub/src/features/profile/at-start.ts'
import { runScript, scratchFolder } from './operator/run-script.ts'

const example = join(import.meta.dirname, '../offices/wroclaw.yaml')

/** An office's folder with two versions, of which the second never reached the file. */
async function twoVersions() {
  const dir = scratchFolder()
  const file = join(dir, 'office.yaml')
  copyFileSync(example, file)
  const old = readFileSync(file, 'utf8')
  const store = openSqliteStore(join(dir, databaseName))
  const first = (await profileInForce(old, file, store.profiles)).source
  const kept = { office: 'wroclaw', at: Date.parse('2026-11-19T11:05:00Z'), hash: 'a'.repeat(64) }
  const text = `# Od grudnia\n${old}`
  const fileBefore = first.fileBefore
  const second = { version: 2, by: 'administrator:Ewa', origin: 'editor', text, inFile: false, fileBefore } as const
  await store.append(
    'wroclaw',
    0,
    [],
    [
      { type: 'keep-profile', profile: { ...kept, ...first, version: 1, by: 'hub' } },
      { type: 'keep-profile', profile: { ...kept, ...second } },
    ],
  )
  store.close()
  return { dir, file, old, text }
}

const inForce = async (dir: string, file: string) => {
  const store = openSqliteStore(join(dir, databaseName))
  const { source } = await profileInForce(readFileSync(file, 'utf8'), file, store.profiles)
  store.close()
  return source.text
}

test('versions are listed with who brought them, and printed as they were written', async () => {
  const { dir, text } = await twoVersions()
  const { out } = await runScript('office', 'versions', '--data', dir)
  expect(out.trimEnd().split('\n')).toEqual([
    '   2  2026-11-19 12:05:00+01:00  editor  aaaaaaaaaaaa  by administrator:Ewa  in force',
    '   1  2026-11-19 12:05:00+01:00  file    aaaaaaaaaaaa  by hub',
  ])
  expect((await runScript('office', 'version', '2', '--data', dir)).out).toBe(text)
})

test('a version brought back holds at the next start, also where the file has had its text all along', async () => {
  const { dir, file, old, text } = await twoVersions()
  expect(await inForce(dir, file)).toBe(text)
  const { status, out } = await runScript('office', 'bring-back', '1', '--data', dir, '--file', file)
  expect([status, out]).toEqual([0, expect.stringContaining('version 1 again')])
  expect(await inForce(dir, file)).toBe(old)
  await runScript('office', 'bring-back', '2', '--data', dir, '--file', file)
  expect([await inForce(dir, file), readFileSync(file, 'utf8')]).toEqual([text, text])
})

test('what can not be brought back is told in one line', async () => {
  const { dir, file } = await twoVersions()
  const unknown = await runScript('office', 'bring-back', '7', '--data', dir, '--file', file)
  expect([unknown.status, unknown.err]).toEqual([1, expect.stringContaining('There is no version 7')])
  const nowhere = await runScript('office', 'bring-back', '1', '--data', dir)
  expect([nowhere.status, nowhere.err]).toEqual([2, expect.stringContaining('--file')])
  rmSync(file)
  writeFileSync(join(dir, 'other'), '')
  expect((await runScript('office', 'bring-back', '1', '--data', dir, '--file', file)).status).toBe(2)
  const empty = await runScript('office', 'versions', '--data', scratchFolder())
  expect([empty.status, empty.err]).toEqual([2, expect.stringContaining('no hub has run')])
})
