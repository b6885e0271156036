import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The size of one page in SQLite's write-ahead log. */
const PAGE_BYTES = 4096

/** How often a second this disk takes one more page at the end of a file and says that it is kept. */
export function syncsPerSecond(milliseconds = 1_500): number {
  const dir = mkdtempSync(join(tmpdir(), 'poczekalnia-bench-'))
  const file = openSync(join(dir, 'file'), 'w')
  const page = Buffer.alloc(PAGE_BYTES, 0x5a)
  try {
    let syncs = 0
    const began = performance.now()
    while (performance.now() - began < milliseconds) {
      writeSync(file, page)
      fdatasyncSync(file)
      syncs++
    }
    return syncs / ((performance.now() - began) / 1000)
  } finally {
    closeSync(file)
    rmSync(dir, { recursive: true, force: true })
  }
}
