import { readLanguage } from '@poczekalnia/locales'
import { languages, signsNotShipped } from '@poczekalnia/protocol'
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

test('[ACC-8] what a profile and a card may have is what the fonts have: shipped-signs.ts', () => {
  const never = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\p{Cn}\p{Co}]/u
  const differ: string[] = []
  for (let point = 0x20; point <= 0x1ffff; point++) {
    const sign = String.fromCodePoint(point)
    if (never.test(sign) || sign.normalize('NFC') !== sign) continue
    if ((signsWithoutFont(sign).length === 0) !== (signsNotShipped(sign).length === 0)) differ.push(point.toString(16))
  }
  expect(differ).toEqual([])
})
