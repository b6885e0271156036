import { type Language, languageNames } from '@poczekalnia/protocol'

/** Most people who come know one of these. */
const firstOf: readonly Language[] = ['pl', 'en', 'uk', 'ru']
const MOST = 2

/**
 * The languages that say what can't be said in the visitor's own, because it has no voice here.
 * @param spoken what the hub has a voice for
 */
export function helpers(spoken: readonly string[]): Language[] {
  const known = firstOf.filter((language) => spoken.includes(language))
  if (known.length > 0) return known.slice(0, MOST)
  return (Object.keys(languageNames) as Language[]).filter((language) => spoken.includes(language)).slice(0, 1)
}

/** A language's name as another language has it: "Belarusian". */
export function nameIn(language: Language, voice: Language): string {
  return new Intl.DisplayNames([voice], { type: 'language' }).of(language) ?? languageNames[language]
}

/** Whether a text is the name that a language has on the start screen. */
export const isLanguageName = (text: string, language: Language): boolean => text === languageNames[language]
