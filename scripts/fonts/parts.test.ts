import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, languageFacts, languageNames, languages } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { fontParts, rangesOf } from './parts.ts'

const root = join(import.meta.dirname, '../..')

const partsOf = (stretch: boolean) => fontParts.filter((part) => part.stretch === stretch)
/** Vietnamese letters have a font of their own, which is small; a joiner takes the font of what stands before it. */
const elsewhere = /^(?:[\u0102\u0103\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]|\u200c|\u200d)$/u

/** What the screens' texts for visitors say in a language, with its name and its question. */
function textsOf(language: Language): string {
  const folder = join(root, 'locales', language, 'visitors')
  const files = readdirSync(folder).filter((name) => ['kiosk', 'display', 'common'].includes(name.split('.')[0] ?? ''))
  const texts = files.map((name) => readFileSync(join(folder, name), 'utf8'))
  return [languageNames[language], languageFacts[language].choose, ...texts].join(' ')
}

test.each(languages)('[ACC-8] the small fonts have every sign that a screen says in %s', (language) => {
  const ranges = partsOf(false).flatMap(({ letters }) => rangesOf(letters))
  const missing = [...new Set(textsOf(language).normalize('NFC'))].filter((sign) => {
    const point = sign.codePointAt(0) ?? 0
    return point >= 32 && !elsewhere.test(sign) && !ranges.some(([first, last]) => first <= point && point <= last)
  })
  expect(missing).toEqual([])
})

test('the styles name the parts as they are, and the fonts are there: else `npm run fonts`', () => {
  for (const [file, stretch] of [
    ['small.css', false],
    ['small-wide.css', true],
  ] as const) {
    const css = readFileSync(join(root, 'packages/ui/src/fonts', file), 'utf8')
    const told = [...css.matchAll(/url\("\.\/([\w-]+)\.woff2"\)[^;]*;\s*unicode-range:\s*([^;]+);/g)]
    expect(told.map(([, name, letters]) => [name, letters?.trim().split(/,\s+/).join(', ')])).toEqual(
      partsOf(stretch).map(({ name, letters }) => [name, letters]),
    )
    for (const { name } of partsOf(stretch))
      expect(
        readFileSync(join(root, 'packages/ui/src/fonts', `${name}.woff2`))
          .subarray(0, 4)
          .toString(),
      ).toBe('wOF2')
  }
})
