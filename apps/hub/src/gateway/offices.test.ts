import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { officeOf, readOffices } from './offices.ts'

const bydgoszcz = 'offices/bydgoszcz.yaml'

function profile(name: string, change: (text: string) => string): string {
  const dir = mkdtempSync(join(tmpdir(), 'offices-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const file = join(dir, name)
  writeFileSync(file, change(readFileSync(bydgoszcz, 'utf8')))
  return file
}

test('every profile of the offices folder can stand behind one gateway', () => {
  const all = ['bielsko-biala', 'bydgoszcz', 'czestochowa', 'katowice', 'olsztyn', 'wroclaw']
  expect(readOffices(all.map((name) => `offices/${name}.yaml`)).map(({ id }) => id)).toEqual(all)
})

test('all faults of all profiles are told before anything is started', () => {
  const unfit = profile('unfit.yaml', (text) => text.replace('zone: Europe/Warsaw', 'zone: Europe/Atlantis'))
  const twin = profile('twin.yaml', (text) => text)
  const taken = profile('taken.yaml', (text) => text.replace('id: bydgoszcz', 'id: healthz'))
  const read = () => readOffices([unfit, bydgoszcz, twin, taken])
  expect(read).toThrow(/unfit\.yaml:\d+:\d+: zone: /)
  expect(read).toThrow(/twin\.yaml: its id is bydgoszcz, as that of offices\/bydgoszcz\.yaml/)
  expect(read).toThrow(/taken\.yaml: an office can not be called healthz/)
})

test.each([
  ['/katowice/kiosk', 'katowice'],
  ['/katowice', 'katowice'],
  ['/katowice?x=1', 'katowice'],
  ['/katowice2/kiosk', 'katowice2'],
  ['/%6Batowice/kiosk', '%6Batowice'],
  ['//katowice/kiosk', ''],
  ['/', ''],
  ['*', ''],
])('%s belongs to the office "%s"', (url, id) => {
  expect(officeOf(url)).toBe(id)
})
