import { type Language, languageFacts } from '@poczekalnia/protocol'

export const isLanguage = (tag: string): tag is Language => Object.hasOwn(languageFacts, tag)
