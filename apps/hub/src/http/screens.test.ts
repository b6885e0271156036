import { expect, test } from 'vitest'
import { pageAt } from './screens.ts'

const built = '<link rel="icon" href="data:," /><script src="./assets/a.js"></script><link href="./assets/a.css">'

test('one build serves every office: the page tells where its parts lie', () => {
  expect(pageAt(built, '/katowice/kiosk/')).toBe(
    '<link rel="icon" href="data:," /><script src="/katowice/kiosk/assets/a.js"></script><link href="/katowice/kiosk/assets/a.css">',
  )
})
