import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/*
 * What makes a test go by the speed of the machine, and can be seen in its text (docs/decisions/0190-green-at-once.md).
 */
const root = join(import.meta.dirname, '..')
const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.test.ts', '*.e2e.ts'], {
  cwd: root,
  encoding: 'utf8',
})
const self = 'scripts/moments.test.ts'
const files = listed.trim().split('\n')
const tests = files.filter((file) => file !== self && existsSync(join(root, file)))
const found = (pattern: RegExp, among = tests) =>
  among.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(pattern)].map(([text]) => `${file}: ${text}`),
  )

/** What a page shows changes by itself: read once, it may be a frame too early on a busy machine. */
const asked = ['count', 'is(Visible|Hidden|Checked|Enabled|Disabled)', 'textContent', 'innerText', 'innerHTML']
const also = ['getAttribute', 'inputValue', 'all(TextContents|InnerTexts)']
const momentOfAPage = new RegExp(String.raw`\bexpect\(\s*await\s[^\n]*?\.(${[...asked, ...also].join('|')})\(`, 'g')

test('no journey expects what a page shows at one moment: `expect.poll` waits for it', () => {
  const journeys = tests.filter((file) => file.endsWith('.e2e.ts'))
  expect(journeys.length).toBeGreaterThan(40)
  expect(found(momentOfAPage, journeys)).toEqual([])
})

test('no test has a bound of its own below that of all (vitest.config.ts): a machine with other work needs it', () => {
  const less = String.raw`(?:\d{1,3}|[\d_]{4,6}|[1-5]\d\d_000)`
  expect(found(new RegExp(String.raw`^(?:\}, |  )${less},?\n?\)$`, 'gm')), 'a test’s bound').toEqual([])
  expect(found(new RegExp(String.raw`(?:testTimeout|hookTimeout): ${less}\b`, 'g')), 'a file’s bound').toEqual([])
  expect(found(/expect\s*\.poll\([^\n]*\{ timeout: (?:[\d_]{1,6}|10\d_000)\b/g), 'an expectation’s').toEqual([])
  expect(found(/vi\.(?:waitFor|waitUntil)\(/g), 'a second is all that these wait: `expect.poll`').toEqual([])
})

test('nothing runs for as long as something else does without a bound: it does very much on a fast machine', () => {
  expect(found(/while \(!?\w+\) [^\n]*await[^\n]*/g)).toEqual([])
})

test('no test measures how long something takes', () => {
  expect(
    found(/expect\((?:milliseconds|took|elapsed|performance\.now\(\)[^)]*)\)\.toBe(?:Less|Greater)[^\n]*/g),
  ).toEqual([])
})

test('no page is left alone for a time, but where a sound or a beat runs against the clock', () => {
  const timed = ['tests/display-voice.e2e.ts', 'tests/electron.e2e.ts']
  const others = tests.filter((file) => !timed.includes(file))
  expect(found(/waitForTimeout\([^\n]*/g, others)).toEqual([])
})
