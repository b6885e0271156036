import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const tests = join(import.meta.dirname, '../tests')

/** What a page shows changes by itself: read once, it may be a frame too early on a busy machine. */
const momentOfAPage =
  /(?<!poll\(\s*async\s*\(\)\s*=>\s*)\bexpect\(\s*await\s[^\n]*?\.(count|is(Visible|Hidden|Checked|Enabled|Disabled)|textContent|innerText|innerHTML|getAttribute|inputValue|all(TextContents|InnerTexts))\(/g

test('no journey expects what a page shows at one moment: `expect.poll` waits for it', () => {
  const moments = readdirSync(tests)
    .filter((file) => file.endsWith('.e2e.ts'))
    .flatMap((file) =>
      [...readFileSync(join(tests, file), 'utf8').matchAll(momentOfAPage)].map(([found]) => `${file}: ${found}`),
    )
  expect(moments).toEqual([])
})
