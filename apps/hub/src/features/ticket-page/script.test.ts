import { parse } from 'acorn'
import { expect, test } from 'vitest'
import { script } from './script.ts'
import { style } from './style.ts'

test('an engine of 2011 can read the script: no syntax newer than ES5', () => {
  expect(() => parse(script, { ecmaVersion: 5 })).not.toThrow()
  expect(() => parse('const later = () => {}', { ecmaVersion: 5 })).toThrow()
})

test('what old engines don’t have is asked for before it is used, or not used', () => {
  const code = script.replace(/\/\*.*?\*\//g, '')
  expect(code).not.toMatch(
    /\bfetch\(|\bPromise\b|\.closest\(|\.matches\(|\.forEach\(|\.includes\(|URLSearchParams|classList/,
  )
  for (const asked of ['window.EventSource', 'navigator.vibrate', 'navigator.wakeLock', 'window.AudioContext'])
    expect(code).toMatch(new RegExp(`(if \\(|!|= |\\? |: )\\(?!?${asked.replace('.', '\\.')}`))
})

test('colours and large sizes stand without the newer functions too', () => {
  expect(style.match(/font-size:clamp/g)).toHaveLength(style.match(/font-size:[\d.]+rem;font-size:clamp/g)?.length ?? 0)
})
