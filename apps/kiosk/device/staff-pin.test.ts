import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { staffLock } from './staff-pin.ts'

const newFile = () => join(mkdtempSync(join(tmpdir(), 'pin-')), 'staff-pin.json')

test('the right PIN opens, and the file tells nothing about it', async () => {
  const file = newFile()
  const lock = staffLock(file)
  expect(lock.isSet()).toBe(false)
  await lock.set('482100')
  expect(lock.isSet()).toBe(true)
  expect(readFileSync(file, 'utf8')).not.toContain('482100')
  expect(await lock.try('482100')).toEqual({ ok: true })
  expect(await lock.try('482101')).toEqual({ ok: false, lockedMs: 0 })
})

test('wrong PINs lock it, over a restart too, and the right one is not looked at then', async () => {
  const file = newFile()
  let now = 1_000
  const lock = () => staffLock(file, () => now)
  await lock().set('4821')
  for (const pin of ['0000', '1111']) await lock().try(pin)
  expect(await lock().try('2222')).toEqual({ ok: false, lockedMs: 15_000 })
  now += 14_000
  expect(await lock().try('4821')).toEqual({ ok: false, lockedMs: 1_000 })
  now += 1_000
  expect(await lock().try('4821')).toEqual({ ok: true })
})

test('tries at the same moment are looked at one by one', async () => {
  const file = newFile()
  const lock = staffLock(file, () => 0)
  await lock.set('4821')
  const answers = await Promise.all(['0', '1', '2', '3', '4'].map((digit) => lock.try(`000${digit}`)))
  expect(answers.map((answer) => answer.ok === false && answer.lockedMs)).toEqual([0, 0, 15_000, 15_000, 15_000])
})

test('only four to eight digits are taken', async () => {
  await expect(staffLock(newFile()).set('12')).rejects.toThrow()
})
