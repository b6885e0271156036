import { languages } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { testDocument } from './test-document.ts'
import { visualOrder } from './visual-order.ts'

const facts = { printer: '192.168.1.40:9100', date: '2026-11-19', time: '12:05' }

test.each(languages)(
  '[ACC-8] the test paper shows the letters of a language, and says each text as it is: %s',
  (language) => {
    const { blocks } = testDocument({ ...facts, language })
    const texts = blocks.flatMap((block) => {
      if (block.kind === 'text') return [block]
      if (block.kind === 'list') return block.items.map((text) => ({ text, lang: block.lang }))
      return block.kind === 'qr' ? [{ text: block.caption, lang: block.lang }] : []
    })
    // English in a line that runs from the right would have its full stop at the left.
    for (const { text, lang } of texts.filter((one) => /^[A-Z].*\.$/.test(one.text)))
      expect(visualOrder(text, lang).at(-1)?.text, text).toMatch(/\.$/)
    expect(texts.filter(({ lang }) => lang === language).length).toBeGreaterThan(1)
  },
)
