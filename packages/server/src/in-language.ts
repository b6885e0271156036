import { directionOf, type Language, type Localized } from '@poczekalnia/protocol'
import { type Html, raw } from './html.ts'

/** The office's own text in a reader's language; in English, then Polish, where the office has not worded it. */
export function inLanguage(text: Localized, language: Language): { text: string; lang: Language } {
  const own = text[language]
  if (own) return { text: own, lang: language }
  return text.en ? { text: text.en, lang: 'en' } : { text: text.pl, lang: 'pl' }
}

/** `lang` and `dir` of an element whose text is in a language. */
export const langOf = (lang: string): Html => raw(`lang="${lang}" dir="${directionOf(lang)}"`)
