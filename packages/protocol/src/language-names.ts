import { type Language, languages } from './common.ts'
import { languageFacts } from './languages.ts'

/** A language's own name, as a label that its reader finds first: written as at the start of a sentence. */
export const languageNames = Object.fromEntries(
  languages.map((language) => [language, languageFacts[language].name]),
) as Readonly<Record<Language, string>>

/** Which way a language is written, for a `dir` beside its `lang`. */
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  Object.hasOwn(languageFacts, language) ? languageFacts[language as Language].direction : 'ltr'

/** The BCP 47 tag that a language's dates and figures are written by. */
export const datesOf = (language: string): string =>
  Object.hasOwn(languageFacts, language) ? languageFacts[language as Language].dates : language
