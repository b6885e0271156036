import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { allocator } from './allocator.mjs'

/** Keeps one thing of fifty in the C library's heap, so that nearly all of it is gaps; tells what the process holds. */
const program = `
  const { giveBackGaps } = await import(${JSON.stringify(join(import.meta.dirname, 'give-back-gaps.ts'))})
  const made = Array.from({ length: 10_000 }, () => new ArrayBuffer(4_000))
  globalThis.kept = made.filter((_, i) => i % 50 === 0)
  made.length = 0
  gc()
  const before = process.memoryUsage.rss()
  giveBackGaps()
  console.log(before - process.memoryUsage.rss())
`

test.runIf(process.platform === 'linux')(
  'gaps in the heap of the C library go back to the system, and Node has nothing to say about it',
  () => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--expose-gc', '--single-threaded-gc', '--input-type=module', '--eval', program],
      { encoding: 'utf8', env: { ...process.env, ...allocator } },
    )
    expect(stderr).toBe('')
    expect(Number(stdout)).toBeGreaterThan(20_000_000)
  },
)
