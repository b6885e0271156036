import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const units = globSync(['packaging/*.service', 'apps/kiosk/packaging/**/*.service'], { cwd: root })

test.each(units)('%s lets Node and Chromium compile: memory may become executable', (unit) => {
  expect(readFileSync(join(root, unit), 'utf8')).not.toMatch(/^MemoryDenyWriteExecute=/m)
})
