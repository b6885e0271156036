import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { keptFile } from './kept-file.ts'

const shape = {
  safeParse: (read: unknown) =>
    typeof read === 'number' ? ({ success: true, data: read } as const) : ({ success: false } as const),
}

test('[REG-1] what is kept is read again, for its owner alone; what is no such thing is none', () => {
  const dir = mkdtempSync(join(tmpdir(), 'kept-file-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const file = join(dir, 'kept.json')
  const kept = keptFile(file, shape)
  expect(kept.read()).toBeNull()
  kept.write(7)
  kept.write(8)
  expect(kept.read()).toBe(8)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  for (const text of ['"8"', '{', '']) {
    writeFileSync(file, text)
    expect(kept.read()).toBeNull()
  }
})
