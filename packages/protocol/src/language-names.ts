import { languageFacts } from './languages.ts'

export type Language = keyof typeof languageFacts
export const languages = Object.keys(languageFacts) as [Language, ...Language[]]

/** Languages that staff work in: they have the texts of their pages too. */
export type StaffLanguage = {
  [L in Language]: (typeof languageFacts)[L]['staff'] extends true ? L : never
}[Language]
export const staffLanguages = languages.filter((one) => languageFacts[one].staff) as [StaffLanguage, ...StaffLanguage[]]

/** Languages whose sentences can be written for the ear; whether there is a voice for them, a hub finds out. */
export type SpokenLanguage = {
  [L in Language]: (typeof languageFacts)[L]['voice'] extends null ? never : L
}[Language]
export const spokenLanguages = languages.filter((one) => languageFacts[one].voice !== null) as [
  SpokenLanguage,
  ...SpokenLanguage[],
]

/** Languages that calls are spoken in: clips of their numbers go with the program. */
export type CalledLanguage = {
  [L in Language]: (typeof languageFacts)[L]['calls'] extends true ? L : never
}[Language]
export const calledLanguages = languages.filter((one) => languageFacts[one].calls) as [
  CalledLanguage,
  ...CalledLanguage[],
]

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
