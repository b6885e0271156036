import type { Language, Localized } from '@poczekalnia/protocol'

/** The office's own text in a reader's language; Polish where the office has not worded it. */
export function inLanguage(text: Localized, language: Language): { text: string; lang: string } {
  const own = text[language]
  return own ? { text: own, lang: language } : { text: text.pl, lang: 'pl' }
}
