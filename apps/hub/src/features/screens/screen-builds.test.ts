import { expect, test } from 'vitest'
import { buildOf } from './screen-builds.ts'

test('a build is known by the hash of its script', () => {
  expect(buildOf('<script type="module" crossorigin src="./assets/index-Bh-enFWz.js"></script>')).toBe('Bh-enFWz')
  expect(buildOf('<script type="module" src="/src/main.tsx"></script>')).toBeNull()
})
