import type { Language, Localized } from '@poczekalnia/protocol'

/** The office's own text in a language; in English, then Polish, where the office has not worded it in that one. */
export function localized(text: Localized, language: string): string {
  return text[language as Language] ?? text.en ?? text.pl
}

/** The language that `localized` answers in, for the `lang` attribute beside it. */
export function languageOf(text: Localized, language: string): Language {
  if (text[language as Language] !== undefined) return language as Language
  return text.en === undefined ? 'pl' : 'en'
}
