import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkCard } from './check-card.ts'

test('the card in docs/cards.md is right', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/cards.md'), 'utf8')
  const example = /```markdown\n(.*?)```/s.exec(page)?.[1] ?? ''
  const office = { id: 'katowice', queues: ['pobyt-czasowy'], languages: ['pl', 'en'] as const }
  expect(checkCard(example, 'example', office)).toMatchObject({
    card: {
      choose: { en: 'Purpose of stay' },
      sections: [{ kind: 'papers' }, { kind: 'place', blocks: [{ items: [{ name: { pl: 'pokój 161' } }] }] }],
    },
  })
})
