import { readLanguage } from '@poczekalnia/locales'
import { languages } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { signsWithoutFont } from './typeface.ts'

const textsOf = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(textsOf)

test.each(languages)('[ACC-8] the paper’s own fonts have every sign of its texts in %s', (language) => {
  const { paper, cards, common } = readLanguage(language)
  expect(signsWithoutFont(textsOf([paper, cards, common]).join(' '))).toEqual([])
})

test('[ACC-8] a sign that no font of the paper has is named, once', () => {
  expect(signsWithoutFont('办公室办 5 Ż')).toEqual(['办', '公', '室'])
})
