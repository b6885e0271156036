import { expect, test } from 'vitest'
import { heartbeat } from './heartbeat.ts'

const seconds = (from: number, to: number, each: (now: number) => void) => {
  for (let s = from; s <= to; s++) each(s * 1_000)
}

test('a page that beats is well', () => {
  const heart = heartbeat()
  heart.begin(0)
  seconds(1, 60, (now) => {
    if (now % 2_000 === 0) heart.beat(true, now)
    expect(heart.check(now)).toBeNull()
  })
})

test('ten seconds of silence are told once', () => {
  const heart = heartbeat()
  heart.begin(0)
  const told: unknown[] = []
  seconds(1, 30, (now) => told.push(heart.check(now)))
  expect(told.filter(Boolean)).toEqual(['silent'])
  expect(told.indexOf('silent')).toBe(10)
})

test('a page that shows nothing for four beats is blank; one that is slow is not', () => {
  const heart = heartbeat()
  heart.begin(0)
  for (const [at, shows] of [
    [2, false],
    [4, false],
    [6, false],
    [8, true],
  ] as const) {
    heart.beat(shows, at * 1_000)
    expect(heart.check(at * 1_000)).toBeNull()
  }
  for (const at of [10, 12, 14, 16]) heart.beat(false, at * 1_000)
  expect(heart.check(16_000)).toBe('blank')
})

test('a machine that slept has not lost its page', () => {
  const heart = heartbeat()
  heart.begin(0)
  expect(heart.check(1_000)).toBeNull()
  expect(heart.check(3_600_000)).toBeNull()
  expect(heart.check(3_601_000)).toBeNull()
})

test('nothing is expected before a page is loaded', () => {
  const heart = heartbeat()
  seconds(1, 30, (now) => expect(heart.check(now)).toBeNull())
  heart.begin(30_000)
  heart.end()
  seconds(31, 60, (now) => expect(heart.check(now)).toBeNull())
})
