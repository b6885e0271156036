import type { Language } from '@poczekalnia/protocol'

/** Scripts other than Latin that a language is written in; a reader of one script makes nothing of the others. */
const scripts: Partial<Record<Language, RegExp>> = {
  ...{ uk: /\p{Script=Cyrillic}/u, ru: /\p{Script=Cyrillic}/u, be: /\p{Script=Cyrillic}/u },
  ...{ ka: /\p{Script=Georgian}/u, hi: /\p{Script=Devanagari}/u, ne: /\p{Script=Devanagari}/u },
  ar: /\p{Script=Arabic}/u,
}

/** Letters of a language's own script and digits, without what stands between them. */
export function lettersOf(text: string, language: Language): string {
  const own = scripts[language] ?? /[\p{L}\p{M}]/u
  const signs = [...text.normalize('NFC').toLocaleLowerCase(language)]
  return signs.filter((sign) => own.test(sign) || /\d/.test(sign)).join('')
}

/** How much of a text is found at the best place of a longer one: 1 all of it, 0 nothing (Levenshtein). */
export function alike(text: string, within: string): number {
  const [wanted, there] = [[...text], [...within]]
  let row: number[] = Array.from({ length: there.length + 1 }, () => 0)
  wanted.forEach((sign, i) => {
    const next = [i + 1]
    there.forEach((other, j) => {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (sign === other ? 0 : 1)))
    })
    row = next
  })
  return 1 - Math.min(...row) / wanted.length
}
