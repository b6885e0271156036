import { words } from '@poczekalnia/locales'
import { staffLanguages } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { pages } from './index.ts'

test.each(staffLanguages)('each page has a name in the navigation: %s', (language) => {
  const t = words(language)
  const unnamed = pages.filter(({ id }) => t(`supervisor:pages.${id}`, { defaultValue: '' }) === '')
  expect(unnamed.map(({ id }) => id)).toEqual([])
})
