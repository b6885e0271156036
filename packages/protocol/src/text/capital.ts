import type { Language } from '../language-names.ts'
import { languageFacts } from '../languages.ts'

/**
 * A text as at the start of a line or a sentence, by its language's own capitals: `iki` is `İki` in Turkish. Georgian
 * has capitals, but no word begins with one, and many fonts have none.
 */
export const capital = (text: string, language: Language): string =>
  languageFacts[language].script === 'Geor' ? text : text.slice(0, 1).toLocaleUpperCase(language) + text.slice(1)
