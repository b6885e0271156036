import { expect, test } from 'vitest'
import { recoveryFor, type Trouble } from './recovery-for.ts'

const now = 1_000_000_000
const times = (count: number) => Array.from({ length: count }, () => now - 1_000)
const acts = (trouble: Trouble, counts: number[]) =>
  counts.map((count) => recoveryFor(trouble, times(count), 0, now).act)

test('a crashed page is reloaded, then gets a new window, then a new program', () => {
  expect(acts({ type: 'page-gone', reason: 'crashed' }, [0, 1, 2, 4, 5])).toEqual([
    'reload',
    'reload',
    'recreate',
    'recreate',
    'relaunch',
  ])
  expect(acts({ type: 'page-gone', reason: 'oom' }, [0])).toEqual(['reload'])
})

test('a page that can’t be started is a matter for a new program', () => {
  expect(acts({ type: 'page-gone', reason: 'launch-failed' }, [0])).toEqual(['relaunch'])
  expect(acts({ type: 'page-gone', reason: 'integrity-failure' }, [0])).toEqual(['relaunch'])
})

test('a hung page gets a new window', () => {
  expect(acts({ type: 'unresponsive' }, [0, 3, 4])).toEqual(['recreate', 'recreate', 'relaunch'])
  expect(acts({ type: 'silent' }, [0])).toEqual(['recreate'])
  expect(acts({ type: 'blank' }, [0])).toEqual(['reload'])
})

test('helpers that Chromium starts again itself are left alone', () => {
  expect(acts({ type: 'process-gone', process: 'Utility', reason: 'crashed' }, [9])).toEqual(['ignore'])
  expect(acts({ type: 'process-gone', process: 'GPU', reason: 'clean-exit' }, [9])).toEqual(['ignore'])
  expect(acts({ type: 'process-gone', process: 'GPU', reason: 'crashed' }, [0, 2])).toEqual(['recreate', 'relaunch'])
})

test('each time waits longer, and what is long past no longer counts', () => {
  const trouble: Trouble = { type: 'page-gone', reason: 'crashed' }
  expect([0, 1, 2, 3, 4].map((count) => recoveryFor(trouble, times(count), 0, now).afterMs)).toEqual([
    0, 1_000, 2_000, 4_000, 8_000,
  ])
  expect(recoveryFor(trouble, [now - 3_600_000, now - 1_800_000], 0, now)).toMatchObject({ act: 'reload', afterMs: 0 })
  expect([0, 1, 5, 60].map((again) => recoveryFor(trouble, times(9), again, now).afterMs)).toEqual([
    1_000, 2_000, 32_000, 60_000,
  ])
})

test('the log is told why', () => {
  expect(recoveryFor({ type: 'page-gone', reason: 'oom' }, [], 0, now).reason).toBe('page gone: oom')
})
