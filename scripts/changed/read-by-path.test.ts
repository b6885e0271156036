import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readersByPath } from './read-by-path.ts'

const root = join(import.meta.dirname, '../..')
const tests = globSync('{apps,packages,locales,scripts}/**/*.test.ts', {
  cwd: root,
  exclude: ['**/node_modules/**'],
}).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

test.each([
  ['docs/protocol.md', ['apps/hub/src/features/protocol-doc.test.ts', 'scripts/docs.test.ts']],
  ['docs/words.md', ['locales/terms.test.ts']],
  ['docs/roles.md', ['packages/protocol/src/staff.test.ts']],
  ['locales/uk/visitors/kiosk.json', ['locales/index.ts', 'locales/locales.test.ts']],
  ['offices/bydgoszcz.yaml', ['packages/queue-core/src/profile/offices.test.ts']],
  ['offices/cards/slaskie-pobyt-czasowy.md', ['packages/queue-core/src/cards/office-cards.test.ts']],
  ['packages/ui/src/styles.css', ['packages/ui/styles.test.ts']],
  ['packages/voice/clips/pl/number.ogg', ['packages/voice/src/clips.test.ts']],
  ['apps/hub/src/features/kiosk/refusals.test.ts', ['scripts/rules.test.ts']],
])('%s is read by its path in %j', (changed, readers) => {
  expect(readersByPath([changed], tests)).toEqual(expect.arrayContaining(readers))
})

test('a module that tests import is left to the imports', () => {
  expect(readersByPath(['packages/queue-core/src/index.ts'], tests)).toEqual([])
})
