import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const tests = join(import.meta.dirname, '../tests')

/** What a page shows changes by itself: read once, it may be a frame too early on a busy machine. */
const asked = ['count', 'is(Visible|Hidden|Checked|Enabled|Disabled)', 'textContent', 'innerText', 'innerHTML']
const also = ['getAttribute', 'inputValue', 'all(TextContents|InnerTexts)']
const momentOfAPage = new RegExp(String.raw`\bexpect\(\s*await\s[^\n]*?\.(${[...asked, ...also].join('|')})\(`, 'g')

test('no journey expects what a page shows at one moment: `expect.poll` waits for it', () => {
  const moments = readdirSync(tests)
    .filter((file) => file.endsWith('.e2e.ts'))
    .flatMap((file) =>
      [...readFileSync(join(tests, file), 'utf8').matchAll(momentOfAPage)].map(([found]) => `${file}: ${found}`),
    )
  expect(moments).toEqual([])
})
