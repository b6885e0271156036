import { directionOf, type Language, type Localized, languageParts } from '@poczekalnia/protocol'
import { type Html, html, raw } from './html.ts'

/** The office's own text in a reader's language; in English, then Polish, where the office has not worded it. */
export function inLanguage(text: Localized, language: Language): { text: string; lang: Language } {
  const own = text[language]
  if (own) return { text: own, lang: language }
  return text.en ? { text: text.en, lang: 'en' } : { text: text.pl, lang: 'pl' }
}

/** `lang` and `dir` of an element whose text is in a language; `null`: which, its first letter tells. */
export const langOf = (lang: string | null): Html =>
  raw(lang === null ? 'dir="auto"' : `lang="${lang}" dir="${directionOf(lang)}"`)

/** The same, with a blank before it, for words that may be in another language than what is around them. */
export const otherLang = (lang: string | null | undefined, around: string): Html | null =>
  lang === undefined || lang === around ? null : raw(` ${langOf(lang).markup}`)

/** A sentence in which what is in another language says so (`inSentence`), by its sound and its direction. */
export const markedSentence = (sentence: string): Html =>
  html`${languageParts(sentence).map(({ text, language }) =>
    language === null ? html`${text}` : html`<bdi ${langOf(language)}>${text}</bdi>`,
  )}`
