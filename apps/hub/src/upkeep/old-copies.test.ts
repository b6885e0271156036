import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { dropOldCopies } from './old-copies.ts'

test('[ALL-4] copies of the file from before an update or a restore go when names in them have had their time', () => {
  const dir = mkdtempSync(join(tmpdir(), 'copies-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const others = ['office.db', 'office.db-wal', 'office.db.before-mine', 'hub.json', 'reports.db']
  const copies = [
    'office.db.before-v3',
    'office.db.replaced-20261119T113305Z',
    'office.db.replaced-20261119T113305Z-wal',
    'office.db.replaced-20261119T113305Z-2',
  ]
  // Half of a new file that a restore was killed over has no time at all.
  const broken = ['office.db.restoring.tmp', 'office.db.restoring.tmp-wal', 'office.db.restoring.tmp.before-v3.tmp']
  for (const name of [...others, ...copies, ...broken]) writeFileSync(join(dir, name), '')
  const told: object[] = []
  const log = { info: (about: object) => void told.push(about), error: () => undefined }
  const day = 86_400_000
  dropOldCopies(
    dir,
    () => 14,
    log as never,
    () => Date.now() + 13 * day,
  )()
  expect(readdirSync(dir)).toHaveLength(others.length + copies.length)
  dropOldCopies(
    dir,
    () => 14,
    log as never,
    () => Date.now() + 14 * day + 60_000,
  )()
  expect(readdirSync(dir).sort()).toEqual([...others].sort())
  expect(told).toHaveLength(copies.length)
  expect(() => dropOldCopies(join(dir, 'nowhere'), () => 14, log as never)()).not.toThrow()
})
