import { expect, test } from 'vitest'
import { isWaiting, noStrokes, type Outcome, stroke, unfinished } from './strokes.ts'

/** Keys with the pause before each, ms; then nothing comes for a while. */
function scanned(keys: readonly string[], pause: number | readonly number[], mute = 0) {
  const pressed = press(keys, pause, mute)
  const ended = unfinished(pressed.kept)
  return { ...pressed, kept: ended.kept, outcomes: [...pressed.outcomes, ...ended.outcomes] }
}

/** Keys with the pause before each, ms. */
function press(keys: readonly string[], pause: number | readonly number[], mute = 0) {
  let kept = noStrokes
  let at = 1_000
  const outcomes: Outcome[] = []
  let taken = false
  keys.forEach((key, i) => {
    at += typeof pause === 'number' ? pause : (pause[i] ?? 0)
    const result = stroke(kept, { key, at, ...(i < mute && { mute: true }) })
    kept = result.kept
    taken = result.taken
    outcomes.push(...result.outcomes)
  })
  return { outcomes, kept, taken }
}

test.each([
  ['the fastest', 1],
  ['an ordinary one', 12],
  ['a slow one over the air', 45],
])('[WRO-1] %s scanner is told by its pace, and Enter belongs to it', (_, pause) => {
  const { outcomes, kept, taken } = scanned([...'KX7M2Q', 'Enter'], pause)
  expect(outcomes).toEqual([{ scanned: 'KX7M2Q' }])
  expect(isWaiting(kept)).toBe(false)
  expect(taken).toBe(true)
})

test('[WRO-1] Tab ends a scan as Enter does, and Shift before a capital is no sign', () => {
  expect(scanned(['Shift', 'K', 'X', 'Shift', 'M', '2', 'Tab'], 8).outcomes).toEqual([{ scanned: 'KXM2' }])
})

test.each([
  ['slowly', 180],
  ['fast', 80],
  ['very fast', 60],
])('a person who types %s is never a scanner', (_, pause) => {
  const { outcomes, taken } = press([...'4821', 'Enter'], pause)
  expect(outcomes).toEqual([...'4821'].map((typed) => ({ typed })))
  expect(taken).toBe(false)
})

test('two keys that roll together are still typing', () => {
  const { outcomes } = press([...'KX7M', 'Enter'], [0, 30, 150, 20, 140])
  expect(outcomes).toEqual([{ typed: 'KX' }, { typed: '7M' }])
})

test('three signs and Enter are no scan, however fast', () => {
  expect(press([...'A01', 'Enter'], 5).outcomes).toEqual([{ typed: 'A01' }])
})

test('Enter that comes late ends nothing: the signs were typed', () => {
  const { outcomes, taken } = press([...'4821', 'Enter'], [0, 10, 10, 10, 300])
  expect(outcomes).toEqual([{ typed: '4821' }])
  expect(taken).toBe(false)
})

test('signs without an end are given back as typed', () => {
  const { outcomes, kept } = press([...'4821'], 5)
  expect(outcomes).toEqual([])
  expect(unfinished(kept).outcomes).toEqual([{ typed: '4821' }])
})

test('a key that was not meant as typing still counts for a scan', () => {
  expect(scanned([...'4821', 'Enter'], 5, 1).outcomes).toEqual([{ scanned: '4821' }])
  expect(unfinished(press([...'48'], 5, 1).kept).outcomes).toEqual([{ typed: '8' }])
})

/** Keys as a scanner presses them, 8 ms apart; before one of them the page believed that nothing more would come. */
function heardLate(keys: readonly string[], before: number) {
  let kept = noStrokes
  const outcomes: Outcome[] = []
  const taken: boolean[] = []
  keys.forEach((key, i) => {
    if (i === before) {
      const ended = unfinished(kept)
      kept = ended.kept
      outcomes.push(...ended.outcomes)
      expect(isWaiting(kept)).toBe(false)
    }
    const result = stroke(kept, { key, at: 1_000 + i * 8 })
    kept = result.kept
    outcomes.push(...result.outcomes)
    taken.push(result.taken)
  })
  return { outcomes, kept, taken }
}

test.each([1, 3, 5, 6])('[WRO-1] a scan is whole and keeps its Enter on a page that hears key %i late', (before) => {
  const { outcomes, kept, taken } = heardLate([...'KX7M2Q', 'Enter'], before)
  expect([...outcomes, ...unfinished(kept).outcomes]).toEqual([
    { typed: 'KX7M2Q'.slice(0, before) },
    { scanned: 'KX7M2Q' },
  ])
  expect(taken).toEqual([false, true, true, true, true, true, true])
})

test('what was told on as typing is not told a second time', () => {
  const { kept } = press([...'48'], 20)
  const ended = unfinished(kept)
  const next = stroke(ended.kept, { key: '2', at: 1_300 })
  expect([...ended.outcomes, ...next.outcomes, ...unfinished(next.kept).outcomes]).toEqual([
    { typed: '48' },
    { typed: '2' },
  ])
})

test('an endless burst keeps no more signs than a QR code holds', () => {
  expect(press(Array(5_000).fill('7'), 0).kept.keys).toHaveLength(4_296)
})

test('[WRO-1] several lines are one scan, also short ones, empty ones and one without an end', () => {
  const text = [...'KX7M2Q', 'Enter', 'Enter', ...'A1', 'Enter', ...'19.11.2026']
  expect(scanned(text, 8).outcomes).toEqual([{ scanned: 'KX7M2Q\nA1\n19.11.2026' }])
})

test('[WRO-1] no key of a second line reaches a button, be it the line feed after the carriage return', () => {
  for (const pause of [8, 300]) {
    const lines = ['Enter', 'A', 'Enter']
    const { taken } = press([...'KX7M2Q', 'Enter', lines[0] ?? ''], [0, 8, 8, 8, 8, 8, 8, pause])
    expect(taken, `${pause}`).toBe(true)
  }
  expect(press([...'KX7M2Q', 'Enter', 'A', 'Enter'], [0, 8, 8, 8, 8, 8, 8, 400, 8]).taken).toBe(true)
})

test('[WRO-1] a line that comes late, of the same code, is told with those before it', () => {
  const { kept } = scanned([...'KX7M2Q', 'Enter'], 8)
  let all = kept
  for (const [i, key] of [...'19.11.2026', 'Enter'].entries())
    all = stroke(all, { key, at: 1_000 + 7 * 8 + 400 + i * 8 }).kept
  expect(unfinished(all).outcomes).toEqual([{ scanned: 'KX7M2Q\n19.11.2026', more: true }])
})

test('a second scan after more than a second is its own, and Enter then is a person\u2019s', () => {
  const { kept } = scanned([...'KX7M2Q', 'Enter'], 8)
  expect(stroke(kept, { key: 'Enter', at: 2_500 }).taken).toBe(false)
  let all = kept
  for (const [i, key] of [...'PW83LD', 'Enter'].entries()) all = stroke(all, { key, at: 2_500 + i * 8 }).kept
  expect(unfinished(all).outcomes).toEqual([{ scanned: 'PW83LD' }])
})
