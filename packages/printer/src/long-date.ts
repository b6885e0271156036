import type { Language } from '@poczekalnia/protocol'

/** British English: the day before the month, as everywhere else on these tickets. */
const locales: Record<Language, string> = { pl: 'pl', en: 'en-GB', uk: 'uk', ru: 'ru' }

/**
 * A calendar day with its weekday, written for the start of a line: `Czwartek, 19 listopada 2026`.
 *
 * @param date `YYYY-MM-DD`
 * @throws RangeError when it is not a date
 */
export function longDate(date: string, language: Language): string {
  const long = Temporal.PlainDate.from(date).toLocaleString(locales[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  return long.slice(0, 1).toLocaleUpperCase(language) + long.slice(1)
}
