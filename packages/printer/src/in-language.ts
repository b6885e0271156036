import type { Language, Localized } from '@poczekalnia/protocol'

/** A text of the office in a visitor's language, else in English, else in Polish; and which of them it is. */
export function inLanguage(text: Localized, language: Language): { text: string; lang: Language } {
  const own = text[language]
  if (own !== undefined) return { text: own, lang: language }
  return text.en === undefined ? { text: text.pl, lang: 'pl' } : { text: text.en, lang: 'en' }
}
