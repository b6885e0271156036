import { type Localized, languageOf } from '@poczekalnia/protocol'

export { inSentence, languageOf } from '@poczekalnia/protocol'

/** The office's own text in a language; in English, then Polish, where the office has not worded it in that one. */
export const localized = (text: Localized, language: string): string => text[languageOf(text, language)] ?? text.pl
