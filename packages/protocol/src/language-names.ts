import type { Language } from './common.ts'

/** A language's own name, as a label that its reader finds first: written as at the start of a sentence. */
export const languageNames: Readonly<Record<Language, string>> = {
  pl: 'Polski',
  en: 'English',
  uk: 'Українська',
  ru: 'Русский',
}
