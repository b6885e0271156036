import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openJournal } from './journal.ts'

const dir = mkdtempSync(join(tmpdir(), 'journal-'))
afterAll(() => rmSync(dir, { recursive: true }))

test('knows over a restart what was printed, what failed and what was only begun', async () => {
  const file = join(dir, 'new', 'a')
  const first = await openJournal(file)
  await first.begin('one')
  await first.end('one', { outcome: 'printed' })
  await first.begin('two')
  await first.end('two', { outcome: 'failed', reason: 'paper-out', bytesAccepted: 12 })
  await first.begin('three')
  await first.close()
  const second = await openJournal(file)
  expect(second.find('one')).toEqual({ outcome: 'printed' })
  expect(second.find('two')).toEqual({ outcome: 'failed', reason: 'paper-out', bytesAccepted: 12 })
  expect(second.find('three')).toBe('begun')
  expect(second.find('four')).toBeNull()
  expect(second.unfinished()).toEqual(['three'])
  await second.close()
})

test('a line torn by a power cut is as if not written, and the next one is whole', async () => {
  const file = join(dir, 'b')
  const first = await openJournal(file)
  await first.begin('one')
  await first.close()
  appendFileSync(file, '{"job":"two","at":17')
  const second = await openJournal(file)
  expect(second.find('one')).toBe('begun')
  expect(second.find('two')).toBeNull()
  await second.begin('three')
  await second.close()
  const third = await openJournal(file)
  expect(third.find('three')).toBe('begun')
  await third.close()
})

test('forgets jobs of the day before yesterday', async () => {
  const file = join(dir, 'c')
  let now = 0
  const first = await openJournal(file, () => now)
  await first.begin('old')
  await first.close()
  now = 25 * 3600_000
  const second = await openJournal(file, () => now)
  expect(second.find('old')).toBeNull()
  await second.close()
  expect(readFileSync(file, 'utf8')).toBe('')
})

test('says so when the file cannot be had', async () => {
  await expect(openJournal(join(dir, 'b', 'in-a-file'))).rejects.toThrow()
})
