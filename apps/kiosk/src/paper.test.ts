import type { KioskView } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { cannotPrint, paperOf } from './paper.ts'

const view = (printer: KioskView['printer'], prints: KioskView['prints'] = {}) => ({ printer, prints }) as KioskView

test('trouble is said beforehand, low paper and silence are not trouble', () => {
  expect(
    ['paper-out', 'cover-open', 'offline', 'stalled'].every((printer) => cannotPrint({ printer } as KioskView)),
  ).toBe(true)
  expect(['ready', 'paper-low', 'unknown'].some((printer) => cannotPrint({ printer } as KioskView))).toBe(false)
})

test('[ALL-5] the paper: printing, printed, failed, and a printer that never answers', () => {
  expect(paperOf(view('ready'), 't', 1)).toBe('printing')
  expect(paperOf(view('ready', { t: { state: 'printed' } }), 't', 1)).toBe('printed')
  expect(paperOf(view('ready', { t: { state: 'failed', reason: 'paper-out' } }), 't', 1)).toBe('failed')
  expect(paperOf(view('ready', { t: { state: 'failed', reason: 'unknown' } }), 't', 1)).toBe('perhaps')
  expect(paperOf(view('offline'), 't', 1)).toBe('failed')
  expect(paperOf(view('ready', { t: { state: 'printing' } }), 't', 20)).toBe('perhaps')
})
